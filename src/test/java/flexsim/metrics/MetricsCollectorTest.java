package flexsim.metrics;

import static flexsim.metrics.TestContact.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Ten minutes of a floor small enough to count by hand: two queues, two agents; ann serves both, bob only sales. */
class MetricsCollectorTest {
    private static final CenterLayout PLAN = new CenterLayout(
            List.of("sales", "support"), List.of("voice"), List.of("ann", "bob"), List.of(new int[] {0, 1}, new int[] {0
            }));
    private static final ServiceLimits LIMITS =
            new ServiceLimits(20 * SECOND, OptionalLong.of(5 * SECOND), OptionalDouble.of(0.8));
    private static final MeasurementPlan LAYOUT =
            new MeasurementPlan(PLAN, Timeline.of(1000 * SECOND, 1600 * SECOND, 300 * SECOND), LIMITS);

    private final MetricsCollector collector = new MetricsCollector(LAYOUT, false);

    private Totals totals() {
        Totals totals = new Totals(LAYOUT);
        totals.add(collector.finish());
        return totals;
    }

    private static double value(Figures figures, Ratio ratio) {
        return figures.estimate(ratio).value().orElseThrow();
    }

    private static void tell(MetricsListener listener, TestContact... contacts) {
        record Change(long at, int queue, int by) {}
        List.of(contacts).stream()
                .flatMap(c -> java.util.stream.Stream.of(
                        new Change(c.arrived(), c.queue(), 1),
                        new Change(c.answered() != Contact.NEVER ? c.answered() : c.ended(), c.queue(), -1)))
                .filter(change -> change.at() != Contact.NEVER)
                .sorted(java.util.Comparator.comparingLong(Change::at))
                .forEach(change -> listener.waiting(change.queue(), 0, change.by(), change.at()));
        List.of(contacts).forEach(listener::contact);
    }

    @Test
    void every_contact_counts_once_by_what_became_of_it() {
        tell(
                collector,
                TestContact.handled(0, 0, 0, 1010, 1010, 1070, 1080),
                TestContact.left(1, 0, 1020, 1023, ContactOutcome.ABANDONED),
                TestContact.left(2, 0, 1030, 1130, ContactOutcome.TIMED_OUT),
                TestContact.inProgress(3, 0, -1, 1590, -1, -1),
                TestContact.inProgress(4, 0, 1, 1500, 1510, -1),
                TestContact.inProgress(5, 0, 0, 1400, 1410, 1599));
        Figures sales = totals().queue(0);
        assertEquals(6, sales.offered());
        assertEquals(1, sales.handled());
        assertEquals(1, sales.abandoned());
        assertEquals(1, sales.shortAbandoned());
        assertEquals(1, sales.timedOut());
        assertEquals(3, sales.inProgress());
        assertEquals(3, sales.count(Counter.ANSWERED));
        assertEquals(5.0 / 6, value(sales, Ratio.P_WAIT));
        assertEquals(20.0 / 3, value(sales, Ratio.ASA), 1e-12);
        assertEquals((0 + 3 + 100 + 10 + 10 + 10) / 6.0, value(sales, Ratio.MEAN_WAIT), 1e-12);
        assertEquals(3.0 / 5, value(sales, Ratio.SL1));
        assertEquals(4.0 / 5, value(sales, Ratio.SL4));
        assertEquals(70, value(sales, Ratio.AHT));
        assertEquals(60, value(sales, Ratio.TALK));
        assertEquals(10, value(sales, Ratio.WRAP));
    }

    @Test
    void a_wait_as_long_as_a_limit_is_within_it() {
        tell(
                collector,
                TestContact.handled(0, 0, 0, 1010, 1030, 1070, 1080),
                TestContact.handled(1, 0, 0, 1010, 1031, 1070, 1080),
                TestContact.left(2, 0, 1010, 1030, ContactOutcome.ABANDONED),
                TestContact.left(3, 0, 1010, 1031, ContactOutcome.ABANDONED),
                TestContact.left(4, 0, 1010, 1015, ContactOutcome.ABANDONED),
                TestContact.left(5, 0, 1010, 1016, ContactOutcome.ABANDONED),
                TestContact.left(6, 0, 1010, 1030, ContactOutcome.TIMED_OUT),
                TestContact.left(7, 0, 1010, 1031, ContactOutcome.TIMED_OUT));
        Figures sales = totals().queue(0);
        assertEquals(1, sales.count(Counter.ANSWERED_IN_TIME));
        assertEquals(3, sales.count(Counter.ABANDONED_IN_TIME));
        assertEquals(1, sales.count(Counter.SHORT_ABANDONED));
        assertEquals(1, sales.count(Counter.TIMED_OUT_IN_TIME));
    }

