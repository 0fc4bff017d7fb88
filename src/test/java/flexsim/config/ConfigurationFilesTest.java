package flexsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import flexsim.domain.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFilesTest {
    private static final List<String> FILES = List.of("metadata.json", "queues.json", "workers.json", "workflow.json");

    private static final List<String> PLANNING_KEYS =
            List.of("serviceLevel", "arrivals", "agents", "shifts", "balkPortion", "workflow");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(DomainLocale.class)
    void what_is_written_is_read_again(DomainLocale locale) {
        Configuration configuration = Generator.generate(DomainReader.defaults(locale), locale, 1);
        ConfigurationFiles.write(configuration, directory);
        assertEquals(configuration, ConfigurationFiles.read(directory));
    }

    @Test
    void the_sample_domain_is_read_again() {
        Configuration configuration = Generator.generate(
                DomainReader.read(Path.of("domain.json"), DomainLocale.DE_DE), DomainLocale.DE_DE, 1);
        ConfigurationFiles.write(configuration, directory);
        assertEquals(configuration, ConfigurationFiles.read(directory));
    }

    @Test
    void what_planners_add_is_read_again() throws IOException {
        Configuration configuration = generate("""
            {"serviceLevel": {"thresholdSeconds": 30, "shortAbandonSeconds": 2.5},
             "arrivals": {"intervalMinutes": 60, "perInterval": [0, 12.5, 30], "busynessCv": 0.15},
             "agents": {"acceptDelay": {"curve": "gamma", "mean": 3, "cv": 0.5, "max": 15}, "rejectPortion": 0.02, "missPortion": 0.01},
             "shifts": [{"agents": 3, "start": "08:00", "end": "16:30", "breaks": [{"start": "12:00", "minutes": 30}]},
                        {"agents": ["Agent_007"], "start": "22:00", "end": "24:00"}],
             "balkPortion": 0.05,
             "workflow": {"targets": [{"timeout": 60}, {"priority": 5}], "targetsByOption": {"sales": [{"expression": "worker.a == 1"}]}}}\
            """);
        ConfigurationFiles.write(configuration, directory);
        assertEquals(configuration, ConfigurationFiles.read(directory));
        String metadata = Files.readString(directory.resolve("metadata.json"));
        for (String key : PLANNING_KEYS) {
            assertTrue(metadata.contains("\"" + key + "\""), key);
        }
    }

    @Test
    void planning_keys_that_say_what_their_absence_says_are_not_written() throws IOException {
        ConfigurationFiles.write(generate("""
            {"serviceLevel": {}, "agents": {"rejectPortion": 0}, "shifts": [], "balkPortion": 0,
             "workflow": {"targets": [{"timeout": 300}]}}\
            """), directory);
        String stated = Files.readString(directory.resolve("metadata.json"));
        ConfigurationFiles.write(defaults(), directory);
        assertEquals(Files.readString(directory.resolve("metadata.json")), stated);
    }

    @Test
    void a_configuration_without_planning_keys_has_the_keys_that_it_always_had() throws IOException {
        ConfigurationFiles.write(defaults(), directory);
        String metadata = Files.readString(directory.resolve("metadata.json"));
        assertTrue(PLANNING_KEYS.stream().noneMatch(key -> metadata.contains("\"" + key + "\"")), metadata);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"queue\": \"sales\", \"timeout\": \"30\", \"priority\": \"5\"}, {\"priority\": 10}",
                "{\"queue\": \"sales\", \"expression\": \"worker.a == task.b\", \"order_by\": \"worker.a DESC\"}",
                "{\"queue\": \"sales\", \"skip_if\": \"workers.available == 0\", \"known_worker_sid\": \"task.agent\"}"
            })
    void targets_may_have_what_taskrouters_targets_have(String targets) throws IOException {
        ConfigurationFiles.write(defaults(), directory);
        Files.writeString(directory.resolve("workflow.json"), """
            {"friendlyName": "flexsim Workflow", "configuration": {"task_routing": {"filters": [
              {"filter_friendly_name": "a", "expression": "1==1", "targets": [%s]}]}}}\
            """.formatted(targets));
        assertTrue(ConfigurationFiles.read(directory)
                .workflow()
                .configuration()
                .toString()
                .contains("sales"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "th-TH-u-nu-thai"})
    void the_bytes_do_not_depend_on_the_machines_locale_and_time_zone(String tag) throws IOException {
        Path there = directory.resolve("there");
        Path here = directory.resolve("here");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            writeSample(there);
            Locale.setDefault(Locale.ROOT);
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
            writeSample(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        for (String file : FILES) {
            assertEquals(Files.readString(here.resolve(file)), Files.readString(there.resolve(file)));
        }
    }

    @Test
    void lines_end_in_line_feeds() throws IOException {
        writeSample(directory);
        assertFalse(Files.readString(directory.resolve("metadata.json")).contains("\r"));
    }

    @Test
    void other_files_are_left_alone_and_nothing_else_stays_behind() throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "mine");
        writeSample(directory);
        writeSample(directory);
        assertEquals(
                List.of("metadata.json", "notes.txt", "queues.json", "workers.json", "workflow.json"), filesThere());
        assertEquals("mine", Files.readString(directory.resolve("notes.txt")));
    }

    @Test
    void a_write_that_fails_half_way_leaves_the_directory_as_it_was() throws IOException {
        ConfigurationFiles.write(defaults(), directory);
        String before = Files.readString(directory.resolve("metadata.json"));
        Files.delete(directory.resolve("workflow.json"));
        Files.createDirectory(directory.resolve("workflow.json"));
        assertThrows(UncheckedIOException.class, () -> writeSample(directory));
        assertEquals(before, Files.readString(directory.resolve("metadata.json")));
        assertEquals(FILES, filesThere());
    }

    @Test
    void a_directory_that_cannot_be_made_is_told_in_one_line() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        UncheckedIOException failed =
                assertThrows(UncheckedIOException.class, () -> writeSample(file.resolve("config")));
        assertTrue(failed.getMessage().startsWith(file + "/config: cannot be written"), failed.getMessage());
        assertEquals(1, failed.getMessage().lines().count());
    }

    @Test
    void a_directory_that_is_not_there_names_the_command_that_makes_it() {
        InputException wrong =
                assertThrows(InputException.class, () -> ConfigurationFiles.read(directory.resolve("none")));
        assertTrue(wrong.getMessage().contains("genconfig"), wrong.getMessage());
    }

    @Test
    void a_missing_file_is_named() throws IOException {
        writeSample(directory);
        Files.delete(directory.resolve("queues.json"));
        InputException wrong = assertThrows(InputException.class, () -> ConfigurationFiles.read(directory));
        assertEquals(directory.resolve("queues.json") + ": there is no such file", wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        workers.json  | "capacity" : 3           | "capacity" : -3          | $[0].channelCaps[1].capacity
        workers.json  | "friendlyName" : "Agent_001" | "friendlyName" : "Agent_000" | $[1].friendlyName
        workers.json  | "flexsim" : "flexsim"    | "flexsim" : 5            | $[0].attributes.flexsim
        workers.json  | "channelCaps"            | "caps"                   | $[0].caps
        queues.json   | "targetWorkers"          | "target"                 | $[0].target
        queues.json   | "friendlyName" : "support" | "friendlyName" : "sales" | $[1].friendlyName
        workflow.json | "queue" : "support"      | "queue" : "Support"      | $.configuration.task_routing.filters[1].targets[0].queue
        workflow.json | "timeout" : 300          | "timeout" : "soon"       | $.configuration.task_routing.filters[0].targets[0].timeout
        workflow.json | "task_routing"           | "routing"                | $.configuration.task_routing
        workflow.json | "timeout" : 300          | "priority" : -1          | $.configuration.task_routing.filters[0].targets[0].priority
        workflow.json | "timeout" : 300          | "skip_if" : 5            | $.configuration.task_routing.filters[0].targets[0].skip_if
        metadata.json | "agentCnt" : 12          | "agentCnt" : 0           | $.agentCnt
        metadata.json | "name" : "talkTime"      | "name" : "talktime"      | $.dimensions
        workers.json  | "flexsim" : "flexsim"    | "flexsim" : "other"      | $[0].attributes.flexsim
        workflow.json | "flexsim Workflow"       | "other Workflow"         | $.friendlyName
        metadata.json | "attrName" : "topic"     | "attrName" : "from_city" | $.dimensions[8].attrName
        metadata.json | "attrName" : "talkTime"  | "attrName" : "wrapTime"  | $.dimensions[4].attrName
        metadata.json | "Available"              | "Present"                | $.dimensions[6].options
        metadata.json | "max" : 30               | "max" : 3                | $.dimensions[4].min
        """)
    void a_file_that_does_not_fit_is_told_with_its_path(String file, String found, String replaced, String path)
            throws IOException {
        ConfigurationFiles.write(defaults(), directory);
        Path changed = directory.resolve(file);
        Files.writeString(changed, Files.readString(changed).replaceFirst(found, replaced));
        InputException wrong = assertThrows(InputException.class, () -> ConfigurationFiles.read(directory));
        assertTrue(
                wrong.errors().stream()
                        .anyMatch(f ->
                                f.file().equals(changed.toString()) && f.path().equals(path)),
                wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        metadata.json | null  | $
        workers.json  | null  | $
        workers.json  | [5]   | $[0]
        workers.json  | [{"friendlyName": 5, "attributes": 6, "channelCaps": []}] | $[0].friendlyName $[0].attributes
        queues.json   | [5, 6] | $[0] $[1]
        workflow.json | null  | $
        workflow.json | {"friendlyName": "flexsim Workflow", "configuration": 5} | $.configuration
        """)
    void what_follows_from_a_wrong_node_is_not_told(String file, String text, String paths) throws IOException {
        ConfigurationFiles.write(defaults(), directory);
        Files.writeString(directory.resolve(file), text);
        InputException wrong = assertThrows(InputException.class, () -> ConfigurationFiles.read(directory));
        assertEquals(paths, wrong.errors().stream().map(f -> f.path()).collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata.json", "workers.json", "queues.json", "workflow.json"})
    void nesting_without_end_is_told_in_one_line(String file) throws IOException {
        ConfigurationFiles.write(defaults(), directory);
        Files.writeString(directory.resolve(file), "[".repeat(100_000));
        InputException wrong = assertThrows(InputException.class, () -> ConfigurationFiles.read(directory));
        assertTrue(
                wrong.getMessage().startsWith(directory.resolve(file) + ": is not JSON: line 1"), wrong.getMessage());
    }

    @Test
    void workers_of_another_brand_are_told_in_one_line() throws IOException {
        ConfigurationFiles.write(defaults(), directory);
        Path workers = directory.resolve("workers.json");
        Files.writeString(
                workers, Files.readString(workers).replace("\"flexsim\" : \"flexsim\"", "\"flexsim\" : \"b\""));
        InputException wrong = assertThrows(InputException.class, () -> ConfigurationFiles.read(directory));
        assertEquals(
                workers + ": $[0].attributes.flexsim: must be the brand of metadata.json, 'flexsim', found 'b' (12"
                        + " workers do not fit); run 'flexsim genconfig' again",
                wrong.getMessage());
    }

    @Test
    void a_file_in_place_of_the_directory_is_told() throws IOException {
        Path file = Files.writeString(directory.resolve("metadata.json"), "{}");
        InputException wrong = assertThrows(InputException.class, () -> ConfigurationFiles.read(file));
        assertTrue(wrong.getMessage().contains("is a file, but a directory is expected"), wrong.getMessage());
    }

    @Test
    void a_write_that_fails_takes_the_directories_it_made_away() throws IOException {
        Path there = Files.createDirectory(directory.resolve("there"));
        Configuration unwritable = branded("\uD800");
        assertThrows(
                UncheckedIOException.class,
                () -> ConfigurationFiles.write(unwritable, there.resolve("a").resolve("b")));
        assertEquals(List.of("there"), filesThere());
        assertFalse(Files.exists(there.resolve("a")));
    }

    @Test
    void a_write_that_fails_leaves_the_directory_that_was_there() throws IOException {
        Path there = Files.createDirectory(directory.resolve("there"));
        Configuration unwritable = branded("\uD800");
        assertThrows(UncheckedIOException.class, () -> ConfigurationFiles.write(unwritable, there));
        assertEquals(List.of("there"), filesThere());
    }

    private static Configuration branded(String brand) {
        Configuration whole = defaults();
        WorkflowEntry workflow =
                new WorkflowEntry(brand + " Workflow", whole.workflow().configuration());
        return new Configuration(whole.metadata(), whole.workers(), whole.queues(), workflow);
    }

    private Configuration generate(String description) throws IOException {
        Path file = Files.writeString(directory.resolve("domain.json"), description);
        return Generator.generate(DomainReader.read(file, DomainLocale.EN_US), DomainLocale.EN_US, 1);
    }

    private static Configuration defaults() {
        return Generator.generate(DomainReader.defaults(DomainLocale.EN_US), DomainLocale.EN_US, 1);
    }

    private static void writeSample(Path directory) {
        ConfigurationFiles.write(
                Generator.generate(
                        DomainReader.read(Path.of("domain.json"), DomainLocale.FR_FR), DomainLocale.FR_FR, 9),
                directory);
    }

    private List<String> filesThere() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
