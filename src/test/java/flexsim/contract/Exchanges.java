package flexsim.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Holds what the local TaskRouter answers in tests against Twilio's documents, where they are, and writes down which test
 * touched which operation; the coverage page is made from that.
 */
public final class Exchanges {
    /** Below the build's directory; one line an operation and test: method, path, test, what was checked. */
    public static final Path DIRECTORY = Path.of("target", "exchanges");

    private static final Optional<TwilioContract> CONTRACT = TwilioContract.found();
    private static final Set<String> WRITTEN = ConcurrentHashMap.newKeySet();

    private final String test;

    private Exchanges(String test) {
        this.test = test;
    }

    /** Of the test that asks. */
    public static Exchanges ofThisTest() {
        return new Exchanges(StackWalker.getInstance().walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                .map(name -> name.replaceAll("\\$.*", ""))
                .filter(name -> name.endsWith("Test") || name.endsWith("IT") || name.endsWith("TestExample"))
                .findFirst()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .orElse("?")));
    }

    /**
     * One request and what was answered.
     *
     * @param path with or without a query
     * @throws AssertionError when the answer of an operation is not what Twilio's would be
     */
    public void record(String method, String path, int status, String body) {
        String resource = path.replaceAll("\\?.*", "");
        if (status >= 300) {
            return;
        }
        List<String> violations = CONTRACT.map(contract -> contract.violations(method, resource, status, body))
                .orElseGet(List::of);
        assertTrue(
                violations.isEmpty(),
                () -> method + " " + resource + " answered " + status + " against Twilio's contract:\n  "
                        + String.join("\n  ", violations) + "\n" + body);
        boolean validated =
                CONTRACT.filter(contract -> contract.has(method, resource)).isPresent();
        write(method + "\t" + resource + "\t" + test + "\t" + (validated ? "validated" : "-"));
    }

    private static void write(String line) {
        if (!WRITTEN.add(line.replaceAll("[A-Z]{2}[0-9a-f]{32}", "{}"))) {
            return;
        }
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(
                    DIRECTORY.resolve(ProcessHandle.current().pid() + ".tsv"),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** All lines written since the build's directory was last cleaned. */
    public static List<String> written() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().flatMap(Exchanges::lines).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
