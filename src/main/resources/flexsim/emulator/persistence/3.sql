CREATE TABLE workspaces (
    number INTEGER PRIMARY KEY,
    sid VARCHAR(34) NOT NULL,
    setup CLOB NOT NULL,
    seed BIGINT NOT NULL,
    created BIGINT NOT NULL
);
-- Workspaces that are gone, but whose entries are not yet.
CREATE TABLE removed (
    workspace INTEGER PRIMARY KEY
);
-- In order of number is in order of what happened, over all workspaces. Workspace 0 is the account itself.
CREATE TABLE entries (
    number BIGINT PRIMARY KEY,
    workspace INTEGER NOT NULL,
    at BIGINT NOT NULL,
    kind VARCHAR(40) NOT NULL,
    body CLOB NOT NULL,
    sid VARCHAR(34)
);
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
