package flexsim.taskrouter;

import static flexsim.taskrouter.Floor.filter;
import static flexsim.taskrouter.Floor.known;
import static flexsim.taskrouter.Floor.ordered;
import static flexsim.taskrouter.Floor.skipping;
import static flexsim.taskrouter.Floor.target;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.KnownWorker;
import flexsim.taskrouter.model.Refusal;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.ReservationView;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of routing where two or more of them meet. */
class InterplayTest {
    private final Floor floor = new Floor();
    private final String all = floor.queue("all", "1==1");
    private final String nobody = floor.queue("nobody", "1==2");

    private String open(String queue) {
        return floor.workflow(Optional.of(target(queue)));
    }

    private void timeoutActivity(String name) {
        floor.done(Command.UpdateWorkspace.of().withTimeoutActivitySid(floor.activity(name)));
    }

    private void singleTask() {
        floor.done(Command.UpdateWorkspace.of().withMultiTaskEnabled(false));
    }

    private String made(Command.CreateTask command) {
        return floor.done(command);
    }

    @ParameterizedTest
    @CsvSource({"9, all", "10, nobody", "11, nobody"})
    void a_reservation_that_fails_before_its_targets_end_stays_and_at_it_or_later_goes_on(int second, String queue) {
        floor.worker("ann");
        String task = floor.task(
                floor.workflow(Optional.empty(), filter("1==1", target(all, 10), target(nobody, 10), target(all))));
        floor.at(second);

        floor.reply(task, ReservationStatus.REJECTED);

        assertEquals(queue, floor.queueOf(task));
    }

    @Test
    void a_reservation_that_outlasts_two_targets_leads_to_the_third() {
        String late = floor.queue("late", "1==2");
        floor.worker("ann");
        String task = floor.task(
                floor.workflow(Optional.empty(), filter("1==1", target(all, 10), target(nobody, 10), target(late))));
        floor.at(25);

        floor.reply(task, ReservationStatus.REJECTED);

        assertEquals("late", floor.queueOf(task));
    }

    @Test
    void a_second_filter_begins_where_the_firsts_time_ended() {
        String task = floor.task(floor.workflow(
                Optional.empty(),
                filter("1==1", target(nobody, 10)),
                filter("1==2", target(nobody, 1000)),
                filter("1==1", target(all, 20))));
        floor.at(10);
        String second = floor.queueOf(task);

        floor.at(29.9);
        TaskStatus before = floor.statusOf(task);
        floor.at(30);

        assertEquals(
                List.of("all", TaskStatus.PENDING, TaskStatus.CANCELED), List.of(second, before, floor.statusOf(task)));
        assertEquals("Workflow timed out", floor.reasonOf(task));
    }

    @Test
    void skipping_after_a_timeout_counts_the_time_of_both() {
        String task = floor.task(floor.workflow(
                Optional.empty(),
                filter("1==1", target(nobody, 10), skipping(target(nobody, 10), "1==1"), target(all, 10))));
        floor.at(10);
        String skippedTo = floor.queueOf(task);

        floor.at(29.9);
        TaskStatus before = floor.statusOf(task);
        floor.at(30);

        assertEquals(
                List.of("all", TaskStatus.PENDING, TaskStatus.CANCELED),
                List.of(skippedTo, before, floor.statusOf(task)));
    }

    @Test
    void the_known_worker_has_its_time_and_then_the_best_of_the_others_gets_the_task() {
        String ann = floor.worker("ann");
        floor.move(ann, "Offline");
        floor.reattribute(floor.worker("bob"), level(1));
        floor.reattribute(floor.worker("cid"), level(7));
        String task = floor.task(
                floor.workflow(
                        Optional.empty(),
                        filter(
                                "1==1",
                                known(target(all, 30), KnownWorker.Field.SID, "agent"),
                                ordered(target(all), "worker.level DESC"))),
                Map.of("agent", ann));
        List<String> first = floor.holders(task);

        floor.at(30);

        assertEquals(List.of(List.of(), List.of("cid")), List.of(first, floor.holders(task)));
    }

    private static Attributes level(int level) {
        return new Attributes("", new Value.Obj(Map.of("level", new Value.Num(level))));
    }