    @Test
    void a_contact_counts_in_the_interval_of_its_arrival() {
        tell(collector, TestContact.handled(0, 0, 0, 1299, 1301, 1400, 1410));
        Totals totals = totals();
        assertEquals(1, totals.queueOf(0, 0).handled());
        assertEquals(0, totals.queueOf(1, 0).offered());
        assertEquals(2, value(totals.queueOf(0, 0), Ratio.ASA));
    }

    @Test
    void who_arrives_before_the_start_or_at_the_end_is_left_out() {
        tell(
                collector,
                TestContact.handled(0, 0, 0, 999, 1010, 1020, 1030),
                TestContact.handled(1, 0, 0, 1000, 1000, 1020, 1030),
                TestContact.inProgress(2, 0, -1, 1600, -1, -1));
        assertEquals(1, totals().total().offered());
    }

    @Test
    void what_happens_after_the_end_has_not_happened() {
        tell(
                collector,
                TestContact.handled(0, 0, 0, 1590, 1601, 1700, 1710),
                TestContact.handled(1, 0, 0, 1590, 1599, 1700, 1710),
                TestContact.handled(2, 0, 0, 1580, 1585, 1600, 1610),
                TestContact.left(3, 0, 1590, 1601, ContactOutcome.ABANDONED));
        Figures sales = totals().queue(0);
        assertEquals(2, sales.count(Counter.WAITING));
        assertEquals(1, sales.count(Counter.TALKING));
        assertEquals(1, sales.count(Counter.WRAPPING));
        assertEquals(20 * SECOND, sales.count(Counter.WAIT_UNFINISHED));
    }

    @Test
    void queue_length_is_averaged_over_time_also_for_who_arrived_before() {
        tell(
                collector,
                TestContact.left(0, 1, 900, 1060, ContactOutcome.ABANDONED),
                TestContact.left(1, 1, 1290, 1310, ContactOutcome.ABANDONED));
        Totals totals = totals();
        assertEquals(80.0 / 600, totals.queue(1).averageQueueLength(), 1e-12);
        assertEquals(70.0 / 300, totals.queueOf(0, 1).averageQueueLength(), 1e-12);
        assertEquals(10.0 / 300, totals.queueOf(1, 1).averageQueueLength(), 1e-12);
    }

    @Test
    void occupancy_of_a_queue_is_that_of_the_agents_who_serve_it() {
        collector.staffed(0, 0, 1300 * SECOND);
        collector.busy(0, 990 * SECOND, 1030 * SECOND);
        collector.staffed(1, 1000 * SECOND, 2000 * SECOND);
        collector.busy(1, 1250 * SECOND, 1350 * SECOND);
        Totals totals = totals();
        assertEquals(130.0 / 900, value(totals.queue(0), Ratio.OCCUPANCY), 1e-12);
        assertEquals(30.0 / 300, value(totals.queue(1), Ratio.OCCUPANCY), 1e-12);
        assertEquals(130.0 / 900, value(totals.total(), Ratio.OCCUPANCY), 1e-12);
        assertEquals(80.0 / 600, value(totals.queueOf(0, 0), Ratio.OCCUPANCY), 1e-12);
        assertEquals(50.0 / 300, value(totals.totalOf(1), Ratio.OCCUPANCY), 1e-12);
    }

    @Test
    void reservations_count_by_what_they_came_to() {
        collector.reservation(0, 0, ReservationEnd.CREATED, 1010 * SECOND);
        collector.reservation(0, 0, ReservationEnd.TIMED_OUT, 1020 * SECOND);
        collector.reservation(0, 0, ReservationEnd.CREATED, 999 * SECOND);
        Figures sales = totals().queue(0);
        assertEquals(1, sales.count(ReservationEnd.CREATED.counter()));
        assertEquals(1, sales.count(ReservationEnd.TIMED_OUT.counter()));
    }

    @Test
    void nothing_defines_no_figure() {
        Figures total = totals().total();
        for (Ratio ratio : Ratio.values()) {
            assertEquals(Estimate.UNDEFINED, total.estimate(ratio), ratio.key());
        }
        assertTrue(total.waitQuantile(0.5).isEmpty());
        assertTrue(total.longestWait().isEmpty());
    }
}
