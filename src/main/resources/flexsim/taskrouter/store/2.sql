-- A workspace as it was before its first entry: entries are what came after.
CREATE TABLE images (
    workspace INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    body BLOB NOT NULL
);
-- What had happened in a workspace before its image was taken; numbers are those of its events.
CREATE TABLE pages (
    workspace INTEGER NOT NULL,
    first BIGINT NOT NULL,
    size INTEGER NOT NULL,
    last_at BIGINT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (workspace, first)
);