    @Test
    void of_three_reserved_one_rejects_one_accepts_and_the_third_comes_too_late() {
        List.of("ann", "bob", "cid").forEach(floor::worker);
        String task = floor.task(open(floor.queue("three", "1==1", 3, TaskOrder.FIFO)));
        floor.reply(task, ReservationStatus.REJECTED);
        TaskStatus afterRejection = floor.statusOf(task);
        floor.reply(task, ReservationStatus.ACCEPTED);
        List<ReservationView> reservations =
                floor.engine.reservationsOfTask(task).orElseThrow();

        Refusal late = floor.refused(
                new Command.UpdateReservation(reservations.get(2).sid(), ReservationStatus.ACCEPTED, Optional.empty()));

        assertEquals(TaskStatus.RESERVED, afterRejection);
        assertEquals(
                List.of(ReservationStatus.REJECTED, ReservationStatus.ACCEPTED, ReservationStatus.RESCINDED),
                reservations.stream().map(ReservationView::status).toList());
        assertEquals(Refusal.Reason.GONE, late.reason());
    }

    @Test
    void several_reservations_that_time_out_together_take_all_their_workers_away() {
        List<String> workers = List.of(floor.worker("ann"), floor.worker("bob"));
        String task = floor.task(open(floor.queue("two", "1==1", 2, TaskOrder.FIFO)));

        floor.at(120);

        assertEquals(
                List.of("Offline", "Offline"),
                workers.stream().map(floor::activityOf).toList());
        assertEquals(TaskStatus.PENDING, floor.statusOf(task));
    }

    @Test
    void a_worker_whose_timeout_activity_is_available_is_asked_again() {
        timeoutActivity("Available");
        floor.worker("ann");
        String task = floor.task(open(all));

        floor.at(120);

        assertEquals(List.of("ann"), floor.holders(task));
        assertEquals(2, floor.engine.reservationsOfTask(task).orElseThrow().size());
    }

    @Test
    void a_move_between_available_activities_keeps_what_is_pending() {
        String other = floor.done(new Command.CreateActivity("Back office", true));
        String ann = floor.worker("ann");
        String task = floor.task(open(all));

        floor.done(Command.UpdateWorker.of(ann).withActivitySid(other));

        assertEquals(List.of("ann"), floor.holders(task));
        assertEquals(TaskStatus.RESERVED, floor.statusOf(task));
    }

    @Test
    void a_pending_reservation_stays_though_its_worker_does_not_match_any_more() {
        String ann = floor.worker("ann", Map.of("team", "sales"));
        String task = floor.task(open(floor.queue("sales", "team == 'sales'")));

        floor.reattribute(ann, Floor.attributes(Map.of("team", "support")));

        assertEquals(List.of("ann"), floor.holders(task));
    }

    @Test
    void a_lowered_capacity_takes_nothing_away_and_gives_nothing_until_there_is_room() {
        String ann = floor.worker("ann");
        floor.capacity(ann, "voice", 3);
        String workflow = open(all);
        String first = floor.task(workflow);
        String second = floor.task(workflow);
        floor.capacity(ann, "voice", 1);
        String third = floor.task(workflow);

        floor.done(Floor.statusCommand(first, TaskStatus.CANCELED));
        List<List<String>> overloaded = List.of(floor.holders(second), floor.holders(third));
        floor.done(Floor.statusCommand(second, TaskStatus.CANCELED));

        assertEquals(List.of(List.of("ann"), List.of()), overloaded);
        assertEquals(List.of("ann"), floor.holders(third));
    }

    @Test
    void a_channel_that_is_not_available_gets_nothing_until_it_is() {
        String ann = floor.worker("ann");
        floor.done(new Command.UpdateWorkerChannel(ann, "voice", OptionalInt.empty(), Optional.of(false)));
        String voice = floor.task(open(all));
        String chat = floor.task(open(all), Map.of(), 0, "chat");
        List<List<String>> closed = List.of(floor.holders(voice), floor.holders(chat));

        floor.done(new Command.UpdateWorkerChannel(ann, "voice", OptionalInt.empty(), Optional.of(true)));

        assertEquals(List.of(List.of(), List.of("ann")), closed);
        assertEquals(List.of("ann"), floor.holders(voice));
    }

    @Test
    void attributes_of_an_assigned_task_change_without_routing_it_anew() {
        floor.worker("ann");
        String task = floor.task(floor.workflow(Optional.of(target(all)), filter("topic == 'x'", target(nobody))));
        floor.reply(task, ReservationStatus.ACCEPTED);

        floor.attributes(task, Map.of("topic", "x"));

        assertEquals(List.of("all", TaskStatus.ASSIGNED), List.of(floor.queueOf(task), floor.statusOf(task)));
    }

