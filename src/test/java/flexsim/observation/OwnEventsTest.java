package flexsim.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.metrics.RoutingEvent;
import flexsim.workspace.WorkspaceEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnEventsTest {
    private static final String OURS = "{\"flexsim\": \"acme\"}";
    private static final String THEIRS = "{\"flexsim\": \"other\"}";

    private final OwnEvents own = OwnEvents.ofBrand("acme", "Available"::equals);

    private static WorkspaceEvent event(String type, Map<String, String> data) {
        return new WorkspaceEvent("EV1", type, Instant.EPOCH, data);
    }

    private static WorkspaceEvent task(String sid, String attributes) {
        return event("task.updated", Map.of("task_sid", sid, "task_attributes", attributes));
    }

    private static WorkspaceEvent accepted(String taskAttributes, String workerAttributes) {
        Map<String, String> data = new HashMap<>(Map.of("reservation_sid", "WR1", "task_sid", "WT1"));
        data.put("task_attributes", taskAttributes);
        data.put("worker_name", "ann");
        data.put("worker_attributes", workerAttributes);
        return event("reservation.accepted", data);
    }

    private static WorkspaceEvent activity(String attributes) {
        return event(
                "worker.activity.update",
                Map.of("worker_name", "ann", "worker_attributes", attributes, "worker_activity_name", "Available"));
    }

    @Test
    void tasks_of_the_brand_are_ours_and_others_are_not() {
        assertTrue(own.pick(task("WT1", OURS)).isPresent());
        assertTrue(own.pick(task("WT2", THEIRS)).isEmpty());
        assertTrue(own.pick(task("WT3", "{}")).isEmpty());
        assertTrue(own.pick(task("WT4", "not JSON")).isEmpty());
    }

    @Test
    void a_task_that_was_ours_stays_ours_when_somebody_writes_over_its_attributes() {
        own.pick(task("WT1", OURS));
        assertTrue(own.pick(task("WT1", "{}")).isPresent());
    }

    @Test
    void where_tasks_are_known_the_brand_is_not_enough() {
        OwnEvents known = OwnEvents.ofTasks("WT1"::equals, "acme", name -> true);
        assertTrue(known.pick(task("WT1", "{}")).isPresent());
        assertTrue(known.pick(task("WT2", OURS)).isEmpty());
    }

    @Test
    void agents_of_the_brand_are_ours_and_others_are_not() {
        assertEquals(
                Optional.of(new RoutingEvent.OfWorker("worker.activity.update", 0, "ann", "Available", true)),
                own.pick(activity(OURS)));
        assertTrue(own.pick(activity(THEIRS)).isEmpty());
    }

    @Test
    void a_stranger_who_takes_our_task_has_no_name() {
        assertEquals(
                Optional.of(new RoutingEvent.OfReservation("reservation.accepted", 0, "WR1", "WT1", "(not ours)")),
                own.pick(accepted(OURS, THEIRS)));
    }

    @Test
    void our_agent_with_a_strangers_task_concerns_us_but_is_not_reported() {
        assertTrue(own.pick(accepted(THEIRS, OURS)).isEmpty());
        assertTrue(own.concerns(accepted(THEIRS, OURS)));
        assertFalse(own.concerns(accepted(THEIRS, THEIRS)));
    }
}
