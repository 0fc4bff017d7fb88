package flexsim.queueing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErlangCTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
          1,  60,  15, 0.50000000,  60.000000, 0.57675914, 0.500000
          5, 180,  40, 0.55411255,  99.740260, 0.50415830, 0.800000
         10, 300,  55, 0.71903502, 258.852606, 0.31982202, 0.916667
         20, 180, 190, 0.75540123, 135.972222, 0.32403728, 0.950000
         50, 300, 285, 0.62909473,  75.491368, 0.46748281, 0.950000
        200, 360, 980, 0.69185249,  62.266724, 0.44600784, 0.980000
        """)
    void the_table_for_calls_in_thirty_minutes_is_met(
            int agents, double aht, double calls, double pWait, double asa, double within20, double occupancy) {
        ErlangC figures = stable(new ErlangTraffic(calls / 1800, aht), agents, 20);
        assertEquals(pWait, figures.pWait(), 6e-9);
        assertEquals(asa, figures.asa(), 6e-7);
        assertEquals(within20, figures.serviceLevel(), 6e-9);
        assertEquals(occupancy, figures.occupancy(), 6e-7);
        assertEquals(asa * calls / 1800, figures.meanQueue(), 1e-6);
    }

    @Property(tries = 100)
    void the_birth_and_death_chain_waits_as_much(
            @ForAll @IntRange(min = 1, max = 200) int agents,
            @ForAll @DoubleRange(min = 0.05, max = 0.97) double load) {
        ErlangTraffic traffic = new ErlangTraffic(load * agents / 240, 240);
        BusyAgents chain = BusyAgents.withQueue(traffic, agents, 0, 0);
        ErlangC figures = stable(traffic, agents, 0);
        assertEquals(chain.allBusy(), figures.pWait(), 1e-10);
        assertEquals(chain.meanQueue(), figures.meanQueue(), 1e-9 * (1 + chain.meanQueue()));
        assertEquals(1 - chain.allBusy(), figures.serviceLevel(), 1e-10);
    }

    @Test
    void agents_who_cannot_keep_up_have_no_figures() {
        ErlangTraffic traffic = new ErlangTraffic(10, 1);
        assertTrue(ErlangC.of(traffic, 9, 20).isEmpty());
        assertTrue(ErlangC.of(traffic, 10, 20).isEmpty());
        assertTrue(ErlangC.of(traffic, 11, 20).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"1.1, 10", "1.9, 10", "4.35, 100", "0.07, 100", "1.005, 1000"})
    void a_product_that_is_rounded_down_does_not_make_them_keep_up(double calls, double handling) {
        ErlangTraffic traffic = new ErlangTraffic(calls, handling);
        int erlangs = (int) Math.rint(calls * handling);
        assertTrue(ErlangC.of(traffic, erlangs, 20).isEmpty());
        assertEquals(erlangs + 1, ErlangC.fewestAgents(traffic));
    }

    @Test
    void ten_thousand_agents_overflow_nothing() {
        assertEquals(0, stable(new ErlangTraffic(1, 1), 10_000, 20).pWait(), 1e-290);
        // Halfin and Whitt: with 1 % spare, so beta = 1, P(wait) tends to 0.2234 from above.
        assertEquals(0.2234, stable(new ErlangTraffic(9_900, 1), 10_000, 20).pWait(), 2e-3);
    }

    private static ErlangC stable(ErlangTraffic traffic, int agents, double threshold) {
        return ErlangC.of(traffic, agents, threshold).orElseThrow();
    }
}
