package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import flexsim.testing.Deadline;
import flexsim.testing.Thorough;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar under every Java of this machine: that of the tests, those in {@code JAVA_HOME_*}, and those in {@code /usr/lib/jvm}. */
@Thorough
class CrossJdkIT {
    private static final Path JAR = Path.of(System.getProperty("flexsim.jar")).toAbsolutePath();
    private static final Path USUAL = Path.of("/usr/lib/jvm");
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");
    private static final int OLDEST = 17;

    @TempDir
    private Path directory;

    @Test
    void a_simulation_prints_the_same_under_every_java() throws Exception {
        Map<Path, Integer> homes = homes();
        assumeTrue(homes.size() > 1, "skipped: there is only one Java here, " + homes);
        Files.writeString(directory.resolve("domain.json"), busyCentre());

        String first = "";
        for (Path home : homes.keySet()) {
            String printed = simulate(home);
            assertTrue(printed.contains("\"intervals\""), printed);
            first = first.isEmpty() ? printed : first;
            assertEquals(first, printed, "under " + homes);
        }
    }

    /** Uses every sampler and every rule. */
    private static String busyCentre() {
        return new AnyCentreDomain(
                        new AnyCentreDomain.Size(9, 3, 9, 2, List.of(1, 3), true, true),
                        new AnyCentreDomain.Behaviour(0.1, 0.1, 0.05, 4, 25, 90, true),
                        AnyCentreDomain.Targets.WIDENING,
                        1)
                .text();
    }

    private String simulate(Path home) throws Exception {
        Process process = new ProcessBuilder(
                        home.resolve("bin/java").toString(),
                        "-jar",
                        JAR.toString(),
                        "simulate",
                        "--domaindir",
                        directory.toString(),
                        "--for",
                        "3h",
                        "--replications",
                        "20",
                        "--seed",
                        "7",
                        "--json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(Deadline.SECONDS, TimeUnit.SECONDS), "does not end under " + home);
        assertEquals(0, process.exitValue(), "under " + home);
        return printed.replaceFirst("\"tasksPerSecond\":[^,]*,", "");
    }

    /** Each once, with its version. */
    private static Map<Path, Integer> homes() throws IOException {
        List<Path> candidates = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("JAVA_HOME_")) {
                candidates.add(Path.of(value));
            }
        });
        if (Files.isDirectory(USUAL)) {
            try (Stream<Path> installed = Files.list(USUAL)) {
                installed.forEach(candidates::add);
            }
        }
        Map<Path, Integer> homes = new TreeMap<>();
        for (Path home : candidates) {
            if (Files.isExecutable(home.resolve("bin/java")) && version(home) >= OLDEST) {
                homes.put(home.toRealPath(), version(home));
            }
        }
        return homes;
    }

    private static int version(Path home) throws IOException {
        Path release = home.resolve("release");
        Matcher version = VERSION.matcher(Files.isRegularFile(release) ? Files.readString(release) : "");
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }
}
