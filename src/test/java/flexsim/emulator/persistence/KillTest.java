package flexsim.emulator.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.testing.Deadline;
import flexsim.testing.Effort;
import flexsim.testing.Shortened;
import flexsim.testing.Thorough;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, killed while it writes. */
@Thorough
class KillTest {
    private static final int ROUNDS = Effort.of(2, 6);

    @TempDir
    Path directory;

    private Process victim() throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void kill(Process process) throws InterruptedException {
        // Through its handle: the process itself would close what it has said and nobody has read yet.
        process.toHandle().destroyForcibly();
        assertTrue(process.waitFor(Deadline.SECONDS, TimeUnit.SECONDS));
    }

    /** Lets it write {@code count} entries and kills it; returns all that it told of. */
    private Set<Long> killedAfter(int count) throws Exception {
        Process victim = victim();
        try (BufferedReader said = victim.inputReader()) {
            assertEquals("open", said.readLine());
            Set<Long> told = new TreeSet<>();
            for (int i = 0; i < count; i++) {
                told.add(Long.parseLong(said.readLine()));
            }
            kill(victim);
            // What it had said and nobody had read; the end of the last line is missing at times.
            String rest = said.lines().collect(Collectors.joining("\n", "", "\n"));
            rest.lines()
                    .limit(Math.max(0, rest.lines().count() - 1))
                    .map(Long::valueOf)
                    .forEach(told::add);
            return told;
        }
    }

    @Shortened
    @Test
    void what_was_told_to_be_written_is_there_after_the_process_was_killed() throws Exception {
        Set<Long> told = new TreeSet<>();
        for (int round = 1; round <= ROUNDS; round++) {
            told.addAll(killedAfter(400 * round));

            Set<Long> lost = new TreeSet<>(told);
            try (Store store = Store.open(directory)) {
                store.entries(entry -> lost.remove(entry.at()));
            }
            assertEquals(Set.of(), lost, "round " + round);
        }
    }

    @Test
    void a_second_process_on_the_same_data_is_refused_in_one_line() throws Exception {
        Process victim = victim();
        try (BufferedReader said = victim.inputReader()) {
            assertEquals("open", said.readLine());

            UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> Store.open(directory));

            assertEquals(
                    "the data in " + directory + " is in use by another process; end that one first",
                    refused.getMessage());
        } finally {
            kill(victim);
        }
    }
}
