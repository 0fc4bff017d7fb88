package flexsim.simulation;

import static net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode.OFF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.simulation.SimulatedDomain.Plan;
import flexsim.testing.Occurrence;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.StatisticsReport;

/** What holds of every simulated centre, whatever it is like. */
class VirtualTimePropertiesTest {
    private static final List<String> COUNTS =
            List.of("offered", "handled", "abandoned", "shortAbandoned", "timedOut", "inProgress");

    private static final Plan MORNING = new Plan(1, 3, 0.5, 2, 1);

    @Provide
    Arbitrary<AnyCentreDomain> centres() {
        return AnyCentreDomain.any();
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void counts_reconcile_everywhere(@ForAll("centres") AnyCentreDomain centre, @ForAll long seed) {
        JsonNode figures = new SimulatedDomain(centre.text(), MORNING.seed(seed)).figures();

        assertTrue(figures.at("/total/offered").asLong() > 0, "a run in which nothing happens");
        everywhere(figures).forEach(VirtualTimePropertiesTest::assertReconciles);
        assertAddsUp(figures.get("total"), children(figures.get("queues")));
        assertAddsUp(figures.get("total"), children(figures.get("channels")));
        assertAddsUp(
                figures.get("total"),
                children(figures.get("intervals")).stream()
                        .map(interval -> interval.get("total"))
                        .toList());
        figures.get("intervals")
                .forEach(interval -> assertAddsUp(interval.get("total"), children(interval.get("queues"))));
        figures.get("queues").forEach(queue -> {
            if (queue.has("channels")) {
                assertAddsUp(queue, children(queue.get("channels")));
            }
        });
    }

    private static void assertReconciles(JsonNode figures) {
        assertEquals(
                count(figures, "offered"),
                count(figures, "handled")
                        + count(figures, "abandoned")
                        + count(figures, "timedOut")
                        + count(figures, "inProgress"));
        assertTrue(count(figures, "shortAbandoned") <= count(figures, "abandoned"));
        JsonNode levels = figures.get("serviceLevel");
        assertInOrder(levels, "sl1", "sl3");
        assertInOrder(levels, "sl3", "sl4");
        assertInOrder(levels, "sl1", "sl2");
        assertTrue(figures.get("busySeconds").asDouble()
                <= figures.get("staffedSeconds").asDouble());
    }

    private static void assertInOrder(JsonNode levels, String lower, String upper) {
        JsonNode least = levels.at("/" + lower + "/value");
        JsonNode most = levels.at("/" + upper + "/value");
        assertTrue(
                least.isNull() || most.isNull() || least.asDouble() <= most.asDouble(),
                lower + " " + least + ", " + upper + " " + most);
    }

    private static void assertAddsUp(JsonNode whole, List<JsonNode> parts) {
        for (String key : COUNTS) {
            assertEquals(
                    count(whole, key),
                    parts.stream().mapToLong(part -> count(part, key)).sum(),
                    key);
        }
    }

    private static long count(JsonNode figures, String key) {
        return figures.get(key).asLong();
    }

    private static List<JsonNode> children(JsonNode node) {
        List<JsonNode> children = new ArrayList<>();
        node.forEach(children::add);
        return children;
    }

    private static Stream<JsonNode> everywhere(JsonNode figures) {
        Stream<JsonNode> overall = Stream.of(
                        List.of(figures.get("total")),
                        children(figures.get("queues")),
                        children(figures.get("channels")))
                .flatMap(List::stream);
        Stream<JsonNode> byInterval = children(figures.get("intervals")).stream()
                .flatMap(interval ->
                        Stream.concat(Stream.of(interval.get("total")), children(interval.get("queues")).stream()));
        return Stream.concat(overall, byInterval);
    }

    @Property(tries = 15, shrinking = ShrinkingMode.BOUNDED)
    void the_same_seed_gives_the_same_text_on_any_number_of_threads(
            @ForAll("centres") AnyCentreDomain centre, @ForAll long seed) {
        Plan plan = new Plan(seed, 1, 0.5, 5, 1);
        String alone = new SimulatedDomain(centre.text(), plan).printed();

        assertEquals(alone, new SimulatedDomain(centre.text(), plan.threads(2)).printed());
        assertEquals(alone, new SimulatedDomain(centre.text(), plan.threads(8)).printed());
        String other = new SimulatedDomain(centre.text(), plan.seed(seed + 1)).printed();
        assertNotEquals(withoutSeed(alone), withoutSeed(other));
    }

    private static String withoutSeed(String text) {
        return text.replaceFirst("\"seed\":-?\\d+", "");
    }

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    @StatisticsReport(OFF)
    void with_an_agent_more_the_same_customers_arrive(@ForAll("centres") AnyCentreDomain centre, @ForAll long seed)
            throws IOException {
        List<TaskFile.Row> few = tasks(centre, seed);
        List<TaskFile.Row> more = tasks(centre.agents(centre.size().agents() + 1), seed);

        assertEquals(arrivals(few), arrivals(more));
        Map<Long, String> talks = few.stream()
                .filter(row -> !row.talk().isEmpty())
                .collect(Collectors.toMap(TaskFile.Row::number, TaskFile.Row::talk));
        List<TaskFile.Row> inBoth = more.stream()
                .filter(row -> !row.talk().isEmpty() && talks.containsKey(row.number()))
                .toList();
        Occurrence.isUsual("handled by both", inBoth.size());
        inBoth.forEach(row -> assertEquals(talks.get(row.number()), row.talk(), "talk of " + row.number()));
    }

    private static List<String> arrivals(List<TaskFile.Row> rows) {
        return rows.stream()
                .map(row -> row.number() + " " + row.arrived() + " " + row.queue() + " " + row.channel())
                .toList();
    }

    private static List<TaskFile.Row> tasks(AnyCentreDomain centre, long seed) throws IOException {
        Path directory = Files.createTempDirectory("tasks");
        try {
            new SimulatedDomain(centre.text(), new Plan(seed, 2, 0, 1, 1)).report(directory);
            return TaskFile.in(directory);
        } finally {
            try (Stream<Path> paths = Files.walk(directory)) {
                paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    /** Who misses an offer is away for a minute whatever the unit of the others; and a day has 24 hours. */
    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    @StatisticsReport(OFF)
    void when_everything_takes_twice_as_long_waits_do_too_and_nothing_else_changes(
            @ForAll("centres") AnyCentreDomain any, @ForAll long seed) {
        AnyCentreDomain centre = any.steady().willing();
        JsonNode once = new SimulatedDomain(centre.text(), new Plan(seed, 2, 0.5, 1, 1))
                .figures()
                .get("total");
        JsonNode twice = new SimulatedDomain(centre.slower(2).text(), new Plan(seed, 4, 1, 1, 1))
                .figures()
                .get("total");

        Occurrence.isUsual("handled", count(once, "handled"));
        COUNTS.forEach(key -> assertEquals(count(once, key), count(twice, key), key));
        for (String key : List.of("/pWait/value", "/serviceLevel/sl1/value", "/occupancy/value")) {
            assertEquals(once.at(key).asDouble(), twice.at(key).asDouble(), 1e-6, key);
        }
        for (String key :
                List.of("/asa/value", "/meanWait/value", "/talk/value", "/wrap/value", "/waitQuantiles/max")) {
            double expected = 2 * once.at(key).asDouble();
            assertEquals(expected, twice.at(key).asDouble(), 1e-5 + 1e-6 * expected, key);
        }
    }
}
