package flexsim.taskrouter;

import static flexsim.taskrouter.Floor.filter;
import static flexsim.taskrouter.Floor.known;
import static flexsim.taskrouter.Floor.narrowed;
import static flexsim.taskrouter.Floor.skipping;
import static flexsim.taskrouter.Floor.target;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.KnownWorker.Field;
import flexsim.taskrouter.model.TaskStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownWorkerTest {
    private final Floor floor = new Floor();
    private final String queue = floor.queue("sales", "team == 'sales'");
    private final String ann = floor.worker("Ann", Map.of("team", "sales", "lang", "de"));
    private final String bob = floor.worker("Bob", Map.of("team", "sales", "lang", "fr"));
    private final String bySid = floor.workflow(Optional.of(known(target(queue), Field.SID, "agent")));
    private final String byName = floor.workflow(Optional.of(known(target(queue), Field.FRIENDLY_NAME, "agent")));

    @Test
    void the_worker_is_known_by_its_sid() {
        assertEquals(List.of("Bob"), floor.holders(floor.task(bySid, Map.of("agent", bob))));
    }

    @Test
    void the_worker_is_known_by_its_name_whatever_its_case() {
        assertEquals(List.of("Bob"), floor.holders(floor.task(byName, Map.of("agent", "bOB"))));
    }

    @Test
    void the_task_waits_for_its_worker_though_others_are_free() {
        floor.move(ann, "Unavailable");
        String task = floor.task(bySid, Map.of("agent", ann));
        List<String> before = floor.holders(task);

        floor.move(ann, "Available");

        assertEquals(List.of(List.of(), List.of("Ann")), List.of(before, floor.holders(task)));
    }

    @Test
    void a_worker_outside_the_queue_does_not_get_the_task() {
        String cid = floor.worker("Cid", Map.of("team", "support"));

        assertEquals(List.of(), floor.holders(floor.task(bySid, Map.of("agent", cid))));
    }

    @Test
    void a_task_that_names_nobody_waits() {
        assertEquals(TaskStatus.PENDING, floor.statusOf(floor.task(bySid, Map.of())));
        assertEquals(TaskStatus.PENDING, floor.statusOf(floor.task(bySid, Map.of("agent", "WK0"))));
    }

    @Test
    void the_targets_expression_applies_too() {
        String workflow = floor.workflow(
                Optional.of(narrowed(known(target(queue), Field.SID, "agent"), "worker.lang == task.lang")));

        assertEquals(List.of("Bob"), floor.holders(floor.task(workflow, Map.of("agent", bob, "lang", "fr"))));
        assertEquals(List.of(), floor.holders(floor.task(workflow, Map.of("agent", ann, "lang", "fr"))));
    }

    @Test
    void a_target_whose_worker_is_not_there_can_be_skipped() {
        String rest = floor.queue("rest", "1==1");
        String workflow = floor.workflow(
                Optional.empty(),
                filter("1==1", skipping(known(target(queue), Field.SID, "agent"), "1==1"), target(rest)));

        assertEquals("rest", floor.queueOf(floor.task(workflow, Map.of())));
    }

    @Test
    void a_worker_gets_the_name_that_a_task_waits_for() {
        String task = floor.task(byName, Map.of("agent", "Dan"));

        floor.done(Command.UpdateWorker.of(bob).withFriendlyName("Dan"));

        assertEquals(List.of("Dan"), floor.holders(task));
    }

    @Test
    void the_view_of_the_target_tells_the_worker() {
        String task = floor.task(byName, Map.of("agent", "ann"));

        assertEquals(
                Optional.of(ann),
                floor.engine.task(task).orElseThrow().target().orElseThrow().knownWorkerSid());
    }

    @Test
    void the_better_of_ones_own_task_and_everyones_goes_first() {
        floor.move(ann, "Unavailable");
        floor.move(bob, "Unavailable");
        String everyones = floor.task(floor.workflow(Optional.of(target(queue))), Map.of(), 5, "voice");
        String own = floor.task(bySid, Map.of("agent", ann));

        floor.move(ann, "Available");

        assertEquals(List.of(List.of("Ann"), List.of()), List.of(floor.holders(everyones), floor.holders(own)));
    }
}
