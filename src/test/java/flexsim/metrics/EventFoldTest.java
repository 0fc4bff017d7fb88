package flexsim.metrics;

import static flexsim.metrics.TestContact.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventFoldTest {
    private static final String LEFT = "customer left";

    private final EventFold fold = new EventFold(List.of("sales"), LEFT::equals);

    private void task(String type, long at, String sid, String queue) {
        fold.accept(new RoutingEvent.OfTask(type, at * SECOND, sid, Optional.of(queue), "voice", Optional.empty()));
    }

    private void canceled(long at, String sid, String reason) {
        fold.accept(new RoutingEvent.OfTask(
                "task.canceled", at * SECOND, sid, Optional.of("sales"), "voice", Optional.of(reason)));
    }

    private void reservation(String type, long at, String sid, String task, String worker) {
        fold.accept(new RoutingEvent.OfReservation(type, at * SECOND, sid, task, worker));
    }

    private void worker(long at, String name, boolean available) {
        fold.accept(new RoutingEvent.OfWorker(
                "worker.activity.update", at * SECOND, name, available ? "Available" : "Offline", available));
    }

    private void arrives(long at, String sid) {
        fold.accept(
                new RoutingEvent.OfTask("task.created", at * SECOND, sid, Optional.empty(), "voice", Optional.empty()));
        task("task-queue.entered", at, sid, "sales");
    }

    private Totals totals(long end) {
        MeasurementPlan plan =
                new MeasurementPlan(fold.layout(), Timeline.of(0, end * SECOND, 300 * SECOND), ServiceLimits.USUAL);
        Totals totals = new Totals(plan);
        totals.add(fold.count(plan));
        return totals;
    }

    private static double value(Figures figures, Ratio ratio) {
        return figures.estimate(ratio).value().orElseThrow();
    }

    private void oneTaskFromArrivalToEnd() {
        worker(0, "ann", true);
        arrives(10, "WT1");
        reservation("reservation.created", 15, "WR1", "WT1", "ann");
        reservation("reservation.accepted", 18, "WR1", "WT1", "ann");
        reservation("reservation.wrapup", 58, "WR1", "WT1", "ann");
        task("task.wrapup", 58, "WT1", "sales");
        reservation("reservation.completed", 68, "WR1", "WT1", "ann");
        task("task.completed", 68, "WT1", "sales");
        worker(88, "ann", false);
    }

    @Test
    void a_task_is_followed_from_its_arrival_to_its_end() {
        oneTaskFromArrivalToEnd();
        Figures sales = totals(100).queue(0);
        assertEquals(1, sales.handled());
        assertEquals(8, value(sales, Ratio.ASA));
        assertEquals(40, value(sales, Ratio.TALK));
        assertEquals(10, value(sales, Ratio.WRAP));
    }

    @Test
    void an_agent_is_busy_from_the_offer_on_that_was_accepted() {
        oneTaskFromArrivalToEnd();
        Figures sales = totals(100).queue(0);
        assertEquals(53, sales.busySeconds().orElseThrow());
        assertEquals(88, sales.staffedSeconds().orElseThrow());
    }

    @Test
    void who_has_two_contacts_at_a_time_is_busy_once() {
        worker(0, "ann", true);
        arrives(10, "WT1");
        arrives(12, "WT2");
        for (int i = 1; i <= 2; i++) {
            reservation("reservation.created", 20 + i, "WR" + i, "WT" + i, "ann");
            reservation("reservation.accepted", 20 + i, "WR" + i, "WT" + i, "ann");
        }
        reservation("reservation.completed", 50, "WR1", "WT1", "ann");
        assertEquals(79, totals(100).total().busySeconds().orElseThrow());
    }

    @Test
    void a_cancellation_is_an_abandonment_only_for_the_customers_own_reason() {
        arrives(10, "WT1");
        arrives(11, "WT2");
        canceled(20, "WT1", LEFT);
        canceled(20, "WT2", "workflow timeout");
        Figures sales = totals(100).queue(0);
        assertEquals(1, sales.abandoned());
        assertEquals(1, sales.timedOut());
    }

    @Test
    void who_is_moved_waits_in_both_queues_and_counts_in_the_last() {
        arrives(10, "WT1");
        task("task-queue.entered", 30, "WT1", "everybody");
        Totals totals = totals(100);
        assertEquals(List.of("sales", "everybody"), totals.plan().layout().queues());
        assertEquals(0, totals.queue(0).offered());
        assertEquals(1, totals.queue(1).inProgress());
        assertEquals(0.2, totals.queue(0).averageQueueLength());
        assertEquals(0.7, totals.queue(1).averageQueueLength());
    }

    @Test
    void a_task_that_never_entered_a_queue_counts_apart() {
        fold.accept(new RoutingEvent.OfTask(
                "task.created", 10 * SECOND, "WT1", Optional.empty(), "voice", Optional.empty()));
        fold.accept(new RoutingEvent.OfTask(
                "task.canceled", 10 * SECOND, "WT1", Optional.empty(), "voice", Optional.of("no filter matched")));
        Totals totals = totals(100);
        assertEquals("(none)", totals.plan().layout().queues().get(1));
        assertEquals(1, totals.queue(1).timedOut());
    }

    @Test
    void a_task_that_was_there_before_is_left_out() {
        task("task.canceled", 20, "WT1", "sales");
        reservation("reservation.created", 21, "WR1", "WT1", "ann");
        assertEquals(0, totals(100).total().offered());
    }

    @Test
    void offers_count_by_what_they_came_to() {
        arrives(10, "WT1");
        reservation("reservation.created", 15, "WR1", "WT1", "ann");
        reservation("reservation.timeout", 20, "WR1", "WT1", "ann");
        reservation("reservation.created", 20, "WR2", "WT1", "bob");
        reservation("reservation.rejected", 21, "WR2", "WT1", "bob");
        Figures sales = totals(100).queue(0);
        assertEquals(2, sales.count(ReservationEnd.CREATED.counter()));
        assertEquals(1, sales.count(ReservationEnd.TIMED_OUT.counter()));
        assertEquals(1, sales.count(ReservationEnd.REJECTED.counter()));
    }
}
