package flexsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every package says in its {@code package-info.java} what it holds, and who may use it. */
class PackageInfoTest {
    private static final Path SOURCES = Path.of("src/main/java");

    /** A sentence, an empty line, a paragraph; then the package. */
    private static final Pattern SHAPE = Pattern.compile(
            "/\\*\\*\\R \\* [A-Z][^.]*\\S.*?\\.\\R \\*\\R \\* <p>.+?\\.\\R \\*/\\Rpackage .+", Pattern.DOTALL);

    @Test
    void every_package_has_a_sentence_and_its_users() throws IOException {
        assertEquals(
                List.of(),
                packages().stream().filter(directory -> !isDescribed(directory)).toList());
    }

    @Test
    void the_packages_of_the_emulator_are_marked_as_internal() throws IOException {
        List<Path> emulator = packages().stream()
                .filter(directory -> directory.startsWith(SOURCES.resolve("flexsim/emulator")))
                .toList();

        assertFalse(emulator.isEmpty());
        for (Path directory : emulator) {
            assertTrue(text(directory).contains("<p>Internal"), directory.toString());
        }
    }

    private static List<Path> packages() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static boolean isDescribed(Path directory) {
        return SHAPE.matcher(text(directory)).matches();
    }

    private static String text(Path directory) {
        Path file = directory.resolve("package-info.java");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
