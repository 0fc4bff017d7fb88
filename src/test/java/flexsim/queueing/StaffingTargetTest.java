package flexsim.queueing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class StaffingTargetTest {
    private static final StaffingTarget EIGHTY_IN_TWENTY = new StaffingTarget(80, 20);

    @Property(tries = 100)
    void the_agents_found_reach_it_and_one_fewer_do_not(
            @ForAll @DoubleRange(min = 0.05, max = 500) double erlangs,
            @ForAll @DoubleRange(min = 5, max = 1000) double patience,
            @ForAll @DoubleRange(min = 1, max = 99.9) double percent,
            @ForAll @DoubleRange(min = 0, max = 120) double seconds) {
        ErlangTraffic traffic = new ErlangTraffic(erlangs / 200, 200);
        StaffingTarget target = new StaffingTarget(percent, seconds);
        VirtualWaitPatience leaving = VirtualWaitPatience.exponential(patience);

        int byC = target.agentsByErlangC(traffic);
        assertTrue(withinByC(traffic, byC, seconds) >= percent / 100);
        assertTrue(byC == 1 || withinByC(traffic, byC - 1, seconds) < percent / 100);

        int byA = target.agentsByErlangA(traffic, leaving);
        assertTrue(ErlangA.of(traffic, byA, leaving, seconds).sl1() >= percent / 100);
        assertTrue(byA == 1 || ErlangA.of(traffic, byA - 1, leaving, seconds).sl1() < percent / 100);
    }

    private static double withinByC(ErlangTraffic traffic, int agents, double seconds) {
        return ErlangC.of(traffic, agents, seconds).map(ErlangC::serviceLevel).orElse(0.0);
    }

    @Test
    void ten_thousand_erlangs_take_no_time() {
        ErlangTraffic traffic = new ErlangTraffic(10_000 / 180.0, 180);
        long before = processorTime();

        assertEquals(10_013, EIGHTY_IN_TWENTY.agentsByErlangC(traffic));
        assertEquals(8629, EIGHTY_IN_TWENTY.agentsByErlangA(traffic, VirtualWaitPatience.exponential(120)));

        assertTrue(processorTime() - before < TimeUnit.SECONDS.toNanos(5));
    }

    /** Of this thread: what else the machine does takes none of it. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void what_nobody_can_reach_is_no_target() {
        assertThrows(IllegalArgumentException.class, () -> new StaffingTarget(100, 20));
        assertThrows(IllegalArgumentException.class, () -> new StaffingTarget(0, 20));
        assertThrows(IllegalArgumentException.class, () -> new StaffingTarget(80, -1));
    }
}
