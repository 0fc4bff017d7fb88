package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.queueing.ErlangA;
import flexsim.queueing.ErlangTraffic;
import flexsim.queueing.VirtualWaitPatience;
import flexsim.simulation.ForwardEquation.Stretch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardEquationTest {
    /** From an integration by steps of another order, whose error is below 1e-9. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.02578, 0.002344, 8.99759, 0.001719",
        "1, 2.17459, 0.099457, 14.29107, 0.144973",
        "2, 22.85552, 0.520279, 18.19042, 1.523701",
        "3, 38.14115, 0.690808, 19.03200, 2.542743",
        "4, 12.15106, 0.352163, 17.18840, 0.810070",
        "5, 0.73676, 0.037864, 12.49304, 0.049117"
    })
    void a_day_whose_load_changes(int interval, double left, double pWait, double busy, double queue) {
        ForwardEquation equation = Oracles.equationOfDay();
        Stretch stretch = equation.pass(1800, Oracles.DAY[0]);
        for (int i = 1; i <= interval; i++) {
            stretch = equation.pass(1800, Oracles.DAY[i]);
        }
        assertEquals(left, stretch.left(), 1e-5);
        assertEquals(pWait, stretch.pWait(), 1e-6);
        assertEquals(busy, stretch.busy(), 1e-5);
        assertEquals(queue, stretch.queue(), 2e-6);
    }

    @Test
    void after_a_long_time_it_is_erlang_a() {
        ForwardEquation equation = new ForwardEquation(20, 180, 180);
        equation.pass(20_000, 20_000 * 190 / 1800.0);
        Stretch stretch = equation.pass(1800, 190);
        ErlangA theory = ErlangA.of(new ErlangTraffic(190 / 1800.0, 180), 20, VirtualWaitPatience.exponential(180), 20);
        assertEquals(theory.pWait(), stretch.pWait(), 1e-8);
        assertEquals(theory.pAbandon(), stretch.pAbandon(), 1e-8);
        assertEquals(theory.meanQueue(), stretch.queue(), 1e-8);
    }
}
