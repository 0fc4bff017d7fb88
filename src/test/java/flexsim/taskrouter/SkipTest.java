package flexsim.taskrouter;

import static flexsim.taskrouter.Floor.filter;
import static flexsim.taskrouter.Floor.skipping;
import static flexsim.taskrouter.Floor.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.WorkflowDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkipTest {
    private final Floor floor = new Floor();
    private final String first = floor.queue("first", "team == 'a'");
    private final String second = floor.queue("second", "team == 'b'");
    private final String last = floor.queue("last", "1==2");

    private String taskWith(String rule) {
        return floor.task(
                floor.workflow(Optional.empty(), filter("1==1", skipping(target(first), rule), target(last))));
    }

    @ParameterizedTest
    @CsvSource({
        "workers.available == 0, last",
        "workers.available == 1, first",
        "workers.unavailable == 1, last",
        "workers.unavailable == 0, first",
        "workers.available == 0 AND workers.unavailable == 1, last",
        "1==1, last",
        "1==2, first"
    })
    void the_rule_counts_the_workers_of_the_targets_own_queue(String rule, String queue) {
        floor.move(floor.worker("ann", Map.of("team", "a")), "Unavailable");
        floor.worker("bob", Map.of("team", "b"));

        assertEquals(queue, floor.queueOf(taskWith(rule)));
    }

    @Test
    void the_rule_counts_the_workers_in_one_activity() {
        floor.move(floor.worker("ann", Map.of("team", "a")), "Unavailable");
        String unavailable = "workers." + floor.activity("Unavailable");
        String offline = "workers." + floor.activity("Offline");

        assertEquals(
                List.of("last", "first"),
                List.of(floor.queueOf(taskWith(unavailable + " == 1")), floor.queueOf(taskWith(offline + " == 1"))));
    }

    @Test
    void counts_follow_workers_that_move_join_leave_and_go() {
        String ann = floor.worker("ann", Map.of("team", "a"));
        floor.task(floor.workflow(Optional.of(target(first))));
        floor.move(ann, "Offline");
        floor.move(ann, "Available");
        String bob = floor.worker("bob", Map.of("team", "b"));
        floor.reattribute(bob, Floor.attributes(Map.of("team", "a")));
        floor.reattribute(bob, Floor.attributes(Map.of("team", "b")));
        floor.done(new Command.DeleteWorker(floor.worker("cid", Map.of("team", "x"))));
        String dan = floor.worker("dan", Map.of("team", "a"));
        floor.move(dan, "Offline");
        floor.done(new Command.DeleteWorker(dan));

        assertEquals("last", floor.queueOf(taskWith("workers.available == 1 AND workers.unavailable == 0")));
    }

    @Test
    void a_busy_worker_counts_as_available() {
        floor.worker("ann", Map.of("team", "a"));
        floor.task(floor.workflow(Optional.of(target(first))));

        assertEquals("first", floor.queueOf(taskWith("workers.available == 0")));
    }

    @Test
    void a_target_that_has_someone_free_is_not_skipped() {
        floor.worker("ann", Map.of("team", "a"));

        assertEquals(List.of("ann"), floor.holders(taskWith("1==1")));
    }

    @Test
    void the_rule_is_not_looked_at_again_while_the_task_waits() {
        String ann = floor.worker("ann", Map.of("team", "a"));
        floor.task(floor.workflow(Optional.of(target(first))));
        String task = taskWith("workers.available == 0");

        floor.move(ann, "Unavailable");

        assertEquals("first", floor.queueOf(task));
    }

    @Test
    void a_rejected_task_waits_on_in_its_target_whatever_the_rule() {
        String ann = floor.worker("ann", Map.of("team", "a"));
        String task = taskWith("1==1");

        floor.done(new Command.UpdateReservation(
                floor.pending(task).sid(), ReservationStatus.REJECTED, Optional.of(floor.activity("Offline"))));

        assertEquals("first", floor.queueOf(task));
        assertEquals(TaskStatus.PENDING, floor.statusOf(task));
        assertEquals("Offline", floor.activityOf(ann));
    }

    @Test
    void a_worker_who_is_just_being_freed_counts_as_free_for_the_next_target() {
        floor.worker("ann", Map.of("team", "a"));
        String workflow = floor.workflow(
                Optional.empty(), filter("1==1", target(first, 10), skipping(target(first), "1==1"), target(last)));
        String task = floor.task(workflow);
        floor.at(11);

        floor.reply(task, ReservationStatus.REJECTED);

        assertEquals(List.of("ann"), floor.holders(task));
    }

    @Test
    void a_filter_whose_last_target_is_skipped_counts_as_not_matched() {
        String workflow = floor.workflow(
                Optional.of(target(last)),
                filter("1==1", skipping(target(first), "1==1")),
                filter("1==2", target(first)),
                filter("1==1", skipping(target(second), "1==1")));

        String task = floor.task(workflow);

        assertEquals("last", floor.queueOf(task));
    }

    @Test
    void a_filter_that_timed_out_closes_the_way_to_the_default_filter_even_for_a_later_skip() {
        String workflow = floor.workflow(
                Optional.of(target(last)),
                filter("1==1", target(first, 10)),
                filter("1==1", skipping(target(second), "1==1")));
        String task = floor.task(workflow);

        floor.at(10);

        assertEquals(TaskStatus.CANCELED, floor.statusOf(task));
        assertTrue(floor.typesOf(task).endsWith("workflow.skipped task.canceled"), floor.typesOf(task));
    }

    @Test
    void a_timeout_within_a_filter_that_ends_in_a_skip_leaves_the_default_filter_open() {
        String workflow = floor.workflow(
                Optional.of(target(last)), filter("1==1", target(first, 10), skipping(target(second, 10), "1==1")));
        String task = floor.task(workflow);

        floor.at(10);

        assertEquals("last", floor.queueOf(task));
    }

    @Test
    void a_task_skipped_out_of_its_last_step_is_canceled() {
        String task = floor.task(floor.workflow(Optional.empty(), filter("1==1", skipping(target(first), "1==1"))));

        assertEquals(TaskStatus.CANCELED, floor.statusOf(task));
        assertEquals(WorkflowRunner.SKIPPED, floor.reasonOf(task));
        assertEquals(
                "task.created workflow.entered workflow.target-matched task-queue.entered workflow.skipped"
                        + " task.canceled",
                floor.typesOf(task));
    }

    @Test
    void the_time_of_a_skipped_target_is_part_of_the_sum() {
        String workflow = floor.workflow(
                Optional.empty(), filter("1==1", skipping(target(first, 10), "1==1"), target(second, 10)));
        String task = floor.task(workflow);

        floor.at(19.999);
        TaskStatus before = floor.statusOf(task);
        floor.at(20);

        assertEquals(List.of(TaskStatus.PENDING, TaskStatus.CANCELED), List.of(before, floor.statusOf(task)));
    }

    @Test
    void times_that_add_up_to_more_than_a_life_are_no_trouble() {
        String workflow = floor.workflow(
                Optional.empty(),
                filter("1==1", skipping(target(first, Integer.MAX_VALUE), "1==1"), target(last, Integer.MAX_VALUE)));

        assertEquals("last", floor.queueOf(floor.task(workflow)));
    }

    @Test
    void thousands_of_skipped_targets_are_no_trouble() {
        WorkflowDocument.Target[] targets = new WorkflowDocument.Target[20_000];
        java.util.Arrays.fill(targets, skipping(target(first), "1==1"));
        String task = floor.task(floor.workflow(Optional.of(target(last)), filter("1==1", targets)));

        assertEquals("last", floor.queueOf(task));
    }
}
