package flexsim.taskrouter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskChannelView;
import flexsim.taskrouter.model.TaskFigures;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.WorkerFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is under way at one instant, counted by hand. */
class RealTimeCountsTest {
    private static final Optional<String> ANY = Optional.empty();

    private final Floor floor = new Floor();
    private final String sales = floor.queue("sales", "team == 'sales'");
    private final String help = floor.queue("help", "team == 'help'");
    private final String workflow = floor.workflow(
            Optional.of(Floor.target(sales)),
            Floor.filter("kind == 'help'", Floor.target(help, 100), Floor.target(sales)));

    private static TaskFigures.Waiting waiting(String task, double since) {
        return new TaskFigures.Waiting(task, Math.round(since * 1_000_000));
    }

    private static Map<TaskStatus, Integer> statuses(int pending, int reserved, int assigned, int wrapping) {
        return Map.of(
                TaskStatus.PENDING, pending,
                TaskStatus.RESERVED, reserved,
                TaskStatus.ASSIGNED, assigned,
                TaskStatus.WRAPPING, wrapping);
    }

    @Test
    void tasks_are_counted_by_the_status_they_are_in_and_not_once_they_have_ended() {
        floor.worker("ann", Map.of("team", "sales"));
        String first = floor.task(workflow);
        floor.reply(first, ReservationStatus.ACCEPTED);
        String second = floor.task(workflow);
        String third = floor.task(workflow);
        assertEquals(
                statuses(2, 0, 1, 0), floor.engine.realTimeCounts().tasks(ANY).byStatus());

        floor.status(first, TaskStatus.WRAPPING);
        floor.status(third, TaskStatus.CANCELED);
        assertEquals(
                statuses(1, 0, 0, 1), floor.engine.realTimeCounts().tasks(ANY).byStatus());

        floor.status(first, TaskStatus.COMPLETED);
        assertEquals(
                statuses(0, 1, 0, 0), floor.engine.realTimeCounts().tasks(ANY).byStatus());
        assertEquals(1, floor.engine.realTimeCounts().tasks(ANY).total());
        assertEquals(TaskStatus.RESERVED, floor.statusOf(second));
    }

    @Test
    void tasks_are_counted_by_priority() {
        floor.task(workflow, Map.of(), 7, "voice");
        floor.task(workflow, Map.of(), 7, "voice");
        floor.task(workflow);

        assertEquals(
                new TreeMap<>(Map.of(0, 1, 7, 2)),
                floor.engine.realTimeCounts().tasks(ANY).byPriority());
    }

    @Test
    void the_longest_waiting_task_is_the_oldest_that_nobody_has_accepted() {
        floor.worker("ann", Map.of("team", "sales"));
        String accepted = floor.task(workflow);
        floor.reply(accepted, ReservationStatus.ACCEPTED);
        floor.at(5);
        String oldest = floor.task(workflow);
        floor.at(9);
        floor.task(workflow);

        TaskFigures figures = floor.engine.realTimeCounts().tasks(ANY);
        assertEquals(Optional.of(waiting(oldest, 5)), figures.longestWaiting());
        assertEquals(3, figures.longestWaiting().get().age(8_999_999));
    }

    @Test
    void nothing_waits_where_everything_is_accepted() {
        floor.worker("ann", Map.of("team", "sales"));
        floor.reply(floor.task(workflow), ReservationStatus.ACCEPTED);

        assertEquals(Optional.empty(), floor.engine.realTimeCounts().tasks(ANY).longestWaiting());
    }

    @Test
    void the_longest_in_a_queue_is_counted_from_when_it_came_there() {
        String moved = floor.task(workflow, Map.of("kind", "help"));
        floor.at(50);
        String straight = floor.task(workflow);
        floor.at(100);

        TaskFigures figures =
                floor.engine.realTimeCounts().tasksOfQueues(Set.of(sales), ANY).get(sales);
        assertEquals(Optional.of(waiting(moved, 0)), figures.longestWaiting());
        assertEquals(Optional.of(waiting(straight, 50)), figures.longestInQueue());
    }

    @Test
    void a_task_counts_with_the_queue_it_is_in() {
        floor.task(workflow, Map.of("kind", "help"));
        floor.task(workflow);
        floor.task(workflow);

        Map<String, TaskFigures> figures = floor.engine.realTimeCounts().tasksOfQueues(Set.of(sales, help), ANY);
        assertEquals(2, figures.get(sales).total());
        assertEquals(1, figures.get(help).total());
    }

    @Test
    void only_tasks_of_the_channel_count_where_one_is_named() {
        floor.task(workflow, Map.of(), 0, "chat");
        floor.task(workflow);
        floor.task(workflow);
        Optional<String> chat = floor.engine.taskChannel("chat").map(TaskChannelView::sid);

        assertEquals(1, floor.engine.realTimeCounts().tasks(chat).total());
        assertEquals(
                1,
                floor.engine
                        .realTimeCounts()
                        .tasksOfQueues(Set.of(sales), chat)
                        .get(sales)
                        .total());
        assertEquals(
                1, floor.engine.realTimeCounts().tasksOfWorkflow(workflow, chat).total());
    }

    @Test
    void a_workflow_counts_its_own_tasks() {
        String other = floor.workflow(Optional.of(Floor.target(help)));
        floor.task(workflow);
        floor.task(other);
        floor.task(other);

        assertEquals(
                2, floor.engine.realTimeCounts().tasksOfWorkflow(other, ANY).total());
    }

    @Test
    void workers_are_counted_by_activity_and_empty_activities_are_listed() {
        floor.worker("ann", Map.of("team", "sales"));
        floor.worker("bob", Map.of("team", "help"));
        floor.move(floor.worker("cid", Map.of("team", "sales")), "Unavailable");

        WorkerFigures all = floor.engine.realTimeCounts().workers();
        assertEquals(List.of("Offline 0", "Unavailable 1", "Available 2"), text(all));
        assertEquals(3, all.total());

        WorkerFigures ofSales = floor.engine.realTimeCounts().workersOfQueue(sales);
        assertEquals(List.of("Offline 0", "Unavailable 1", "Available 1"), text(ofSales));
        assertEquals(2, ofSales.total());
        assertEquals(1, ofSales.available());
    }

    private static List<String> text(WorkerFigures figures) {
        return figures.byActivity().stream()
                .map(f -> f.activity().friendlyName() + " " + f.workers())
                .toList();
    }
}
