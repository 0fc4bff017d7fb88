package flexsim.report;

import static flexsim.metrics.TestContact.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.metrics.CenterLayout;
import flexsim.metrics.ContactOutcome;
import flexsim.metrics.MeasurementPlan;
import flexsim.metrics.MetricsCollector;
import flexsim.metrics.ServiceLimits;
import flexsim.metrics.TestContact;
import flexsim.metrics.Timeline;
import flexsim.metrics.Totals;
import java.util.List;
import org.junit.jupiter.api.Test;

class TheoryTest {
    private static MeasurementPlan plan(int[] sales, int[] support) {
        return new MeasurementPlan(
                new CenterLayout(
                        List.of("sales", "support"), List.of("voice"), List.of("ann", "bob"), List.of(sales, support)),
                Timeline.of(0, 3600 * SECOND, 900 * SECOND),
                ServiceLimits.USUAL);
    }

    private static final MeasurementPlan APART = plan(new int[] {0}, new int[] {1});

    /** A contact every 100 s, answered after 10 s and handled in 50; every tenth leaves after 10 s. */
    private static Totals steady(MeasurementPlan plan, int firstArrival, long staffedUntil) {
        MetricsCollector collector = new MetricsCollector(plan, false);
        for (int i = 0; i < 36; i++) {
            int arrived = firstArrival + 100 * i;
            boolean leaves = i % 10 == 9;
            TestContact contact = leaves
                    ? TestContact.left(i, 0, arrived, arrived + 10, ContactOutcome.ABANDONED)
                    : TestContact.handled(i, 0, 0, arrived, arrived + 10, arrived + 50, arrived + 60);
            contact.tell(collector);
            if (!leaves) {
                collector.busy(0, contact.answered(), contact.ended());
            }
        }
        collector.staffed(0, 0, staffedUntil * SECOND);
        Totals totals = new Totals(plan);
        totals.add(collector.finish());
        return totals;
    }

    @Test
    void load_staff_and_patience_are_those_measured() {
        Theory theory = Theory.ofQueue(steady(APART, 0, 3600), 0);
        assertEquals(List.of(), theory.reasons());
        assertEquals(1, theory.agents());
        assertEquals(0.01, theory.traffic().orElseThrow().callsPerSecond(), 1e-12);
        assertEquals(50, theory.traffic().orElseThrow().handleSeconds(), 1e-12);
        assertEquals(120, theory.patience().orElseThrow(), 1e-12);
        assertEquals(0.5, theory.erlangC().orElseThrow().occupancy(), 1e-12);
        assertTrue(theory.erlangA().isPresent());
    }

    @Test
    void a_queue_whose_agents_serve_another_is_not_comparable() {
        MeasurementPlan shared = plan(new int[] {0, 1}, new int[] {1});
        MetricsCollector elsewhere = new MetricsCollector(shared, false);
        TestContact.handled(0, 1, 1, 100, 100, 150, 160).tell(elsewhere);
        elsewhere.busy(1, 100 * SECOND, 160 * SECOND);
        elsewhere.staffed(1, 0, 3600 * SECOND);
        Totals totals = steady(shared, 0, 3600);
        totals.add(elsewhere.finish());
        Theory theory = Theory.ofQueue(totals, 0);
        assertTrue(theory.reasons().contains("its agents serve other queues too"), theory.toString());
        assertTrue(theory.traffic().isEmpty());
    }

    @Test
    void a_queue_to_which_nothing_came_does_not_keep_agents_from_another() {
        Totals totals = steady(plan(new int[] {0}, new int[] {0, 1}), 0, 3600);
        assertEquals(List.of(), Theory.ofQueue(totals, 0).reasons());
    }

    @Test
    void everything_is_comparable_where_all_serve_the_queues_that_are_in_use() {
        MeasurementPlan onlySales = plan(new int[] {0, 1}, new int[] {1});
        MetricsCollector second = new MetricsCollector(onlySales, false);
        second.staffed(1, 0, 3600 * SECOND);
        Totals totals = steady(onlySales, 0, 3600);
        totals.add(second.finish());
        assertFalse(Theory.ofTotal(totals).reasons().contains("not every agent serves every queue"));
    }

    @Test
    void agents_who_go_home_are_not_comparable() {
        Theory theory = Theory.ofQueue(steady(APART, 0, 3580), 0);
        assertEquals(List.of("agents come and go"), theory.reasons());
    }

    @Test
    void arrivals_that_change_are_not_comparable() {
        Totals totals = steady(APART, 0, 3600);
        MetricsCollector rush = new MetricsCollector(APART, false);
        for (int i = 0; i < 200; i++) {
            TestContact.handled(i, 0, 0, 1000 + i, 1000 + i, 1001 + i, 1001 + i).tell(rush);
        }
        rush.staffed(0, 0, 3600 * SECOND);
        rush.busy(0, 1000 * SECOND, 1200 * SECOND);
        totals.add(rush.finish());
        assertEquals(
                List.of("arrivals change from interval to interval"),
                Theory.ofQueue(totals, 0).reasons());
    }

    @Test
    void everything_is_comparable_only_where_all_serve_all() {
        assertEquals(
                List.of("not every agent serves every queue"),
                Theory.ofTotal(steady(APART, 0, 3600)).reasons());
    }

    @Test
    void an_idle_queue_is_not_comparable() {
        assertEquals(
                List.of("nothing was offered"),
                Theory.ofQueue(steady(APART, 0, 3600), 1).reasons());
    }
}
