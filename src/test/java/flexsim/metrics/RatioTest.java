package flexsim.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RatioTest {
    /** ICMI, "Service Level Calculations": 1000 answered, 860 of them in 20 s; 60 abandoned, 20 in 20 s, 10 in 5 s. */
    private static CounterRow example() {
        CounterRow row = new CounterRow();
        row.add(Counter.OFFERED, 1060);
        row.add(Counter.ANSWERED, 1000);
        row.add(Counter.ANSWERED_IN_TIME, 860);
        row.add(Counter.ABANDONED, 60);
        row.add(Counter.ABANDONED_IN_TIME, 20);
        row.add(Counter.SHORT_ABANDONED, 10);
        return row;
    }

    private static double percent(Ratio ratio, CounterRow row) {
        return 100 * ratio.of(row).orElseThrow();
    }

    @Test
    void service_levels_are_those_of_the_practitioners_example() {
        assertEquals(81.13, percent(Ratio.SL1, example()), 0.005);
        assertEquals(86.00, percent(Ratio.SL2, example()), 0.005);
        assertEquals(82.69, percent(Ratio.SL3, example()), 0.005);
        assertEquals(83.02, percent(Ratio.SL4, example()), 0.005);
        assertEquals(82.08, percent(Ratio.SL5, example()), 0.005);
    }

    @Test
    void who_is_timed_out_counts_against_the_service_and_who_still_waits_does_not_count() {
        CounterRow row = example();
        row.add(Counter.OFFERED, 50);
        row.add(Counter.TIMED_OUT, 40);
        row.add(Counter.WAITING, 10);
        assertEquals(86000.0 / 1100, percent(Ratio.SL1, row), 1e-9);
        assertEquals(86.0, percent(Ratio.SL2, row), 1e-9);
        assertEquals(86000.0 / 1080, percent(Ratio.SL3, row), 1e-9);
        assertEquals(88000.0 / 1100, percent(Ratio.SL4, row), 1e-9);
    }

    @Test
    void nothing_divided_by_nothing_is_undefined() {
        for (Ratio ratio : Ratio.values()) {
            assertTrue(ratio.of(new CounterRow()).isEmpty(), ratio.key());
        }
    }
}
