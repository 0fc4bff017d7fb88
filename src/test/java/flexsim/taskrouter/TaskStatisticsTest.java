package flexsim.taskrouter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.taskrouter.history.Durations;
import flexsim.taskrouter.history.ReservationCounts;
import flexsim.taskrouter.history.TaskStatistics;
import flexsim.taskrouter.history.WaitSplit;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.TaskView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What has become of tasks in a window of time, counted by hand. */
class TaskStatisticsTest {
    private final Floor floor = new Floor();
    private final Chronicle chronicle = new Chronicle(floor);
    private final String sales = floor.queue("sales", "team == 'sales'");
    private final String help = floor.queue("help", "team == 'help'");
    private final String workflow = floor.workflow(
            Optional.of(Floor.target(sales)),
            Floor.filter("kind == 'help'", Floor.target(help, 100), Floor.target(sales, 50)));

    private String available(String name) {
        return floor.worker(name, Map.of("team", "sales"));
    }

    private static List<Long> figures(Durations d) {
        return List.of(d.average(), d.min(), d.max(), d.total());
    }

    private TaskStatistics workspace(double from, double to) {
        return chronicle.tasks(from, to).ofWorkspace();
    }

    /** Three tasks of instants 0, 10 and 30; accepted one after the other at 4, 25.5 and 60. */
    private void threeAreAccepted() {
        available("ann");
        String first = floor.task(workflow);
        floor.at(4);
        floor.reply(first, ReservationStatus.ACCEPTED);
        floor.at(10);
        String second = floor.task(workflow);
        floor.at(20);
        floor.status(first, TaskStatus.COMPLETED);
        floor.at(25.5);
        floor.reply(second, ReservationStatus.ACCEPTED);
        floor.at(30);
        String third = floor.task(workflow);
        floor.at(40);
        floor.status(second, TaskStatus.COMPLETED);
        floor.at(60);
        floor.reply(third, ReservationStatus.ACCEPTED);
    }

    @Test
    void waits_until_acceptance_are_counted_from_the_making_of_the_task_in_whole_seconds() {
        threeAreAccepted();

        // 4 + 15.5 + 30 = 49.5, a third of which is 16.5
        assertEquals(List.of(16L, 4L, 30L, 49L), figures(workspace(0, 60).untilAccepted()));
    }

    @Test
    void a_window_counts_what_was_accepted_in_it_both_ends_included() {
        threeAreAccepted();

        assertEquals(List.of(9L, 4L, 15L, 19L), figures(workspace(4, 59.9).untilAccepted()));
        assertEquals(List.of(22L, 15L, 30L, 45L), figures(workspace(4.1, 60).untilAccepted()));
    }

    @Test
    void where_nothing_was_accepted_all_figures_are_nil() {
        assertEquals(List.of(0L, 0L, 0L, 0L), figures(workspace(0, 60).untilAccepted()));
    }

    @Test
    void splits_tell_quick_from_slow_and_count_the_threshold_itself_as_quick() {
        threeAreAccepted();
        String impatient = floor.task(workflow);
        floor.at(64);
        floor.status(impatient, TaskStatus.CANCELED);

        assertEquals(
                List.of(
                        new WaitSplit(4, new WaitSplit.Side(0, 2), new WaitSplit.Side(1, 1)),
                        new WaitSplit(30, new WaitSplit.Side(0, 0), new WaitSplit.Side(1, 3)),
                        new WaitSplit(3, new WaitSplit.Side(1, 3), new WaitSplit.Side(0, 0))),
                chronicle.tasks(0, 64, 4, 30, 3).ofWorkspace().splits());
    }

    @Test
    void a_split_stops_at_ten_thousand_tasks() {
        for (int i = 0; i < 10_001; i++) {
            floor.status(floor.task(workflow), TaskStatus.CANCELED);
        }

        TaskStatistics all = chronicle.tasks(0, 0, 5).ofWorkspace();
        assertEquals(10_001, all.canceled());
        assertEquals(10_000, all.splits().get(0).below().tasksCanceled());
    }

    @Test
    void a_canceled_tasks_wait_ends_with_its_cancellation() {
        String one = floor.task(workflow);
        floor.at(7);
        String two = floor.task(workflow);
        floor.at(10);
        floor.status(one, TaskStatus.CANCELED);
        floor.status(two, TaskStatus.CANCELED);

        assertEquals(2, workspace(0, 10).canceled());
        assertEquals(List.of(6L, 3L, 10L, 13L), figures(workspace(0, 10).untilCanceled()));
        assertEquals(
                List.of(6L, 3L, 10L, 13L), figures(chronicle.queue(sales, 0, 10).untilCanceled()));
    }

