package flexsim.taskrouter;

import static flexsim.taskrouter.Floor.filter;
import static flexsim.taskrouter.Floor.narrowed;
import static flexsim.taskrouter.Floor.ordered;
import static flexsim.taskrouter.Floor.target;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.ReservationView;
import flexsim.taskrouter.model.TaskOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one request changes, and who one failure frees, counts as a whole before anybody is offered anything. */
class OneStepTest {
    private final Floor floor = new Floor();

    private String open(String queue) {
        return floor.workflow(Optional.of(target(queue)));
    }

    private List<ReservationStatus> reservationsOf(String task) {
        return floor.engine.reservationsOfTask(task).orElseThrow().stream()
                .map(ReservationView::status)
                .toList();
    }

    @Test
    void a_worker_who_gets_a_queues_attributes_and_goes_away_at_once_is_offered_nothing() {
        String task = floor.task(open(floor.queue("sales", "team == 'sales'")));
        String ann = floor.worker("ann", Map.of("team", "support"));

        floor.done(Command.UpdateWorker.of(ann)
                .withActivitySid(floor.activity("Offline"))
                .withAttributes(Floor.attributes(Map.of("team", "sales"))));

        assertEquals(List.of(), reservationsOf(task));
    }

    @Test
    void a_worker_who_loses_a_queues_attributes_and_comes_at_once_is_offered_nothing_of_it() {
        String task = floor.task(open(floor.queue("sales", "team == 'sales'")));
        String ann = floor.worker("ann", Map.of("team", "support"));
        floor.move(ann, "Offline");
        floor.reattribute(ann, Floor.attributes(Map.of("team", "sales")));

        floor.done(Command.UpdateWorker.of(ann)
                .withActivitySid(floor.activity("Available"))
                .withAttributes(Floor.attributes(Map.of("team", "support"))));

        assertEquals(List.of(), reservationsOf(task));
    }

    @Test
    void a_task_that_changes_channel_and_attributes_is_routed_by_both() {
        String sales = floor.queue("sales", "team == 'sales'");
        String support = floor.queue("support", "team == 'support'");
        String ann = floor.worker("ann", Map.of("team", "sales"));
        floor.capacity(ann, "voice", 0);
        String workflow = floor.workflow(Optional.of(target(sales)), filter("topic == 'repair'", target(support)));
        String task = floor.task(workflow);

        floor.done(Command.UpdateTask.of(task)
                .withAttributes(Floor.attributes(Map.of("topic", "repair")))
                .withChannel("chat"));

        assertEquals("support", floor.queueOf(task));
        assertEquals(List.of(), reservationsOf(task));
    }

    @Test
    void a_task_is_offered_to_all_who_rejected_it_and_stayed() {
        floor.worker("ann");
        floor.worker("bob");
        String task = floor.task(open(floor.queue("all", "1==1", 2, TaskOrder.FIFO)));

        floor.reply(task, ReservationStatus.REJECTED);
        floor.reply(task, ReservationStatus.REJECTED);

        assertEquals(List.of("ann", "bob"), floor.holders(task));
    }

    @Test
    void of_several_tasks_that_come_back_at_once_the_best_is_offered_first() {
        String workflow = open(floor.queue("all", "1==1"));
        String ann = floor.worker("ann");
        floor.capacity(ann, "voice", 2);
        String lesser = floor.task(workflow, Map.of(), 1, "voice");
        String better = floor.task(workflow, Map.of(), 5, "voice");
        floor.worker("bob");

        floor.done(Command.UpdateWorker.of(ann)
                .withActivitySid(floor.activity("Offline"))
                .rejectingPending());

        assertEquals(List.of(List.of(), List.of("bob")), List.of(floor.holders(lesser), floor.holders(better)));
    }

    @Test
    void a_better_task_that_waits_goes_before_one_that_comes_back() {
        String all = floor.queue("all", "1==1");
        floor.worker("ann");
        String lesser = floor.task(open(all), Map.of(), 1, "voice");
        String better = floor.task(open(all), Map.of(), 5, "voice");

        floor.reply(lesser, ReservationStatus.REJECTED);

        assertEquals(List.of(List.of(), List.of("ann")), List.of(floor.holders(lesser), floor.holders(better)));
    }

