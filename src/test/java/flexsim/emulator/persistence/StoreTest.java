package flexsim.emulator.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.testing.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final StoredWorkspace FIRST = new StoredWorkspace(1, "WS1", "{}", 7, 1_000);
    private static final StoredWorkspace SECOND = new StoredWorkspace(2, "WS2", "{\"a\":1}", -8, 2_000);

    @TempDir
    Path directory;

    private static JournalEntry entry(int workspace, long at, String body) {
        return new JournalEntry(workspace, at, "command", body, Optional.of("WT" + at));
    }

    private static List<JournalEntry> entries(Store store) {
        List<JournalEntry> found = new ArrayList<>();
        store.entries(found::add);
        return found;
    }

    private Store written(StoredWorkspace... workspaces) {
        Store store = Store.open(directory);
        store.begin();
        for (StoredWorkspace workspace : workspaces) {
            store.add(workspace);
        }
        return store;
    }

    @Test
    void what_was_written_is_read_at_the_next_start_in_its_order() {
        List<JournalEntry> all = new ArrayList<>();
        try (Store store = written(FIRST, SECOND)) {
            for (int i = 0; i < 2_500; i++) {
                all.add(entry(1 + i % 2, i, "body " + i));
            }
            all.add(new JournalEntry(JournalEntry.ACCOUNT, 9_000, "other", "no sid", Optional.empty()));
            all.forEach(store::add);
        }

        try (Store store = Store.open(directory)) {
            assertEquals(List.of(FIRST, SECOND), store.workspaces());
            assertEquals(all, entries(store));
            assertEquals(9_000, store.lastInstant());
        }
    }

    @Test
    void a_body_may_be_as_long_as_the_longest_workflow() {
        JournalEntry longest = entry(1, 1, "\u00fc\"".repeat(2_000_000));
        try (Store store = written(FIRST)) {
            store.add(longest);
        }

        try (Store store = Store.open(directory)) {
            assertEquals(List.of(longest), entries(store));
        }
    }

    @Test
    void entries_go_with_their_workspace_and_the_accounts_stay() {
        JournalEntry accounts = new JournalEntry(JournalEntry.ACCOUNT, 3, "other", "", Optional.empty());
        try (Store store = written(FIRST, SECOND)) {
            store.add(entry(1, 1, "gone"));
            store.add(entry(2, 2, "kept"));
            store.add(accounts);
            store.remove(1);
        }

        try (Store store = Store.open(directory)) {
            assertEquals(List.of(SECOND), store.workspaces());
            assertEquals(List.of(entry(2, 2, "kept"), accounts), entries(store));
        }
    }

    @Test
    void nothing_is_written_before_the_beginning() {
        try (Store store = Store.open(directory)) {
            store.add(FIRST);
        }

        try (Store store = Store.open(directory)) {
            assertEquals(List.of(), store.workspaces());
            assertEquals(0, store.lastInstant());
        }
    }

    @Test
    void news_is_told_in_order_and_not_before_the_beginning() throws Exception {
        List<String> told = new ArrayList<>();
        CountDownLatch both = new CountDownLatch(2);
        try (Store store = Store.open(directory)) {
            store.add(FIRST);
            store.afterwards(() -> {
                told.add("first");
                both.countDown();
            });
            store.add(entry(1, 1, "x"));
            store.afterwards(() -> {
                told.add("second");
                both.countDown();
            });
            assertEquals(List.of(), told);
            store.begin();
            assertTrue(both.await(Deadline.SECONDS, TimeUnit.SECONDS));
        }
        assertEquals(List.of("first", "second"), told);
    }

    @Test
    void nothing_is_told_of_what_belongs_together_before_all_of_it_is_there() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (Store store = Store.open(directory)) {
            store.begin();
            store.atOnce(() -> {
                store.add(entry(1, 1, "first"));
                store.afterwards(() -> told.add("first"));
                store.add(entry(1, 2, "second"));
                assertNull(pollBriefly(told));
            });
            store.await();
            assertEquals("first", told.poll());
        }
    }

    private static String pollBriefly(BlockingQueue<String> told) {
        try {
            return told.poll(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void whoever_waited_knows_that_the_news_has_been_told() {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        try (Store store = written(FIRST)) {
            for (int i = 0; i < 100; i++) {
                store.afterwards(() -> told.add("news"));
                store.await();
                assertEquals(i + 1, told.size());
            }
        }
    }

    @Test
    void after_a_write_that_fails_nobody_is_told_that_anything_was_written() {
        List<String> told = new ArrayList<>();
        try (Store store = written(FIRST)) {
            store.await();
            store.add(new JournalEntry(1, 1, "a kind that is too long for its column of forty", "", Optional.empty()));
            store.afterwards(() -> told.add("a lie"));

            UncheckedIOException refused = assertThrows(UncheckedIOException.class, store::await);

            assertTrue(
                    refused.getMessage().startsWith("the data in " + directory + " cannot be written ("),
                    refused.getMessage());
            assertFalse(refused.getMessage().contains("\n"));
            store.add(entry(1, 2, "later"));
            assertThrows(UncheckedIOException.class, store::await);
            assertThrows(UncheckedIOException.class, store::check);
        }
        assertEquals(List.of(), told);
    }

    @Test
    void whoever_waits_on_a_closed_store_hears_that_it_has_stopped() {
        Store store = written(FIRST);
        store.close();
        store.add(entry(1, 1, "too late"));

        assertThrows(UncheckedIOException.class, store::await);
    }

    @Test
    void many_callers_at_once_lose_nothing() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try (Store store = written(FIRST)) {
            for (int caller = 0; caller < 8; caller++) {
                callers.execute(() -> {
                    for (int i = 0; i < 100; i++) {
                        store.add(entry(1, i, "x"));
                        store.await();
                    }
                });
            }
            callers.shutdown();
            assertTrue(callers.awaitTermination(Deadline.SECONDS, TimeUnit.SECONDS));
        }

        try (Store store = Store.open(directory)) {
            assertEquals(800, entries(store).size());
        }
    }

    @Test
    void a_damaged_file_is_one_line() throws IOException {
        Files.writeString(directory.resolve("taskrouter.mv.db"), "this is no database".repeat(1_000));

        UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> Store.open(directory));

        assertTrue(
                refused.getMessage().startsWith("the data in " + directory + " cannot be opened ("),
                refused.getMessage());
        assertFalse(refused.getMessage().contains("\n"));
    }

    @Test
    void data_of_a_newer_version_is_left_alone() throws Exception {
        written(FIRST).close();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + directory + "/taskrouter")) {
            connection.createStatement().execute("INSERT INTO schema_version VALUES (99)");
        }

        UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> Store.open(directory));

        assertEquals(
                "the data in " + directory + " was written by a newer version of flexsim; use that one",
                refused.getMessage());
    }

    @Test
    void data_of_a_version_whose_sids_were_others_is_left_alone() throws Exception {
        written(FIRST).close();
        String url = "jdbc:h2:file:" + directory + "/taskrouter";
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("UPDATE schema_version SET version = 2");
        }

        UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> Store.open(directory));

        assertEquals(
                "the data in " + directory
                        + " was written by an earlier version of flexsim, whose SIDs were made in another"
                        + " way; start with another directory, or keep using that version",
                refused.getMessage());
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet rows = connection.createStatement().executeQuery("SELECT version FROM schema_version")) {
            rows.next();
            assertEquals(2, rows.getInt(1));
            assertFalse(rows.next());
        }
    }
}
