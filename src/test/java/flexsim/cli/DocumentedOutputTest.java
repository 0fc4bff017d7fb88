package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and the page about planning show of {@code erlang} and {@code simulate} is what these commands print. */
class DocumentedOutputTest {
    private static final List<Path> PAGES = List.of(Path.of("README.md"), Path.of("docs", "simulate.md"));
    private static final String PROMPT = "$ ";

    /** A command as a page shows it, without redirections and pipes, and the lines shown below it. */
    record Example(Path page, String command, List<String> lines) {
        /** Replications that make the ± mean something take too long for a build. */
        boolean isQuick() {
            return !command.contains("--replications");
        }

        @Override
        public String toString() {
            return page + ": " + command;
        }
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path page : PAGES) {
            boolean fenced = false;
            List<String> shown = new ArrayList<>();
            for (String line : Files.readAllLines(page)) {
                if (line.startsWith("```")) {
                    fenced = !fenced;
                    shown = new ArrayList<>();
                } else if (fenced && line.startsWith(PROMPT)) {
                    shown = new ArrayList<>();
                    examples.add(new Example(page, line.replaceFirst(" (2>|\\|).*", ""), shown));
                } else if (fenced) {
                    shown.add(line);
                }
            }
        }
        return examples.stream()
                .filter(example -> example.command().matches("\\$ (scripts/)?flexsim (erlang|simulate) .*"))
                .filter(example -> example.isQuick() && !example.lines().isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_line_shown_is_printed(Example example) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] args = Stream.of(example.command().split(" ")).skip(2).toArray(String[]::new);

        int code = new CommandLineRunner(
                        new Settings(Map.of(), Map::of),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(args);

        assertEquals(0, code, () -> err.toString(StandardCharsets.UTF_8));
        List<String> printed = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertFalse(printed.isEmpty());
        example.lines().forEach(line -> assertTrue(printed.contains(line), () -> line + "\nis not in\n" + printed));
    }
}
