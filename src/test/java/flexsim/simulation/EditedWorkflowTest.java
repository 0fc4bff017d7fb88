package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.metrics.ContactOutcome;
import flexsim.report.RunFacts;
import flexsim.report.SummaryJson;
import flexsim.report.TimeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Workflows that are not as the generator writes them. */
class EditedWorkflowTest {
    /** Customers ask for {@code p} or {@code q}, and half of them for nothing that the workflow knows. */
    private static SmallCentre nothingForQ() {
        return SmallCentre.create()
                .options("product", "\"p\", \"q\"", "")
                .dimension(
                        "expertise",
                        "{\"entity\": \"workers\", \"attrName\": \"routing.skills\", \"options\": {\"all\": [\"p\","
                                + " \"q\"]}}")
                .agents(1)
                .editWorkflow(routing -> {
                    routing.remove("default_filter");
                    ((ArrayNode) routing.get("filters")).remove(1);
                });
    }

    private static JsonNode figures(SmallCentre centre) throws IOException {
        Experiment experiment = experiment(centre);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new SummaryJson(
                        experiment.run(true, replication -> {}),
                        new RunFacts("t", 1, 600, OptionalDouble.empty(), TimeText.utc()))
                .write(text, true);
        return new ObjectMapper().readTree(text.toByteArray());
    }

    private static Experiment experiment(SmallCentre centre) {
        return new Experiment(new Experiment.Plan(
                centre.configuration(),
                id -> "Ann",
                1,
                Optional.empty(),
                0,
                600_000_000L,
                7_200_000_000L,
                1_800_000_000L,
                new Replications(2, 1)));
    }

    @Test
    void who_matches_no_filter_is_canceled_at_once_and_counts_in_no_queue() {
        RecordedMetrics recorded = nothingForQ().play(500);

        List<RecordedMetrics.Entry> nowhere = recorded.contacts.stream()
                .filter(entry -> entry.queue().equals("(none)"))
                .toList();
        assertTrue(nowhere.size() > 10, () -> recorded.contacts.toString());
        nowhere.forEach(entry -> {
            assertEquals(ContactOutcome.TIMED_OUT, entry.outcome());
            assertEquals(entry.arrived(), entry.ended());
        });
        assertEquals(
                49,
                nowhere.size()
                        + recorded.contacts.stream()
                                .filter(entry -> entry.queue().equals("p"))
                                .count());
        assertFalse(recorded.waiting.isEmpty());
        assertTrue(recorded.waiting.stream().noneMatch(line -> line.contains("(none)")));
    }

    @Test
    void the_report_reconciles_with_those_who_entered_no_queue() throws IOException {
        JsonNode figures = figures(nothingForQ());

        JsonNode nowhere = figures.at("/queues/(none)");
        long lost = nowhere.path("timedOut").asLong();
        assertTrue(lost > 300, figures::toString);
        assertEquals(lost, nowhere.path("offered").asLong());
        assertEquals(lost, figures.at("/total/timedOut").asLong());
        assertEquals(
                figures.at("/total/offered").asLong(),
                lost + figures.at("/queues/p/offered").asLong());
    }

    @Test
    void a_workflow_with_a_queue_for_everybody_has_no_place_for_others() {
        assertEquals(
                List.of("Everyone", "p"),
                experiment(SmallCentre.create()).layout().layout().queues());
        assertEquals(
                List.of("Everyone", "p"),
                experiment(SmallCentre.create().editWorkflow(routing -> {
                            routing.remove("default_filter");
                            routing.withArray("filters")
                                    .addObject()
                                    .put("expression", "1==1")
                                    .putArray("targets")
                                    .addObject()
                                    .put("queue", "Everyone");
                        }))
                        .layout()
                        .layout()
                        .queues());
    }

    private static SmallCentre lookingFor(String key) {
        return SmallCentre.create()
                .editWorkflow(routing -> ((ObjectNode) routing.at("/filters/0/targets/0")).put(key, "task.agent"));
    }

    @Test
    void a_workflow_that_looks_for_workers_by_sid_is_other_than_live() {
        assertEquals(
                List.of("the workflow looks for workers by 'known_worker_sid', and in virtual time their SIDs are"
                        + " others than in a deployed workspace; 'known_worker_friendly_name' finds them in both"),
                experiment(lookingFor("known_worker_sid")).caveats());
        assertEquals(
                List.of(), experiment(lookingFor("known_worker_friendly_name")).caveats());
    }

    private static SmallCentre lookingAt(String attribute) {
        return SmallCentre.create().editWorkflow(routing -> ((ObjectNode) routing.at("/filters/0/targets/0"))
                .put("expression", attribute + " > 3 OR worker.activity_name == 'Available'"));
    }

    @Test
    void a_target_that_looks_at_what_no_agent_has_is_told_of() {
        assertEquals(
                List.of("a target of the workflow looks at 'worker.flexsin', which no agent has"),
                experiment(lookingAt("worker.flexsin")).caveats());
        assertEquals(List.of(), experiment(lookingAt("worker.flexsim")).caveats());
    }
}
