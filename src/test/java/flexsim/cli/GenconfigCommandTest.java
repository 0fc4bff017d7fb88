package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flexsim.config.ConfigurationFiles;
import flexsim.domain.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenconfigCommandTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void without_a_domain_the_defaults_suffice() {
        assertEquals(0, run(Map.of()));
        assertEquals(
                "flexsim: 12 agents, 3 queues (sales, support, billing), written to " + configuration()
                        + " (en-us, seed 1)\nNext: flexsim deploy --cfgdir " + configuration() + "\n",
                text(out).replace("\r", ""));
    }

    @Test
    void json_is_one_document_and_nothing_else() throws IOException {
        run(Map.of(), "--json", "--locale", "ES-SP", "--seed", "5");
        JsonNode document = new ObjectMapper().readTree(text(out));
        assertEquals("es-es", document.path("locale").textValue());
        assertEquals(5, document.path("seed").intValue());
        assertEquals(12, document.path("agents").intValue());
    }

    @Test
    void the_environments_seed_is_used_when_the_command_line_has_none() throws IOException {
        run(Map.of("RANDOM_SEED", "5"));
        String fromEnvironment = Files.readString(configuration().resolve("workers.json"));
        run(Map.of("RANDOM_SEED", "6"), "--seed", "5");
        assertEquals(fromEnvironment, Files.readString(configuration().resolve("workers.json")));
    }

    @Test
    void a_targets_expression_that_is_none_is_told_with_its_path() throws IOException {
        Files.writeString(directory.resolve("domain.json"), """
            {"workflow": {"targets": [{"expression": "worker.level >"}],
                          "targetsByOption": {"sales": [{"timeout": 5}, {"expression": "level > 3"}]}}}\
            """);
        assertEquals(2, run(Map.of(), "--domaindir", directory.toString()));
        String[] lines = text(err).lines().toArray(String[]::new);
        assertTrue(lines[0].contains("$.workflow.targets[0].expression: is not a TaskRouter expression"), text(err));
        assertTrue(
                lines[1].contains("$.workflow.targetsByOption.sales[1].expression: must refer to 'task.' or 'worker.'"
                        + " attributes, found 'level'"),
                text(err));
        assertFalse(Files.exists(configuration()));
    }

    @Test
    void a_targets_expression_that_refers_to_what_nobody_has_is_told_with_its_path() throws IOException {
        Files.writeString(directory.resolve("domain.json"), """
            {"dimensions": {"level": {"entity": "workers", "expr": "range", "min": 1, "max": 5},
                            "segment": {"options": {"all": ["vip"]}}, "topic": {}, "skills": {}},
             "workflow": {"targets": [{"timeout": 5, "expression": "worker.levle > 3"},
                                      {"expression": "worker.level > task.segmnt"}]}}\
            """);
        assertEquals(2, run(Map.of(), "--domaindir", directory.toString()));
        String[] lines = text(err).lines().toArray(String[]::new);
        assertTrue(
                lines[0].contains(
                        "$.workflow.targets[0].expression: refers to 'worker.levle', which agents do not have"),
                text(err));
        assertTrue(lines[0].contains("level"), text(err));
        assertTrue(
                lines[1].contains("$.workflow.targets[1].expression: refers to 'task.segmnt', which tasks do not have"),
                text(err));
        assertFalse(Files.exists(configuration()));
    }

    @Test
    void a_targets_expression_may_refer_to_what_taskrouter_itself_says_of_workers() throws IOException {
        Files.writeString(directory.resolve("domain.json"), """
            {"workflow": {"targets": [{"timeout": 5, "expression":
              "worker.channel.voice.assigned_tasks == 0 AND worker.activity_name != 'Break' AND worker.full_name != task.name"}]}}\
            """);
        assertEquals(0, run(Map.of(), "--domaindir", directory.toString()), text(err));
    }

    private void writeFirstDomainAfter(String heading) throws IOException {
        String page = Files.readString(Path.of("docs/domain.md"));
        String section = page.substring(page.indexOf(heading));
        int start = section.indexOf("```json\n") + "```json\n".length();
        Files.writeString(directory.resolve("domain.json"), section.substring(start, section.indexOf("```", start)));
    }

    @Test
    void the_first_domain_of_the_docs_is_generated_as_shown() throws IOException {
        writeFirstDomainAfter("# The domain description");

        assertEquals(0, run(Map.of(), "--domaindir", directory.toString()), text(err));
        String shown = "acme: 8 agents, 3 queues (orders, returns, billing)";
        assertTrue(text(out).startsWith(shown), text(out));
        assertTrue(Files.readString(Path.of("docs/domain.md")).contains(shown));
    }

    @Test
    void the_planners_domain_of_the_docs_is_generated_whole() throws IOException {
        writeFirstDomainAfter("## What planners add to domain.json");

        assertEquals(0, run(Map.of(), "--domaindir", directory.toString()), text(err));
        Scenario scenario = ConfigurationFiles.read(configuration()).metadata().scenario();
        assertEquals(18, scenario.arrivals().orElseThrow().perInterval().size());
        assertEquals(0.01, scenario.agents().missPortion());
        assertEquals(3, scenario.shifts().size());
        assertEquals(0.04, scenario.balkPortion());
        assertEquals(10, scenario.workflow().of("vip").get(0).priority().orElseThrow());
    }

    @Test
    void another_seed_gives_other_agents() throws IOException {
        run(Map.of(), "--seed", "5");
        String five = Files.readString(configuration().resolve("workers.json"));
        run(Map.of(), "--seed", "6");
        assertFalse(five.equals(Files.readString(configuration().resolve("workers.json"))));
    }

    @Test
    void a_seed_of_the_environment_that_is_no_number_is_wrong_input() {
        assertEquals(2, run(Map.of("RANDOM_SEED", "dice")));
        assertEquals(
                "flexsim: RANDOM_SEED: must be an integer, found 'dice'",
                text(err).strip());
    }

    @Test
    void a_wrong_domain_is_told_line_by_line_and_writes_nothing() throws IOException {
        Files.writeString(directory.resolve("domain.json"), "{\"agentCnt\": 0, \"brnd\": 1}");
        assertEquals(2, run(Map.of(), "--domain", directory.toString()));
        assertEquals(2, text(err).lines().count(), text(err));
        assertFalse(Files.exists(configuration()));
    }

    @Test
    void a_domain_directory_without_a_domain_is_wrong_input() {
        assertEquals(2, run(Map.of(), "--domaindir", directory.toString()));
        assertTrue(text(err).contains("there is no such file"), text(err));
    }

    @Test
    void an_unknown_locale_is_wrong_input() {
        assertEquals(2, run(Map.of(), "--locale", "xx"));
        assertTrue(text(err).contains("allowed: en-us"), text(err));
    }

    @Test
    void real_voice_is_kept_and_said_to_be_simulated() throws IOException {
        Files.writeString(directory.resolve("domain.json"), "{\"realVoice\": true}");
        assertEquals(0, run(Map.of(), "--domain", directory.toString()));
        assertTrue(text(err).startsWith("flexsim: realVoice"), text(err));
        assertTrue(Files.readString(configuration().resolve("metadata.json")).contains("\"realVoice\" : true"));
    }

    private Path configuration() {
        return directory.resolve("made");
    }

    private int run(Map<String, String> environment, String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "genconfig";
        all[1] = "--cfgdir";
        all[2] = configuration().toString();
        System.arraycopy(args, 0, all, 3, args.length);
        return new CommandLineRunner(new Settings(environment, Map::of), stream(out), stream(err)).run(all);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
