package flexsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The records of architecture decisions: one shape, numbered without gaps, all in the index. */
class DecisionsTest {
    private static final Path DIRECTORY = Path.of("docs/adr");
    private static final List<String> PARTS = List.of("Context", "Decision", "Consequences");

    @Test
    void they_are_numbered_without_gaps_in_name_and_title() throws IOException {
        int number = 1;
        for (Path decision : decisions()) {
            String begins = "%03d".formatted(number++);
            assertTrue(decision.getFileName().toString().startsWith(begins + "-"), decision + " is not " + begins);
            assertTrue(title(decision).startsWith("# " + begins + ". "), title(decision));
        }
    }

    @Test
    void each_has_its_context_its_decision_and_its_consequences_in_this_order() throws IOException {
        for (Path decision : decisions()) {
            List<String> parts = Files.readAllLines(decision).stream()
                    .filter(line -> line.startsWith("## "))
                    .map(line -> line.substring("## ".length()))
                    .filter(PARTS::contains)
                    .toList();
            assertEquals(PARTS, parts, decision.toString());
        }
    }

    @Test
    void the_index_has_each_with_its_title() throws IOException {
        String index = Files.readString(DIRECTORY.resolve("README.md"));
        for (Path decision : decisions()) {
            String title = title(decision).replaceFirst("# \\d+\\. ", "");
            assertTrue(index.contains("[" + title + "](" + decision.getFileName() + ")"), title);
        }
    }

    private static String title(Path decision) throws IOException {
        return Files.readAllLines(decision).get(0);
    }

    private static List<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
    }
}