    @Test
    void the_better_worker_is_asked_again_though_it_has_just_rejected() {
        String all = floor.queue("all", "1==1");
        floor.reattribute(floor.worker("ann"), level(9));
        floor.reattribute(floor.worker("bob"), level(1));
        String task =
                floor.task(floor.workflow(Optional.empty(), filter("1==1", ordered(target(all), "worker.level DESC"))));

        floor.reply(task, ReservationStatus.REJECTED);

        assertEquals(List.of("ann"), floor.holders(task));
    }

    private static Attributes level(int level) {
        return new Attributes("", new Value.Obj(Map.of("level", new Value.Num(level))));
    }

    @Test
    void an_activitys_new_name_counts_for_queues_that_ask_for_it() {
        String task = floor.task(open(floor.queue("late", "activity_name == 'Night shift'")));
        String ann = floor.worker("ann");

        floor.done(new Command.UpdateActivity(floor.activity("Available"), Optional.of("Night shift")));

        assertEquals(List.of("ann"), floor.holders(task));
        assertEquals(1, floor.engine.queuesOf(ann).size());
    }

    @Test
    void an_activitys_new_name_counts_for_targets_that_ask_for_it() {
        String all = floor.queue("all", "1==1");
        floor.worker("ann");
        String task = floor.task(floor.workflow(
                Optional.empty(), filter("1==1", narrowed(target(all), "worker.activity_name == 'Night shift'"))));

        floor.done(new Command.UpdateActivity(floor.activity("Available"), Optional.of("Night shift")));

        assertEquals(List.of("ann"), floor.holders(task));
    }

    @Test
    void a_new_channel_counts_for_queues_that_ask_for_it() {
        String task = floor.task(open(floor.queue("fax", "channel.fax.configured_capacity >= 1")));
        floor.worker("ann");

        floor.done(new Command.CreateTaskChannel("Fax", "fax", false));

        assertEquals(List.of("ann"), floor.holders(task));
    }

    @Test
    void a_channel_that_is_gone_counts_for_queues_that_ask_for_it() {
        floor.queue("fax", "channel.fax.configured_capacity >= 1");
        String fax = floor.done(new Command.CreateTaskChannel("Fax", "fax", false));
        String ann = floor.worker("ann");

        floor.done(new Command.DeleteTaskChannel(fax));

        assertEquals(List.of(), floor.engine.queuesOf(ann));
    }

    @Test
    void a_reservation_on_one_channel_brings_what_waited_for_it_on_another() {
        String all = floor.queue("all", "1==1");
        floor.worker("ann");
        String waiting = floor.task(floor.workflow(
                Optional.empty(),
                filter("1==1", narrowed(target(all), "worker.channel.chat.available_capacity_percentage == 0"))));

        floor.task(open(all), Map.of(), 0, "chat");

        assertEquals(List.of("ann"), floor.holders(waiting));
    }

    @Test
    void a_move_between_available_activities_leaves_the_idle_time_on_an_optimized_channel_alone() {
        floor.done(new Command.UpdateTaskChannel("voice", Optional.empty(), Optional.of(true)));
        String other = floor.done(new Command.CreateActivity("Back office", true));
        String ann = floor.worker("ann");
        floor.at(1);
        floor.worker("bob");
        floor.at(2);
        floor.done(Command.UpdateWorker.of(ann).withActivitySid(other));

        String task = floor.task(open(floor.queue("all", "1==1")));

        assertEquals(List.of("ann"), floor.holders(task));
    }

    @Test
    void coming_back_starts_the_idle_time_on_an_optimized_channel_anew() {
        floor.done(new Command.UpdateTaskChannel("voice", Optional.empty(), Optional.of(true)));
        String ann = floor.worker("ann");
        floor.at(1);
        floor.worker("bob");
        floor.at(2);
        floor.move(ann, "Offline");
        floor.move(ann, "Available");

        String task = floor.task(open(floor.queue("all", "1==1")));

        assertEquals(List.of("bob"), floor.holders(task));
    }
}
