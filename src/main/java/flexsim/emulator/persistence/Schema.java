package flexsim.emulator.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The migration of a database to the version that this code knows: numbered scripts, each run once. */
final class Schema {
    static final int VERSION = 3;

    /** Before it, SIDs were made in another way: what was done then cannot be done again. */
    private static final int OLDEST_KNOWN = 3;

    private Schema() {}

    /** {@code where}: the data directory, for the message. */
    static void bringUpToDate(Connection connection, String where) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)");
            int found = version(statement);
            if (found > VERSION) {
                throw new UncheckedIOException(
                        "the data in " + where + " was written by a newer version of flexsim; use that one",
                        new IOException("schema version " + found));
            }
            if (found > 0 && found < OLDEST_KNOWN) {
                throw new UncheckedIOException(
                        "the data in " + where
                                + " was written by an earlier version of flexsim, whose SIDs were made in"
                                + " another way; start with another directory, or keep using that version",
                        new IOException("schema version " + found));
            }
            for (int version = Math.max(found + 1, OLDEST_KNOWN); version <= VERSION; version++) {
                for (String command : script(version).split(";\\s*\\R")) {
                    statement.execute(command);
                }
                statement.execute("INSERT INTO schema_version VALUES (" + version + ")");
            }
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String script(int version) {
        try (InputStream script = Schema.class.getResourceAsStream(version + ".sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("flexsim's jar is damaged: " + version + ".sql", unreadable);
        }
    }
}
