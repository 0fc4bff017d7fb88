package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same domain, locale and seed give the bytes that they have always given: what is written today is compared with
 * digests of what was written before.
 */
class SameBytesTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/flexsim/samebytes");
    private static final Path DIGESTS = DIRECTORY.resolve("digests.properties");
    private static final boolean RENEW = "renew".equals(System.getProperty("flexsim.digests"));

    @TempDir
    private Path directory;

    /** Many dimensions that influence one another; everybody is always there. */
    @Test
    void a_shop_whose_dimensions_influence_one_another() throws IOException {
        verify("shop", "en-us", "--for", "2h", "--warmup", "10m");
    }

    /** All that planners add: arrivals by the hour, shifts, agents who refuse, customers who balk, targets. */
    @Test
    void a_bank_with_every_planning_key() throws IOException {
        verify("bank", "en-us", "--for", "6h", "--from", "07:45", "--replications", "3");
    }

    /** Several chats at a time, another locale, letters outside ASCII, and every other curve. */
    @Test
    void a_travel_agency_with_several_tasks_at_a_time() throws IOException {
        verify("travel", "de-de", "--for", "4h", "--interval", "15", "--replications", "2");
    }

    private void verify(String domain, String locale, String... simulation) throws IOException {
        SortedMap<String, String> digests = digests(domain, locale, simulation);
        if (RENEW) {
            renew(domain, digests);
        }
        SortedMap<String, String> expected = kept(domain + "/");
        List<String> different = Stream.concat(expected.keySet().stream(), digests.keySet().stream())
                .distinct()
                .filter(file -> !digests.getOrDefault(file, "").equals(expected.get(file)))
                .toList();
        if (!different.isEmpty()) {
            fail("not the bytes that these files had before: " + String.join(", ", different)
                    + ". If they are meant to differ, renew the digests with"
                    + " mvn test -Dtest=SameBytesTest -Dflexsim.digests=renew"
                    + " and say in docs/CHANGELOG.md what has changed for whom");
        }
    }

    /** The digest of each file, by its name. */
    private SortedMap<String, String> digests(String domain, String locale, String... simulation) throws IOException {
        List<String> common =
                List.of("--domain", DIRECTORY.resolve(domain).toString(), "--locale", locale, "--seed", "2026");
        SortedMap<String, String> digests = new TreeMap<>();

        Path configuration = directory.resolve("config");
        run(line("genconfig", common, "--cfgdir", configuration.toString()));
        for (String file : List.of("metadata.json", "queues.json", "workers.json", "workflow.json")) {
            digests.put(domain + "/" + file, digest(Files.readAllBytes(configuration.resolve(file))));
        }
        assertEquals(4, files(configuration), "files of a configuration");

        Path report = directory.resolve("report");
        List<String> line = line("simulate", common, "--json", "--report", report.toString());
        line.addAll(List.of(simulation));
        String document = run(line);
        String comparable = document.replaceFirst("\"tasksPerSecond\":[0-9.E]+,", "");
        assertTrue(comparable.length() < document.length(), "tasksPerSecond is left out");
        digests.put(domain + "/simulate.json", digest(comparable.getBytes(StandardCharsets.UTF_8)));
        for (String file : List.of("intervals.csv", "tasks.csv")) {
            digests.put(domain + "/" + file, digest(Files.readAllBytes(report.resolve(file))));
        }
        return digests;
    }

    private static List<String> line(String command, List<String> common, String... options) {
        List<String> line = new ArrayList<>();
        line.add(command);
        line.addAll(common);
        line.addAll(List.of(options));
        return line;
    }

    /** What the command prints on stdout. */
    private static String run(List<String> line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new CommandLineRunner(
                        new Settings(Map.of(), Map::of),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(line.toArray(String[]::new));
        assertEquals(0, code, () -> err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static long files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    /** The digests kept of files whose names begin so. */
    private static SortedMap<String, String> kept(String prefix) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(DIGESTS)) {
            try (var reader = Files.newBufferedReader(DIGESTS)) {
                properties.load(reader);
            }
        }
        SortedMap<String, String> kept = new TreeMap<>();
        properties.stringPropertyNames().stream()
                .filter(file -> file.startsWith(prefix))
                .forEach(file -> kept.put(file, properties.getProperty(file)));
        return kept;
    }

    private static void renew(String domain, SortedMap<String, String> digests) throws IOException {
        SortedMap<String, String> all = kept("");
        all.keySet().removeIf(file -> file.startsWith(domain + "/"));
        all.putAll(digests);
        Files.writeString(
                DIGESTS,
                all.entrySet().stream()
                        .map(digest -> digest.getKey() + "=" + digest.getValue() + "\n")
                        .collect(Collectors.joining()));
    }
}