    @Test
    void a_task_that_moved_on_counts_with_each_queue_what_happened_there() {
        String task = floor.task(workflow, Map.of("kind", "help"));
        floor.at(110);
        available("ann");
        floor.at(115);
        floor.reply(task, ReservationStatus.ACCEPTED);

        TaskStatistics left = chronicle.queue(help, 0, 200);
        assertEquals(List.of(1, 1), List.of(left.enteredQueue(), left.moved()));
        assertEquals(0, left.reservations().accepted());

        TaskStatistics reached = chronicle.queue(sales, 0, 200);
        assertEquals(List.of(1, 0), List.of(reached.enteredQueue(), reached.moved()));
        assertEquals(List.of(115L, 115L, 115L, 115L), figures(reached.untilAccepted()));
        assertEquals(List.of(15L, 15L, 15L, 15L), figures(reached.inQueueUntilAccepted()));
        assertEquals(1, workspace(0, 200).moved());
    }

    @Test
    void a_move_that_tells_of_the_task_before_and_after_counts_with_the_queue_it_left() {
        TaskView inHelp =
                floor.engine.task(floor.task(workflow, Map.of("kind", "help"))).orElseThrow();
        floor.at(100);
        TaskView inSales = floor.engine.task(inHelp.sid()).orElseThrow();
        floor.events.replaceAll(
                event -> event instanceof Event.TaskEvent e && e.kind() == Event.TaskEvent.Type.QUEUE_MOVED
                        ? new Event.TaskEvent(e.at(), e.kind(), inSales, Optional.of(inHelp), e.queue(), e.workflow())
                        : event);

        assertEquals(1, chronicle.queue(help, 0, 100).moved());
        assertEquals(0, chronicle.queue(sales, 0, 100).moved());
    }

    @Test
    void a_task_that_the_workflow_gives_up_is_timed_out_and_canceled() {
        floor.task(workflow, Map.of("kind", "help"));
        floor.at(150);

        TaskStatistics ofWorkflow = chronicle.tasks(0, 150).ofWorkflow(workflow);
        assertEquals(1, ofWorkflow.timedOutInWorkflow());
        assertEquals(1, ofWorkflow.canceled());
        assertEquals(1, ofWorkflow.enteredWorkflow());
        assertEquals(1, chronicle.queue(sales, 0, 150).canceled());
        assertEquals(0, chronicle.queue(help, 0, 150).canceled());
    }

    @Test
    void a_task_that_waits_on_in_its_queue_has_not_entered_it_again() {
        available("ann");
        String task = floor.task(workflow);
        floor.reply(task, ReservationStatus.REJECTED);
        floor.at(120);

        TaskStatistics queue = chronicle.queue(sales, 0, 120);
        assertEquals(1, queue.enteredQueue());
        assertEquals(new ReservationCounts(2, 0, 1, 1, 0, 0), queue.reservations());
    }

    @Test
    void reservations_are_counted_by_how_they_ended() {
        String many = floor.queue("many", "team == 'many'", 3, TaskOrder.FIFO);
        String toMany = floor.workflow(Optional.of(Floor.target(many)));
        for (String name : List.of("ann", "bob", "cid")) {
            floor.worker(name, Map.of("team", "many"));
        }
        floor.reply(floor.task(toMany), ReservationStatus.ACCEPTED);
        String canceled = floor.task(toMany);
        floor.status(canceled, TaskStatus.CANCELED);

        ReservationCounts counts = chronicle.queue(many, 0, 0).reservations();
        assertEquals(new ReservationCounts(5, 1, 0, 0, 2, 2), counts);
        assertEquals(counts, chronicle.tasks(0, 0).ofWorkflow(toMany).reservations());
        assertEquals(0, chronicle.queue(sales, 0, 0).reservations().created());
    }

    @Test
    void completed_and_deleted_tasks_are_counted_when_they_end() {
        threeAreAccepted();
        String deleted = floor.task(workflow);
        floor.at(70);
        floor.done(new Command.DeleteTask(deleted));

        TaskStatistics all = workspace(0, 70);
        assertEquals(List.of(4, 2, 1), List.of(all.created(), all.completed(), all.deleted()));
        assertEquals(1, workspace(21, 69).completed());
        assertEquals(1, chronicle.queue(sales, 0, 70).deleted());
    }

    @Test
    void only_tasks_of_the_channel_count_where_one_is_named() {
        floor.status(floor.task(workflow, Map.of(), 0, "chat"), TaskStatus.CANCELED);
        floor.task(workflow);

        assertEquals(1, chronicle.tasksOn("chat", 0, 0).ofWorkspace().canceled());
        assertEquals(0, chronicle.tasksOn("voice", 0, 0).ofWorkspace().canceled());
        assertEquals(
                1,
                chronicle
                        .tasksOn("voice", 0, 0)
                        .ofQueues(Set.of(sales))
                        .get(sales)
                        .enteredQueue());
    }

    @Test
    void a_task_sent_through_its_workflow_anew_enters_only_queues_it_was_not_in() {
        String task = floor.task(workflow);
        floor.done(Command.UpdateTask.of(task).withAttributes(Floor.attributes(Map.of("kind", "other"))));

        assertEquals(1, chronicle.queue(sales, 0, 0).enteredQueue());
    }
}
