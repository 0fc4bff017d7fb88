package flexsim.emulator.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The tables, by JDBC. Not thread-safe. */
final class Database implements AutoCloseable {
    /**
     * A commit is on disk when it returns, not half a second later. The file is only ever appended to: H2 puts new
     * pages where it has freed others a moment before, and a kill in the middle of that takes the last commits along,
     * however long the pages are retained. The price is a file that grows by about 1.5 kB a command until it is
     * compacted, which happens only when nothing is written to it; so pages are compressed. Nothing but this class
     * closes the database: at the end of the process that must not come before the last write. Commands stay in their
     * row unless they are very long. Errors are exceptions and not a file beside the data.
     */
    private static final String SETTINGS = ";WRITE_DELAY=0;REUSE_SPACE=FALSE;COMPRESS=TRUE;DB_CLOSE_ON_EXIT=FALSE"
            + ";MAX_LENGTH_INPLACE_LOB=8192;CACHE_SIZE=16384;TRACE_LEVEL_FILE=0";

    /** H2: the database is open in another process. */
    private static final int IN_USE = 90020;

    /** Entries read at once. */
    private static final int PAGE = 1_000;

    private final Connection connection;
    private final Statement statement;
    private final PreparedStatement addWorkspace;
    private final PreparedStatement removeWorkspace;
    private final PreparedStatement markRemoved;
    private final PreparedStatement addEntry;
    private long entries;
    private boolean entriesWait;

    /**
     * Opens the database in {@code directory}, or makes one.
     *
     * @throws UncheckedIOException when it is in use, damaged, or written by a version that is newer, or too old
     */
    static Database open(Path directory) {
        String where = directory.toAbsolutePath().toString();
        try {
            Connection connection = DriverManager.getConnection("jdbc:h2:file:" + where + "/taskrouter" + SETTINGS);
            try {
                Schema.bringUpToDate(connection, where);
                return new Database(connection);
            } catch (SQLException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw new UncheckedIOException(
                    failure.getErrorCode() == IN_USE
                            ? "the data in " + where + " is in use by another process; end that one first"
                            : "the data in " + where + " cannot be opened (" + reason(failure)
                                    + "); give another directory, or put back a copy",
                    new IOException(failure));
        }
    }

    private Database(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        statement = connection.createStatement();
        removeEntries();
        addWorkspace = connection.prepareStatement("INSERT INTO workspaces VALUES (?, ?, ?, ?, ?)");
        removeWorkspace = connection.prepareStatement("DELETE FROM workspaces WHERE number = ?");
        markRemoved = connection.prepareStatement("INSERT INTO removed VALUES (?)");
        addEntry = connection.prepareStatement("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)");
        entries = number("SELECT COALESCE(MAX(number), 0) FROM entries");
    }

    /** Entries are found by their number alone: looking for a workspace's would hold up the writing of others'. */
    private void removeEntries() throws SQLException {
        if (number("SELECT COUNT(*) FROM removed") > 0) {
            statement.execute("DELETE FROM entries WHERE workspace IN (SELECT workspace FROM removed)");
            statement.execute("DELETE FROM removed");
            connection.commit();
        }
    }

    /** What H2 says without its SQL and its codes. */
    static String reason(SQLException failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage()).replaceAll("\\s*(\\R|; SQL statement|\\[).*", "");
    }

    private long number(String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Callers of different workspaces may hand an earlier instant over after a later one, but not by a thousand. */
    long lastInstant() throws SQLException {
        return Math.max(
                number("SELECT COALESCE(MAX(at), 0) FROM (SELECT at FROM entries ORDER BY number DESC FETCH FIRST "
                        + PAGE + " ROWS ONLY)"),
                Math.max(
                        number("SELECT COALESCE(MAX(created), 0) FROM workspaces"),
                        number("SELECT COALESCE(MAX(at), 0) FROM images")));
    }

    List<StoredSnapshot> snapshots() throws SQLException {
        List<StoredSnapshot> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT workspace, at, body FROM images")) {
            while (rows.next()) {
                found.add(new StoredSnapshot(rows.getInt(1), rows.getLong(2), rows.getBytes(3)));
            }
        }
        return found;
    }

