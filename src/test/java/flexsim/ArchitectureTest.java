package flexsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules of docs/architecture.md, held against the source files: layers, circles, sizes, names, and who may use which
 * library. A class needs another when its text, comments and strings apart, names it; nested classes belong to their file.
 */
class ArchitectureTest {
    private static final Path ARCHITECTURE = Path.of("docs/architecture.md");
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| `(flexsim[.\\w]*)` \\|.*");
    private static final int FILES_IN_A_PACKAGE = 60;
    private static final int LINES_IN_A_PACKAGE = 7_000;
    private static final int CLASSES_IN_A_CIRCLE = 8;

    /** Beginnings of the names of what only some packages may use; a package stands for those below it too. */
    private static final Map<String, Set<String>> USERS = Map.ofEntries(
            Map.entry("io.javalin.", Set.of("flexsim.http", "flexsim.emulator.http", "flexsim.agents")),
            Map.entry("jakarta.servlet.", Set.of("flexsim.http", "flexsim.emulator.http", "flexsim.emulator.control")),
            Map.entry("org.eclipse.jetty.", Set.of("flexsim.http", "flexsim.emulator.http")),
            Map.entry("com.twilio.", Set.of("flexsim.twilio", "flexsim.junit")),
            Map.entry("org.apache.hc.", Set.of("flexsim.twilio", "flexsim.junit")),
            Map.entry(
                    "com.fasterxml.jackson.",
                    Set.of(
                            "flexsim.agents",
                            "flexsim.cli",
                            "flexsim.config",
                            "flexsim.customers",
                            "flexsim.deploy",
                            "flexsim.domain",
                            "flexsim.emulator",
                            "flexsim.observation",
                            "flexsim.report",
                            "flexsim.simulation",
                            "flexsim.taskrouter.document",
                            "flexsim.twilio")),
            Map.entry("java.sql.", Set.of("flexsim.emulator.persistence")),
            Map.entry("org.h2.", Set.of("flexsim.emulator.persistence")),
            Map.entry("picocli.", Set.of("flexsim.cli")),
            Map.entry("io.github.cdimascio.", Set.of("flexsim.cli")),
            Map.entry("org.HdrHistogram.", Set.of("flexsim.customers")),
            Map.entry("org.slf4j.", Set.of("flexsim.emulator", "flexsim.http")),
            Map.entry("java.net.http.", Set.of("flexsim.emulator")));

    private static final Pattern CLOCK =
            Pattern.compile("\\bSystem\\s*\\.\\s*(currentTimeMillis|nanoTime)\\b|\\bThread\\s*\\.\\s*sleep\\b"
                    + "|\\b(Instant|LocalDate|LocalDateTime|LocalTime|ZonedDateTime|OffsetDateTime)\\s*\\.\\s*now\\b"
                    + "|\\bClock\\s*\\.\\s*(system|tick)\\w*|\\bnew\\s+Date\\s*\\(\\s*\\)");

    private static SourceFiles sources;
    private static Map<String, Integer> layers;

    @BeforeAll
    static void read() throws IOException {
        sources = SourceFiles.below(Path.of("src/main/java"));
        layers = new TreeMap<>();
        for (String line : Files.readAllLines(ARCHITECTURE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                layers.put(row.group(2), Integer.valueOf(row.group(1)));
            }
        }
    }

    @Test
    void the_table_of_the_architecture_lists_exactly_the_packages_that_there_are() {
        assertEquals(new TreeSet<>(sources.packages()), new TreeSet<>(layers.keySet()));
    }

    @TestFactory
    Stream<DynamicTest> imports_run_downwards() {
        return eachPackage(name -> {
            List<String> upwards = new ArrayList<>();
            sources.packagesNeededBy(name).forEach((needed, by) -> {
                if (layer(needed) >= layer(name)) {
                    upwards.add(needed + " (by " + by + ")");
                }
            });
            assertEquals(List.of(), upwards, name + " imports what is not on a lower layer of docs/architecture.md");
        });
    }

    @TestFactory
    Stream<DynamicTest> no_more_than_eight_classes_of_a_package_need_each_other_in_a_circle() {
        return eachPackage(name -> {
            List<Set<String>> large = Circles.in(sources.classesNeeded(name)).stream()
                    .filter(circle -> circle.size() > CLASSES_IN_A_CIRCLE)
                    .toList();
            assertEquals(List.of(), large);
        });
    }

    @TestFactory
    Stream<DynamicTest> a_package_is_small_enough_to_be_seen() {
        return eachPackage(name -> {
            int files = sources.in(name).size();
            int lines =
                    sources.in(name).stream().mapToInt(SourceFiles.File::lines).sum();
            assertTrue(files <= FILES_IN_A_PACKAGE, () -> name + " has " + files + " files");
            assertTrue(lines <= LINES_IN_A_PACKAGE, () -> name + " has " + lines + " lines");
        });
    }

    @Test
    void no_two_classes_have_the_same_simple_name() {
        Map<String, List<String>> byName = sources.all().stream()
                .collect(Collectors.groupingBy(
                        SourceFiles.File::name,
                        TreeMap::new,
                        Collectors.mapping(SourceFiles.File::packageName, Collectors.toList())));
        byName.values().removeIf(packages -> packages.size() == 1);
        assertEquals(Map.of(), byName);
    }

    @TestFactory
    Stream<DynamicTest> a_library_is_used_only_where_it_belongs() {
        return USERS.entrySet().stream()
                .map(entry -> dynamicTest(
                        entry.getKey(),
                        () -> assertEquals(
                                List.of(),
                                sources.all().stream()
                                        .filter(file -> file.code().contains(entry.getKey()))
                                        .filter(file ->
                                                entry.getValue().stream().noneMatch(file::isIn))
                                        .map(SourceFiles.File::path)
                                        .toList())));
    }

    @Test
    void clocks_are_read_in_the_package_time_alone() {
        assertEquals(
                List.of(),
                sources.all().stream()
                        .filter(file -> !file.isIn("flexsim.time"))
                        .filter(file -> CLOCK.matcher(file.code()).find())
                        .map(SourceFiles.File::path)
                        .toList());
    }

    @Test
    void the_emulator_is_known_only_to_those_who_start_it() {
        Set<String> known = Set.of("flexsim.emulator", "flexsim.cli", "flexsim.demo", "flexsim.junit");
        List<String> others = sources.packages().stream()
                .filter(name -> !name.startsWith("flexsim.emulator") && !known.contains(name))
                .filter(name -> sources.packagesNeededBy(name).keySet().stream()
                        .anyMatch(needed -> needed.startsWith("flexsim.emulator")))
                .toList();
        assertEquals(List.of(), others);
    }

    private static int layer(String name) {
        assertTrue(layers.containsKey(name), () -> name + " is not in the table of " + ARCHITECTURE);
        return layers.get(name);
    }

    private static Stream<DynamicTest> eachPackage(java.util.function.Consumer<String> rule) {
        return sources.packages().stream().map(name -> dynamicTest(name, () -> rule.accept(name)));
    }
}
