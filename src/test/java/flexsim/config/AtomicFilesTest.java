package flexsim.config;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
