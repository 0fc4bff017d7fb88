package flexsim.taskrouter;

import static flexsim.taskrouter.Floor.filter;
import static flexsim.taskrouter.Floor.statusCommand;
import static flexsim.taskrouter.Floor.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Refusal;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleTest {
    private final Floor floor = new Floor();
    private final String queue = floor.queue("all", "1==1");
    private final String workflow = floor.workflow(Optional.of(target(queue)));

    /** A task in {@code status}, reached as a client would. */
    private String taskIn(TaskStatus status) {
        if (status != TaskStatus.PENDING) {
            floor.worker("ann");
        }
        String task = floor.task(workflow);
        switch (status) {
            case PENDING, RESERVED -> {}
            case CANCELED -> floor.status(task, TaskStatus.CANCELED);
            case ASSIGNED -> floor.reply(task, ReservationStatus.ACCEPTED);
            case WRAPPING, COMPLETED -> {
                floor.reply(task, ReservationStatus.ACCEPTED);
                floor.status(task, status);
            }
        }
        assertEquals(status, floor.statusOf(task));
        return task;
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, CANCELED",
        "RESERVED, CANCELED",
        "ASSIGNED, WRAPPING",
        "ASSIGNED, COMPLETED",
        "WRAPPING, COMPLETED"
    })
    void these_moves_are_legal(TaskStatus from, TaskStatus to) {
        String task = taskIn(from);

        floor.status(task, to);

        assertEquals(to, floor.statusOf(task));
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, WRAPPING, not currently assigned",
        "PENDING, COMPLETED, not currently assigned",
        "PENDING, ASSIGNED, routing",
        "RESERVED, COMPLETED, not currently assigned",
        "ASSIGNED, CANCELED, not pending or reserved",
        "WRAPPING, CANCELED, not pending or reserved",
        "WRAPPING, WRAPPING, not currently assigned",
        "COMPLETED, COMPLETED, not currently assigned",
        "COMPLETED, CANCELED, not pending or reserved",
        "CANCELED, CANCELED, not pending or reserved"
    })
    void these_moves_are_refused_and_change_nothing(TaskStatus from, TaskStatus to, String why) {
        String task = taskIn(from);

        Refusal refusal = floor.refused(statusCommand(task, to));

        assertEquals(Refusal.Reason.ILLEGAL_STATE, refusal.reason());
        assertTrue(refusal.message().contains(why), refusal.message());
        assertEquals(from, floor.statusOf(task));
    }

    @Test
    void a_rejected_reservation_sends_the_task_to_the_next_worker() {
        floor.worker("ann");
        floor.at(1);
        floor.worker("bob");
        String task = floor.task(workflow);

        floor.reply(task, ReservationStatus.REJECTED);

        assertEquals(List.of("bob"), floor.holders(task));
    }

    @Test
    void rejecting_with_an_activity_moves_the_worker_there() {
        String ann = floor.worker("ann");
        String task = floor.task(workflow);

        floor.done(new Command.UpdateReservation(
                floor.pending(task).sid(), ReservationStatus.REJECTED, Optional.of(floor.activity("Unavailable"))));

        assertEquals(
                "Unavailable", floor.engine.worker(ann).orElseThrow().activity().friendlyName());
        assertEquals(TaskStatus.PENDING, floor.statusOf(task));
    }

    @Test
    void a_reservation_times_out_and_its_worker_goes_to_the_timeout_activity() {
        String ann = floor.worker("ann");
        String task = floor.task(workflow);

        floor.at(120);

        assertEquals(TaskStatus.PENDING, floor.statusOf(task));
        assertEquals(
                "Offline", floor.engine.worker(ann).orElseThrow().activity().friendlyName());
        assertEquals(
                ReservationStatus.TIMEOUT,
                floor.engine.reservationsOfTask(task).orElseThrow().get(0).status());
    }

    @Test
    void a_pending_reservation_is_not_cut_short_by_the_end_of_its_target() {
        String other = floor.queue("other", "1==2");
        String escalating = floor.workflow(Optional.empty(), filter("1==1", target(queue, 10), target(other)));
        floor.worker("ann");
        String task = floor.task(escalating);

        floor.at(11);
        TaskStatus during = floor.statusOf(task);
        floor.reply(task, ReservationStatus.REJECTED);

        assertEquals(TaskStatus.RESERVED, during);
        assertEquals("other", floor.queueOf(task));
    }

    @Test
    void a_task_whose_time_to_live_ends_is_canceled_and_its_reservation_with_it() {
        floor.worker("ann");
        String task = floor.done(new Command.CreateTask(Attributes.EMPTY, Optional.of(workflow), 60, 0, "voice"));

        floor.at(60);

        assertEquals(TaskStatus.CANCELED, floor.statusOf(task));
        assertEquals(TaskLifecycle.TTL_EXCEEDED, floor.reasonOf(task));
        assertEquals(List.of(), floor.holders(task));
    }

    @Test
    void an_assigned_task_has_no_time_to_live() {
        floor.worker("ann");
        String task = floor.done(new Command.CreateTask(Attributes.EMPTY, Optional.of(workflow), 60, 0, "voice"));
        floor.reply(task, ReservationStatus.ACCEPTED);

        floor.at(61);

        assertEquals(TaskStatus.ASSIGNED, floor.statusOf(task));
    }

    @Test
    void a_task_that_is_assigned_for_a_day_is_removed_and_its_worker_freed() {
        floor.worker("ann");
        String task = floor.task(workflow);
        floor.at(10);
        floor.reply(task, ReservationStatus.ACCEPTED);
        String next = floor.task(workflow);

        floor.at(86_409.999);
        boolean before = floor.engine.task(task).isPresent();
        floor.at(86_410);

        assertTrue(before);
        assertTrue(floor.engine.task(task).isEmpty());
        assertEquals(
                "task.created workflow.entered workflow.target-matched task-queue.entered reservation.created"
                        + " reservation.accepted task.system-deleted reservation.completed",
                floor.typesOf(task));
        assertTrue(floor.typesOf(next).contains("reservation.created"), floor.typesOf(next));
    }

    @Test
    void a_task_that_is_wrapped_up_within_the_day_stays() {
        String task = taskIn(TaskStatus.WRAPPING);

        floor.at(200_000);

        assertEquals(TaskStatus.WRAPPING, floor.statusOf(task));
    }

    @Test
    void a_task_may_be_reserved_a_thousand_times() {
        floor.worker("ann");
        String task = floor.task(workflow);
        for (int i = 1; i < 1_000; i++) {
            floor.reply(task, ReservationStatus.REJECTED);
        }
        TaskStatus before = floor.statusOf(task);

        floor.reply(task, ReservationStatus.REJECTED);

        assertEquals(TaskStatus.RESERVED, before);
        assertEquals(ReservationLifecycle.TOO_MANY_ASSIGNMENTS, floor.reasonOf(task));
    }

    @Test
    void canceling_a_reserved_task_cancels_the_reservation_and_frees_the_worker() {
        floor.worker("ann");
        String first = floor.task(workflow);
        String second = floor.task(workflow);

        floor.status(first, TaskStatus.CANCELED);

        assertEquals(
                ReservationStatus.CANCELED,
                floor.engine.reservationsOfTask(first).orElseThrow().get(0).status());
        assertEquals(List.of("ann"), floor.holders(second));
    }

    @Test
    void deleting_an_assigned_task_frees_the_worker() {
        floor.worker("ann");
        String first = floor.task(workflow);
        floor.reply(first, ReservationStatus.ACCEPTED);
        String second = floor.task(workflow);

        floor.done(new Command.DeleteTask(first));

        assertTrue(floor.engine.task(first).isEmpty());
        assertEquals(List.of("ann"), floor.holders(second));
    }

    @Test
    void an_ended_task_is_kept_for_five_minutes() {
        String task = taskIn(TaskStatus.CANCELED);

        floor.at(299.999);
        boolean kept = floor.engine.task(task).isPresent();
        floor.at(300);

        assertTrue(kept);
        assertTrue(floor.engine.task(task).isEmpty());
    }

    @Test
    void a_completed_task_still_takes_attributes() {
        String task = taskIn(TaskStatus.COMPLETED);

        floor.done(Command.UpdateTask.of(task).withAttributes(Floor.attributes(Map.of("a", "b"))));

        assertEquals(
                Floor.attributes(Map.of("a", "b")),
                floor.engine.task(task).orElseThrow().attributes());
    }

    @Test
    void moving_away_keeps_a_pending_reservation_unless_told_to_reject_it() {
        String ann = floor.worker("ann");
        String task = floor.task(workflow);
        floor.move(ann, "Unavailable");
        List<String> kept = floor.holders(task);

        floor.done(Command.UpdateWorker.of(ann)
                .withActivitySid(floor.activity("Offline"))
                .rejectingPending());

        assertEquals(List.of("ann"), kept);
        assertEquals(TaskStatus.PENDING, floor.statusOf(task));
    }

    @Test
    void what_is_in_use_cannot_be_deleted() {
        String ann = floor.worker("ann");
        floor.task(workflow);

        for (Command command : List.of(
                new Command.DeleteWorker(ann),
                new Command.DeleteTaskQueue(queue),
                new Command.DeleteWorkflow(workflow),
                new Command.DeleteActivity(floor.activity("Available")),
                new Command.DeleteActivity(floor.activity("Offline")),
                new Command.DeleteTaskChannel("voice"),
                new Command.DeleteTaskChannel("default"))) {
            assertEquals(Refusal.Reason.ILLEGAL_STATE, floor.refused(command).reason(), command.toString());
        }
    }

    @Test
    void a_workers_name_is_unique_whatever_its_case() {
        floor.worker("Ann");

        Refusal refusal = floor.refused(new Command.CreateWorker("ANN", Optional.empty(), Attributes.EMPTY));

        assertEquals(Refusal.Reason.INVALID, refusal.reason());
    }

    @Test
    void a_task_without_a_workflow_is_only_taken_where_there_is_exactly_one() {
        Command command = new Command.CreateTask(Attributes.EMPTY, Optional.empty(), 60, 0, "voice");
        String task = floor.done(command);

        floor.workflow(Optional.of(target(queue)));

        assertEquals(
                Optional.of(workflow), floor.engine.task(task).orElseThrow().workflowSid());
        assertEquals(Refusal.Reason.INVALID, floor.refused(command).reason());
    }
}
