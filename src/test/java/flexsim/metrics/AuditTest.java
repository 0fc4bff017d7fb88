package flexsim.metrics;

import static flexsim.metrics.TestContact.SECOND;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final MeasurementPlan LAYOUT = new MeasurementPlan(
            new CenterLayout(List.of("sales"), List.of("voice"), List.of("ann"), List.of(new int[] {0})),
            Timeline.of(0, 600 * SECOND, 300 * SECOND),
            ServiceLimits.USUAL);

    private final MetricsCollector collector = new MetricsCollector(LAYOUT, false);

    private void assertBroken(String rule, Runnable finish) {
        BrokenInvariantException broken = assertThrows(BrokenInvariantException.class, finish::run);
        assertTrue(broken.getMessage().contains(rule), broken.getMessage());
        assertTrue(broken.getMessage().matches(".*\\d.*"), broken.getMessage());
    }

    /** Whose first row has been tampered with. */
    private static Runnable auditOf(Consumer<CounterRow> tampering) {
        CellRows cells = new CellRows(LAYOUT.timeline().cells(), LAYOUT.lines());
        tampering.accept(cells.row(0, 0));
        Replication replication = new Replication(
                LAYOUT,
                cells,
                new WaitHistogram[LAYOUT.timeline().intervals()],
                new AgentTime(LAYOUT),
                new AgentTime(LAYOUT),
                Optional.empty());
        return () -> new Audit(LAYOUT).check(replication);
    }

    @Test
    void a_sound_run_passes() {
        TestContact.handled(0, 0, 0, 10, 25, 90, 100).tell(collector);
        collector.staffed(0, 0, 600 * SECOND);
        collector.busy(0, 25 * SECOND, 100 * SECOND);
        assertDoesNotThrow(collector::finish);
    }

    @Test
    void a_wait_that_the_queue_did_not_see_is_found() {
        collector.waiting(0, 0, 1, 11 * SECOND);
        collector.waiting(0, 0, -1, 25 * SECOND);
        collector.contact(TestContact.handled(0, 0, 0, 10, 25, 90, 100));
        assertBroken("Little", collector::finish);
    }

    @Test
    void a_contact_that_stays_in_the_queue_is_found() {
        collector.waiting(0, 0, 1, 10 * SECOND);
        collector.contact(TestContact.handled(0, 0, 0, 10, 25, 90, 100));
        assertBroken("length of the queues", collector::finish);
    }

    @Test
    void a_queue_that_is_left_by_nobody_is_found() {
        collector.waiting(0, 0, -1, 10 * SECOND);
        assertBroken("nobody leaves", collector::finish);
    }

    @Test
    void an_agent_who_is_busy_while_away_is_found() {
        collector.staffed(0, 0, 50 * SECOND);
        collector.busy(0, 25 * SECOND, 100 * SECOND);
        assertBroken("busy ≤ staffed; agent ann", collector::finish);
    }

    @Test
    void contacts_that_vanish_are_found() {
        assertBroken("offered = handled", auditOf(row -> row.add(Counter.OFFERED, 1)));
    }

    @Test
    void contacts_whose_wait_was_not_counted_are_found() {
        assertBroken("waits counted", auditOf(row -> {
            row.add(Counter.OFFERED, 1);
            row.add(Counter.HANDLED, 1);
            row.add(Counter.ANSWERED, 1);
        }));
    }

    @Test
    void service_levels_out_of_order_are_found() {
        assertBroken("SL1 ≤ SL2", auditOf(row -> {
            row.add(Counter.OFFERED, 10);
            row.add(Counter.HANDLED, 10);
            row.add(Counter.ANSWERED, 12);
            row.add(Counter.ANSWERED_IN_TIME, 10);
        }));
        assertBroken("SL3 ≤ SL4", auditOf(row -> {
            row.add(Counter.OFFERED, 10);
            row.add(Counter.HANDLED, 5);
            row.add(Counter.ABANDONED, 5);
            row.add(Counter.ANSWERED, 5);
            row.add(Counter.ANSWERED_IN_TIME, 5);
            row.add(Counter.ABANDONED_IN_TIME, 7);
        }));
    }
}
