package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... options) {
        out.reset();
        err.reset();
        List<String> line = new ArrayList<>(List.of("simulate"));
        line.addAll(List.of(options));
        return new CommandLineRunner(
                        new Settings(Map.of(), Map::of),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(line.toArray(String[]::new));
    }

    private JsonNode json(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--json");
        assertEquals(0, run(all.toArray(String[]::new)), () -> err.toString(StandardCharsets.UTF_8));
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void json_tells_the_run_the_total_the_queues_and_the_intervals() throws IOException {
        JsonNode document = json("--for", "2h", "--warmup", "30m", "--replications", "3", "--seed", "4");

        assertEquals(4, document.path("seed").asInt());
        assertEquals(7200, document.path("horizonSeconds").asInt());
        assertEquals(3, document.path("replications").asInt());
        assertTrue(document.path("tasksPerSecond").asDouble() > 0);
        assertEquals(4, document.path("intervals").size());
        JsonNode total = document.path("total");
        assertEquals(
                total.path("offered").asLong(),
                total.path("handled").asLong()
                        + total.path("abandoned").asLong()
                        + total.path("timedOut").asLong()
                        + total.path("inProgress").asLong());
        assertEquals(20, total.path("serviceLevel").path("thresholdSeconds").asInt());
        assertTrue(total.path("asa").path("se").isNumber());
        assertTrue(document.path("queues").has("Everyone"));
    }

    @Test
    void a_finished_configuration_is_played_as_it_is() throws IOException {
        new CommandLineRunner(
                        new Settings(Map.of(), Map::of),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(
                        "genconfig",
                        "--seed",
                        "1",
                        "--cfgdir",
                        directory.resolve("config").toString());

        JsonNode read = json("--cfgdir", directory.resolve("config").toString(), "--for", "1h", "--seed", "1");
        JsonNode generated = json("--for", "1h", "--seed", "1");

        assertEquals(generated.path("total"), read.path("total"));
    }

    @Test
    void the_report_does_not_depend_on_the_number_of_threads() throws IOException {
        Path one = directory.resolve("one");
        Path two = directory.resolve("two");
        assertEquals(
                0, run("--for", "1h", "--replications", "5", "--threads", "1", "--seed", "1", "--report", one + ""));
        assertEquals(
                0, run("--for", "1h", "--replications", "5", "--threads", "2", "--seed", "1", "--report", two + ""));

        assertTrue(Files.readAllLines(one.resolve("tasks.csv")).size() > 1_000);
        for (String file : List.of("summary.json", "intervals.csv", "tasks.csv", "report.html")) {
            assertEquals(Files.readString(one.resolve(file)), Files.readString(two.resolve(file)), file);
        }
    }

    @Test
    void a_report_is_not_written_among_other_files() throws IOException {
        Files.writeString(directory.resolve("letter.txt"), "dear");

        assertEquals(2, run("--for", "1h", "--seed", "1", "--report", directory + ""));

        String line = err.toString(StandardCharsets.UTF_8).strip();
        assertTrue(line.contains("--report: " + directory + " holds other files but no report"), line);
        assertEquals(List.of(directory.resolve("letter.txt")), files(directory));
    }

    @Test
    void an_earlier_report_is_replaced() throws IOException {
        assertEquals(0, run("--for", "1h", "--seed", "1", "--report", directory + ""));
        String before = Files.readString(directory.resolve("summary.json"));

        assertEquals(0, run("--for", "1h", "--seed", "2", "--report", directory + ""));

        assertNotEquals(before, Files.readString(directory.resolve("summary.json")));
    }

    private String warnings(String shifts, String... options) throws IOException {
        Files.writeString(directory.resolve("domain.json"), "{\"agentCnt\": 5, \"shifts\": " + shifts + "}");
        List<String> all = new ArrayList<>(List.of("--domaindir", directory + "", "--for", "10m", "--seed", "1"));
        all.addAll(List.of(options));
        run(all.toArray(String[]::new));
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void agents_whom_no_shift_takes_are_told_to_be_always_there() throws IOException {
        String shifts = "[{\"agents\": 3, \"start\": \"08:00\", \"end\": \"16:00\"}]";

        String line = "flexsim: 2 agents have no shift and are always on duty";
        assertEquals(1, warnings(shifts).lines().filter(line::equals).count());
    }

    @Test
    void nothing_is_told_where_all_have_shifts_or_nobody_has() throws IOException {
        String everybody = "[{\"agents\": 5, \"start\": \"08:00\", \"end\": \"16:00\"}]";

        assertFalse(warnings(everybody).contains("no shift"));
        assertFalse(warnings("[]").contains("no shift"));
    }

    @Test
    void fewer_agents_than_the_shifts_take_are_refused_with_what_to_do() throws IOException {
        String shifts = "[{\"agents\": 3, \"start\": \"08:00\", \"end\": \"16:00\"}]";

        String line = warnings(shifts, "--agents", "2");

        assertTrue(line.contains("state at least 3 agents (agentCnt, or --agents), or fewer in the shifts"), line);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--for, 0, must be above 0",
        "--for, soon, is not a length of time",
        "--warmup, 0.5, must be whole seconds",
        "--replications, 0, must be at least 1",
        "--threads, 0, must be at least 1",
        "--interval, 20, 'must be 15, 30 or 60'",
        "--rate, 0/min, is too slow",
        "--from, 25:00, is not a time of day",
        "--cfgdir, nowhere, there is no such directory"
    })
    void wrong_input_is_one_line_and_exit_code_2(String option, String value, String message) {
        assertEquals(2, run(option, value));
        String line = err.toString(StandardCharsets.UTF_8).strip();
        assertTrue(line.contains(message), line);
        assertEquals(1, line.lines().count(), line);
    }

    @Test
    void a_finished_configuration_has_its_agents() {
        assertEquals(2, run("--cfgdir", "config", "--agents", "3"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("--agents: cannot be used together with --cfgdir"));
    }
}
