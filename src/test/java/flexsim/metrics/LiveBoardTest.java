package flexsim.metrics;

import static flexsim.metrics.TestContact.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LiveBoardTest {
    private static final int TASKS = 20;

    /** What may happen to a task, one event after the other; all of it or only the beginning. */
    private static final List<List<String>> LIVES = List.of(
            List.of("task.created", "task-queue.entered", "reservation.created", "reservation.accepted", "task.wrapup"),
            List.of(
                    "task.created",
                    "task-queue.entered",
                    "reservation.created",
                    "reservation.accepted",
                    "task.completed"),
            List.of("task.created", "task-queue.entered", "task-queue.moved", "reservation.created", "task.canceled"),
            List.of("task.created", "task-queue.entered", "reservation.created", "reservation.timeout", "task.deleted"),
            List.of("task.created", "task.canceled", "task.deleted"),
            List.of("task-queue.entered", "reservation.created", "reservation.accepted", "task.completed"));

    private final LiveBoard board = new LiveBoard(List.of("sales"), "left"::equals);

    private static RoutingEvent.OfTask task(String type, long at, String sid, String queue, String reason) {
        Optional<String> name = type.equals("task.created") ? Optional.empty() : Optional.of(queue);
        return new RoutingEvent.OfTask(type, at, sid, name, "voice", Optional.of(reason));
    }

    private static RoutingEvent.OfReservation reservation(String type, long at, String task) {
        return new RoutingEvent.OfReservation(type, at, "WR-" + task, task, "ann");
    }

    private void arrives(String sid) {
        board.accept(task("task.created", 0, sid, "", ""));
        board.accept(task("task-queue.entered", 0, sid, "sales", ""));
    }

    private QueueSnapshot salesAt(long seconds) {
        return board.snapshot(seconds * SECOND).queues().get("sales");
    }

    @Test
    void a_quiet_queue_is_shown_too() {
        assertEquals(QueueSnapshot.EMPTY, salesAt(0));
    }

    @Test
    void a_waiting_task_counts_with_its_age() {
        arrives("WT1");

        assertEquals(new QueueSnapshot(1, 12, 0, 0, 0, 0, 0), salesAt(12));
    }

    @Test
    void a_task_moves_from_column_to_column() {
        arrives("WT1");
        board.accept(reservation("reservation.created", 0, "WT1"));
        board.accept(reservation("reservation.accepted", 0, "WT1"));
        QueueSnapshot talking = salesAt(1);
        board.accept(task("task.wrapup", 2 * SECOND, "WT1", "sales", ""));
        QueueSnapshot wrapping = salesAt(2);
        board.accept(task("task.completed", 3 * SECOND, "WT1", "sales", ""));

        assertEquals(
                List.of(
                        new QueueSnapshot(0, 0, 1, 0, 0, 0, 0),
                        new QueueSnapshot(0, 0, 0, 1, 0, 0, 0),
                        new QueueSnapshot(0, 0, 0, 0, 1, 0, 0)),
                List.of(talking, wrapping, salesAt(3)));
    }

    @Test
    void a_customer_who_left_is_told_from_a_task_that_timed_out() {
        arrives("WT1");
        arrives("WT2");
        board.accept(task("task.canceled", 0, "WT1", "sales", "left"));
        board.accept(task("task.canceled", 0, "WT2", "sales", "Task TTL Exceeded"));

        assertEquals(new QueueSnapshot(0, 0, 0, 0, 0, 1, 1), salesAt(1));
    }

    @Test
    void what_happens_to_an_ended_task_later_does_not_count_again() {
        arrives("WT1");
        for (String type : List.of("task.canceled", "task.updated", "task.deleted")) {
            board.accept(task(type, 0, "WT1", "sales", "left"));
        }

        assertEquals(1, salesAt(1).offered());
    }

    @Test
    void agents_are_counted_by_activity_until_they_are_deleted() {
        board.accept(new RoutingEvent.OfWorker("worker.created", 0, "ann", "Offline", false));
        board.accept(new RoutingEvent.OfWorker("worker.created", 0, "bob", "Offline", false));
        board.accept(new RoutingEvent.OfWorker("worker.activity.update", 0, "ann", "Available", true));
        assertEquals(Map.of("Available", 1, "Offline", 1), board.snapshot(0).agents());

        board.accept(new RoutingEvent.OfWorker("worker.deleted", 0, "bob", "Offline", false));
        assertEquals(Map.of("Available", 1), board.snapshot(0).agents());
    }

    @Property(tries = 100)
    void it_agrees_with_the_report_of_the_same_events(@ForAll long seed) {
        LiveBoard live = new LiveBoard(List.of("sales"), "left"::equals);
        EventFold fold = new EventFold(List.of("sales"), "left"::equals);
        long end = 0;
        for (RoutingEvent event : events(new Random(seed))) {
            fold.accept(event);
            live.accept(event);
            end = event.at() + 1;
        }
        MeasurementPlan plan =
                new MeasurementPlan(fold.layout(), Timeline.of(0, end, 60 * SECOND), ServiceLimits.USUAL);
        Totals totals = new Totals(plan);
        totals.add(fold.count(plan));
        BoardSnapshot table = live.snapshot(end);

        assertTrue(table.total().offered() > 0);
        assertEquals(counts(totals), counts(table));
    }

    /** The lives of many tasks, each in its order, but otherwise mixed. */
    private static List<RoutingEvent> events(Random random) {
        List<RoutingEvent> events = new ArrayList<>();
        List<List<String>> rest = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            List<String> life = LIVES.get(i % LIVES.size());
            rest.add(new ArrayList<>(life.subList(0, 1 + random.nextInt(life.size()))));
        }
        for (long at = 0; !rest.stream().allMatch(List::isEmpty); at += SECOND) {
            int number = random.nextInt(TASKS);
            if (!rest.get(number).isEmpty()) {
                events.add(event(rest.get(number).remove(0), at, "WT" + number, random));
            }
        }
        return events;
    }

    private static RoutingEvent event(String type, long at, String sid, Random random) {
        return type.startsWith("reservation")
                ? reservation(type, at, sid)
                : task(
                        type,
                        at,
                        sid,
                        type.equals("task-queue.entered") ? "sales" : "service",
                        random.nextBoolean() ? "left" : "else");
    }

    private static Map<String, List<Long>> counts(Totals totals) {
        Map<String, List<Long>> counts = new TreeMap<>();
        List<String> queues = totals.plan().layout().queues();
        for (int queue = 0; queue < queues.size(); queue++) {
            Figures figures = totals.queue(queue);
            counts.put(
                    queues.get(queue),
                    List.of(
                            figures.offered(),
                            figures.count(Counter.WAITING),
                            figures.count(Counter.TALKING),
                            figures.count(Counter.WRAPPING),
                            figures.handled(),
                            figures.abandoned(),
                            figures.timedOut()));
        }
        return counts;
    }

    private static Map<String, List<Long>> counts(BoardSnapshot table) {
        Map<String, List<Long>> counts = new TreeMap<>();
        table.queues()
                .forEach((name, queue) -> counts.put(
                        name,
                        List.of(
                                (long) queue.offered(),
                                (long) queue.waiting(),
                                (long) queue.assigned(),
                                (long) queue.wrapping(),
                                (long) queue.handled(),
                                (long) queue.abandoned(),
                                (long) queue.timedOut())));
        return counts;
    }
}