    /** In order of their events. */
    List<StoredPage> pages() throws SQLException {
        List<StoredPage> found = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery("SELECT workspace, first, size, last_at, body FROM pages ORDER BY 1, 2")) {
            while (rows.next()) {
                found.add(new StoredPage(
                        rows.getInt(1), rows.getLong(2), rows.getInt(3), rows.getLong(4), rows.getBytes(5)));
            }
        }
        return found;
    }

    List<StoredWorkspace> workspaces() throws SQLException {
        List<StoredWorkspace> found = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery("SELECT number, sid, setup, seed, created FROM workspaces ORDER BY number")) {
            while (rows.next()) {
                found.add(new StoredWorkspace(
                        rows.getInt(1), rows.getString(2), rows.getString(3), rows.getLong(4), rows.getLong(5)));
            }
        }
        return found;
    }

    /** All entries, in the order in which they were added. */
    void entries(Consumer<JournalEntry> reader) throws SQLException {
        try (PreparedStatement page = connection.prepareStatement("SELECT number, workspace, at, kind, body, sid"
                + " FROM entries WHERE number > ? ORDER BY number FETCH FIRST " + PAGE + " ROWS ONLY")) {
            long last = 0;
            for (long before = -1; last > before; ) {
                before = last;
                last = entries(page, last, reader);
            }
        }
    }

    /** One page; returns the number of its last entry, {@code after} when there is none. */
    private static long entries(PreparedStatement page, long after, Consumer<JournalEntry> reader) throws SQLException {
        long last = after;
        page.setLong(1, after);
        try (ResultSet rows = page.executeQuery()) {
            while (rows.next()) {
                last = rows.getLong(1);
                reader.accept(new JournalEntry(
                        rows.getInt(2),
                        rows.getLong(3),
                        rows.getString(4),
                        rows.getString(5),
                        Optional.ofNullable(rows.getString(6))));
            }
        }
        return last;
    }

    /** Writes {@code changes} as one transaction; when this returns they are on disk. */
    void write(List<PendingWrite> changes) throws SQLException {
        if (changes.stream().allMatch(PendingWrite.Then.class::isInstance)) {
            return;
        }
        for (PendingWrite change : changes) {
            if (change instanceof PendingWrite.Happened happened) {
                add(happened.entry());
            } else {
                flushEntries();
                apply(change);
            }
        }
        flushEntries();
        connection.commit();
        statement.execute("CHECKPOINT SYNC");
    }

    private void flushEntries() throws SQLException {
        if (entriesWait) {
            addEntry.executeBatch();
            entriesWait = false;
        }
    }

    private void apply(PendingWrite change) throws SQLException {
        if (change instanceof PendingWrite.Made made) {
            add(made.workspace());
        } else if (change instanceof PendingWrite.Removed removed) {
            remove(removed.workspace());
        } else if (change instanceof PendingWrite.Discarded discarded) {
            run("DELETE FROM entries WHERE workspace = ?", discarded.workspace());
        } else if (change instanceof PendingWrite.Snapshotted snapshotWritten) {
            StoredSnapshot snapshot = snapshotWritten.snapshot();
            run("MERGE INTO images VALUES (?, ?, ?)", snapshot.workspace(), snapshot.at(), snapshot.body());
        } else if (change instanceof PendingWrite.Paged paged) {
            StoredPage page = paged.page();
            run(
                    "INSERT INTO pages VALUES (?, ?, ?, ?, ?)",
                    page.workspace(),
                    page.first(),
                    page.size(),
                    page.lastAt(),
                    page.body());
        } else if (change instanceof PendingWrite.Unpaged unpaged) {
            run("DELETE FROM pages WHERE workspace = ? AND first < ?", unpaged.workspace(), unpaged.first());
        }
    }

    /** For what is seldom written. */
    private void run(String command, Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(command)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.executeUpdate();
        }
    }

    private void add(StoredWorkspace workspace) throws SQLException {
        addWorkspace.setInt(1, workspace.number());
        addWorkspace.setString(2, workspace.sid());
        addWorkspace.setString(3, workspace.setup());
        addWorkspace.setLong(4, workspace.seed());
        addWorkspace.setLong(5, workspace.created());
        addWorkspace.executeUpdate();
    }

    private void remove(int workspace) throws SQLException {
        removeWorkspace.setInt(1, workspace);
        removeWorkspace.executeUpdate();
        markRemoved.setInt(1, workspace);
        markRemoved.executeUpdate();
        run("DELETE FROM images WHERE workspace = ?", workspace);
        run("DELETE FROM pages WHERE workspace = ?", workspace);
    }

    private void add(JournalEntry entry) throws SQLException {
        addEntry.setLong(1, ++entries);
        addEntry.setInt(2, entry.workspace());
        addEntry.setLong(3, entry.at());
        addEntry.setString(4, entry.kind());
        addEntry.setString(5, entry.body());
        addEntry.setString(6, entry.sid().orElse(null));
        addEntry.addBatch();
        entriesWait = true;
    }

    /** Closes it and makes its file as short as it can be; a kill in the middle of that leaves the file as it was. */
    void compactAndClose() throws SQLException {
        statement.execute("SHUTDOWN COMPACT");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