    @Test
    void attributes_of_a_reserved_task_that_is_accepted_never_route_it_anew() {
        floor.worker("ann");
        String task = floor.task(floor.workflow(Optional.of(target(all)), filter("topic == 'x'", target(nobody))));

        floor.attributes(task, Map.of("topic", "x"));
        floor.reply(task, ReservationStatus.ACCEPTED);
        floor.status(task, TaskStatus.COMPLETED);

        assertEquals(List.of("all", TaskStatus.COMPLETED), List.of(floor.queueOf(task), floor.statusOf(task)));
    }

    @Test
    void a_virtual_start_does_not_shorten_the_time_to_live() {
        floor.at(1000);
        String task = made(new Command.CreateTask(Attributes.EMPTY, Optional.of(open(nobody)), 60, 0, "voice")
                .withVirtualStart(1L));

        floor.at(1059.9);
        TaskStatus before = floor.statusOf(task);
        floor.at(1060);

        assertEquals(List.of(TaskStatus.PENDING, TaskStatus.CANCELED), List.of(before, floor.statusOf(task)));
    }

    @Test
    void in_single_task_mode_a_task_made_for_a_worker_ignores_or_heeds_its_one_reservation() {
        singleTask();
        String ann = floor.worker("ann");
        String first = floor.task(open(all));
        String heeding = made(Floor.direct().withRoutingTarget(ann).withIgnoreCapacity(false));
        String ignoring = made(Floor.direct().withRoutingTarget(ann).withIgnoreCapacity(true));
        List<List<String>> busy = List.of(floor.holders(heeding), floor.holders(ignoring));

        floor.done(Floor.statusCommand(first, TaskStatus.CANCELED));
        List<String> withOneLeft = floor.holders(heeding);
        floor.done(Floor.statusCommand(ignoring, TaskStatus.CANCELED));

        assertEquals(List.of(List.of(), List.of("ann")), busy);
        assertEquals(List.of(List.of(), List.of("ann")), List.of(withOneLeft, floor.holders(heeding)));
    }

    @ParameterizedTest
    @CsvSource({"FIFO, fifo", "LIFO, lifo"})
    void a_worker_is_offered_the_prioritized_kind_of_queue_first_whatever_the_priorities(TaskOrder first, String who) {
        String fifo = floor.queue("fifo", "1==1", 1, TaskOrder.FIFO);
        String lifo = floor.queue("lifo", "1==1", 1, TaskOrder.LIFO);
        floor.done(Command.UpdateWorkspace.of().withPrioritizeQueueOrder(first));
        String toFifo = floor.task(open(fifo), Map.of(), first == TaskOrder.FIFO ? 0 : 9, "voice");
        String toLifo = floor.task(open(lifo), Map.of(), first == TaskOrder.FIFO ? 9 : 0, "voice");

        floor.worker("ann");

        assertEquals(List.of("ann"), floor.holders(who.equals("fifo") ? toFifo : toLifo));
    }

    @Test
    void a_queue_that_becomes_lifo_serves_its_waiting_tasks_newest_first() {
        floor.task(open(all), Map.of(), 9, "voice");
        floor.at(1);
        String newer = floor.task(open(all), Map.of(), 0, "voice");

        floor.done(Command.UpdateTaskQueue.of(all).withTaskOrder(TaskOrder.LIFO));
        floor.worker("ann");

        assertEquals(List.of("ann"), floor.holders(newer));
    }

    @ParameterizedTest
    @CsvSource({"WRAPPING", "COMPLETED", "CANCELED"})
    void a_task_is_deleted_in_its_late_states_too_and_its_worker_is_free(TaskStatus state) {
        floor.worker("ann");
        String task = floor.task(open(all));
        if (state != TaskStatus.CANCELED) {
            floor.reply(task, ReservationStatus.ACCEPTED);
        }
        floor.status(task, state);

        floor.done(new Command.DeleteTask(task));

        assertEquals(Optional.empty(), floor.engine.task(task));
        assertEquals(List.of("ann"), floor.holders(floor.task(open(all))));
    }

    @Test
    void a_task_that_is_deleted_while_reserved_cancels_the_reservation() {
        floor.worker("ann");
        String task = floor.task(open(all));

        floor.done(new Command.DeleteTask(task));

        assertEquals(
                "task.created workflow.entered workflow.target-matched task-queue.entered reservation.created"
                        + " task.deleted reservation.canceled",
                floor.typesOf(task));
    }
}
