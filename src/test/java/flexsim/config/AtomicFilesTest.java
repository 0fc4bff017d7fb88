package flexsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path directory;

    @Test
    void a_link_to_nothing_is_in_the_way_and_stays() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("gone"));
        UncheckedIOException failed = assertThrows(UncheckedIOException.class, () -> AtomicFiles.in(link));
        assertTrue(failed.getMessage().contains("is in the way"), failed.getMessage());
        assertTrue(Files.isSymbolicLink(link));
    }

    @Test
    void a_process_that_ends_takes_what_is_not_committed_with_it() throws Exception {
        Files.writeString(directory.resolve("kept"), "old");
        assertEquals(EndsWhileWriting.STAGED, endWhileWriting(directory.resolve("made/below")));
        assertEquals(EndsWhileWriting.STAGED, endWhileWriting(directory));
        assertEquals(List.of("kept"), names());
        assertEquals("old", Files.readString(directory.resolve("kept")));
    }

    @Test
    void a_commit_removes_what_a_killed_process_left_of_the_same_file() throws Exception {
        Process gone = start(directory.resolve("gone"));
        gone.waitFor();
        long running = ProcessHandle.current().parent().orElseThrow().pid();
        Files.writeString(directory.resolve(".a.txt." + gone.pid() + ".new"), "");
        Files.writeString(directory.resolve(".a.txt." + gone.pid() + ".old"), "");
        Files.writeString(directory.resolve(".a.txt." + running + ".new"), "");
        Files.writeString(directory.resolve(".b.txt." + gone.pid() + ".new"), "");
        AtomicFiles.write(Map.of("a.txt", "new"), directory);
        assertEquals(List.of(".a.txt." + running + ".new", ".b.txt." + gone.pid() + ".new", "a.txt"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static int endWhileWriting(Path into) throws IOException, InterruptedException {
        return start(into).waitFor();
    }

    private static Process start(Path into) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndsWhileWriting.class.getName(),
                        into.toString())
                .inheritIO()
                .start();
    }

    /** A process that ends, as a signal would end it, with a file begun. */
    static final class EndsWhileWriting {
        static final int STAGED = 42;

        private EndsWhileWriting() {}

        public static void main(String[] args) throws IOException {
            Path directory = Path.of(args[0]);
            AtomicFiles.in(directory).create("kept").write(1);
            try (Stream<Path> files = Files.list(directory)) {
                System.exit(files.anyMatch(file -> AtomicFiles.targetOf(file).isPresent()) ? STAGED : 1);
            }
        }
    }
}
