package flexsim.taskrouter;

import static flexsim.taskrouter.Floor.filter;
import static flexsim.taskrouter.Floor.target;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.WorkflowDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReEvaluationTest {
    private final Floor floor = new Floor();
    private final String old = floor.queue("old", "team == 'old'");
    private final String fresh = floor.queue("fresh", "team == 'fresh'");
    private final String workflow = floor.workflow(Optional.empty(), filter("1==1", target(old)));

    private void reEvaluate() {
        floor.update(workflow, true, filter("1==1", target(fresh)));
    }

    @Test
    void pending_tasks_go_through_the_new_rules() {
        String task = floor.task(workflow);

        reEvaluate();

        assertEquals("fresh", floor.queueOf(task));
    }

    @Test
    void tasks_of_other_workflows_stay() {
        String other = floor.task(floor.workflow(Optional.of(target(old))));

        reEvaluate();

        assertEquals("old", floor.queueOf(other));
    }

    @Test
    void the_best_task_has_the_first_choice_of_the_free_workers() {
        floor.worker("ann", Map.of("team", "fresh"));
        String plain = floor.task(workflow);
        String urgent = floor.task(workflow, Map.of(), 9, "voice");

        reEvaluate();

        assertEquals(List.of(List.of(), List.of("ann")), List.of(floor.holders(plain), floor.holders(urgent)));
    }

    @Test
    void the_queues_own_order_decides_who_is_best() {
        String latest = floor.queue("latest", "team == 'fresh'", 1, TaskOrder.LIFO);
        floor.worker("ann", Map.of("team", "fresh"));
        floor.worker("bob", Map.of("team", "fresh"));
        List<String> tasks =
                Stream.generate(() -> floor.task(workflow)).limit(4).toList();

        floor.update(workflow, true, filter("1==1", target(latest)));

        assertEquals(
                List.of(List.of(), List.of(), List.of("bob"), List.of("ann")),
                tasks.stream().map(floor::holders).toList());
    }

    @Test
    void a_reserved_task_keeps_its_reservation_and_is_evaluated_when_that_ends() {
        floor.worker("ann", Map.of("team", "old"));
        String task = floor.task(workflow);

        reEvaluate();
        List<String> kept = floor.holders(task);
        floor.reply(task, ReservationStatus.REJECTED);

        assertEquals(List.of("ann"), kept);
        assertEquals("fresh", floor.queueOf(task));
    }

    @Test
    void a_reserved_task_whose_attributes_change_is_evaluated_when_its_reservation_ends() {
        String split =
                floor.workflow(Optional.empty(), filter("topic == 'new'", target(fresh)), filter("1==1", target(old)));
        floor.worker("ann", Map.of("team", "old"));
        String task = floor.task(split);

        floor.attributes(task, Map.of("topic", "new"));
        String meanwhile = floor.queueOf(task);
        floor.reply(task, ReservationStatus.REJECTED);

        assertEquals(List.of("old", "fresh"), List.of(meanwhile, floor.queueOf(task)));
    }

    @Test
    void a_failed_reservation_alone_leaves_the_task_in_its_target() {
        floor.worker("ann", Map.of("team", "old"));
        String task = floor.task(workflow);
        floor.update(workflow, false, filter("1==1", target(fresh)));

        floor.reply(task, ReservationStatus.REJECTED);

        assertEquals("old", floor.queueOf(task));
    }

    @Test
    void the_age_of_the_task_counts_on() {
        String task = floor.task(workflow);
        floor.at(15);

        floor.update(workflow, true, filter("1==1", target(old, 10), target(fresh, 10)));
        String second = floor.queueOf(task);
        floor.at(20);

        assertEquals("fresh", second);
        assertEquals(TaskStatus.CANCELED, floor.statusOf(task));
    }

    @Test
    void a_task_for_which_there_is_no_rule_any_more_is_canceled() {
        String task = floor.task(workflow);

        floor.update(workflow, true, filter("1==2", target(fresh)));

        assertEquals(WorkflowRunner.UNMATCHED, floor.reasonOf(task));
    }

    @Test
    void moving_tells_what_was_before() {
        String task = floor.task(workflow, Map.of(), 3, "voice");
        floor.at(1);

        floor.update(
                workflow,
                true,
                filter(
                        "1==1",
                        new WorkflowDocument.Target(
                                fresh, java.util.OptionalInt.of(8), java.util.OptionalInt.empty(), Optional.empty())));

        Event.TaskEvent moved = floor.events.stream()
                .filter(e -> e.type().equals("task-queue.moved"))
                .map(Event.TaskEvent.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("old", 3),
                List.of(
                        moved.before().orElseThrow().queueName().orElseThrow(),
                        moved.before().orElseThrow().priority()));
        assertEquals(
                List.of("fresh", 8),
                List.of(moved.task().queueName().orElseThrow(), moved.task().priority()));
        assertEquals(
                "task.created workflow.entered workflow.target-matched task-queue.entered"
                        + " task-queue.moved workflow.target-matched task-queue.entered",
                floor.typesOf(task));
    }
}
