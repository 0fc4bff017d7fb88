package flexsim.queueing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flexsim.testing.Thorough;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualWaitTest {
    private static final ErlangTraffic OVERLOADED = new ErlangTraffic(105 / 180.0, 180);
    private static final ErlangTraffic TWENTY = new ErlangTraffic(200 / 1800.0, 180);

    @Test
    void a_fixed_time_out_of_a_minute_at_an_overloaded_hundred() {
        VirtualWait wait = VirtualWait.of(OVERLOADED, 100, VirtualWaitPatience.constant(60), 20);
        assertEquals(0.914849, wait.pWait(), 6e-7);
        assertEquals(0.053119, wait.pAbandon(), 6e-7);
        assertEquals(35.9082, wait.meanWait(), 6e-5);
        assertEquals(34.5567, wait.asa(), 6e-5);
        assertEquals(0.234223, wait.answeredInTime(), 6e-7);
        assertEquals(0, wait.abandonedInTime(), 0);
        assertEquals(0.994225, 1.05 * wait.answered(), 6e-7);
    }

    @Test
    void lognormal_patience_at_twenty() {
        VirtualWait wait = VirtualWait.of(TWENTY, 20, VirtualWaitPatience.lognormal(120, 1.5), 20);
        assertEquals(0.486255, wait.pWait(), 6e-7);
        assertEquals(0.097050, wait.pAbandon(), 6e-7);
        assertEquals(11.4734, wait.meanWait(), 6e-5);
        assertEquals(10.1290, wait.asa(), 6e-5);
        assertEquals(0.713509, wait.answeredInTime(), 6e-7);
        assertEquals(0.902950, wait.answered(), 6e-7);
    }

    /** The same integrals in closed form, for a time-out: f is exponential up to it and from it on. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.5, 60",
        "20, 25, 30",
        "100, 105, 60",
        "1000, 1400, 90",
        "10000, 9990, 60",
        "10000, 15000, 20",
        "1, 1000000, 3600"
    })
    void a_time_out_keeps_the_calls_that_would_have_waited_longer(int agents, double erlangs, double timeout) {
        ErlangTraffic traffic = new ErlangTraffic(erlangs / 180, 180);
        double calls = traffic.callsPerSecond();
        double growth = calls - agents / 180.0;
        // In units of f at the time-out, so that nothing overflows.
        double before = -Math.expm1(-growth * timeout) / growth;
        double beyond = 180.0 / agents;
        double idle = ErlangB.oddsOfFree(erlangs, agents) * erlangs / agents * Math.exp(-growth * timeout);
        double norm = idle + calls * (before + beyond);

        VirtualWait wait = VirtualWait.of(traffic, agents, VirtualWaitPatience.constant(timeout), timeout * 2);

        assertEquals(calls * (before + beyond) / norm, wait.pWait(), 1e-9);
        assertEquals(calls * beyond / norm, wait.pAbandon(), 1e-9 * wait.pAbandon());
        assertEquals(wait.pAbandon(), wait.abandonedInTime(), 0);
        assertEquals(wait.answered(), wait.answeredInTime(), 0);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "20, 22", "100, 95", "10000, 14000"})
    void gamma_and_weibull_of_shape_one_are_exponential(int agents, double erlangs) {
        ErlangTraffic traffic = new ErlangTraffic(erlangs / 180, 180);
        VirtualWait exponential = VirtualWait.of(traffic, agents, VirtualWaitPatience.exponential(120), 20);
        assertClose(exponential, VirtualWait.of(traffic, agents, VirtualWaitPatience.weibull(120, 1), 20), 1e-12);
        assertClose(exponential, VirtualWait.of(traffic, agents, VirtualWaitPatience.gamma(120, 1), 20), 1e-10);
        assertClose(
                exponential,
                VirtualWait.of(traffic, agents, VirtualWaitPatience.of(x -> Math.exp(-x / 120)), 20),
                1e-10);
    }

    @ParameterizedTest
    @CsvSource({"lognormal", "gamma", "weibull"})
    void patience_that_hardly_varies_is_nearly_a_time_out(String curve) {
        VirtualWaitPatience patience =
                switch (curve) {
                    case "lognormal" -> VirtualWaitPatience.lognormal(60, 0.002);
                    case "gamma" -> VirtualWaitPatience.gamma(60, 0.002);
                    default -> VirtualWaitPatience.weibull(60, 1000);
                };
        assertClose(
                VirtualWait.of(OVERLOADED, 100, VirtualWaitPatience.constant(60), 20),
                VirtualWait.of(OVERLOADED, 100, patience, 20),
                2e-3);
    }

    @Test
    void a_step_of_patience_is_found_though_nothing_tells_of_it() {
        VirtualWaitPatience told = VirtualWaitPatience.constant(61.7);
        VirtualWaitPatience untold = VirtualWaitPatience.of(x -> x < 61.7 ? 1 : 0);
        assertClose(VirtualWait.of(OVERLOADED, 100, told, 20), VirtualWait.of(OVERLOADED, 100, untold, 20), 1e-9);
    }

    /** Integrals by brute force: a million steps of the trapezium rule. */
    @ParameterizedTest
    @CsvSource({"weibull, 0.5", "weibull, 3", "gamma, 2", "gamma, 0.4", "lognormal, 0.5", "lognormal, 3"})
    @Thorough
    void other_curves_agree_with_brute_force(String curve, double parameter) {
        VirtualWaitPatience patience =
                switch (curve) {
                    case "weibull" -> VirtualWaitPatience.weibull(120, parameter);
                    case "gamma" -> VirtualWaitPatience.gamma(120, parameter);
                    default -> VirtualWaitPatience.lognormal(120, parameter);
                };
        double calls = TWENTY.callsPerSecond();
        double step = 5e-4;
        double exponent = 0;
        double held = 0;
        double density = 0.5 * step;
        double stayed = 0.5 * step;
        double waited = 0;
        double answeredInTime = 0;
        double before = 1;
        for (int i = 1; i <= 2_000_000; i++) {
            double now = patience.staying(i * step);
            exponent += step * (calls * (before + now) / 2 - 20 / 180.0);
            held += step * (before + now) / 2;
            density += step * Math.exp(exponent);
            stayed += step * now * Math.exp(exponent);
            waited += step * held * Math.exp(exponent);
            before = now;
            if (i * step <= 20) {
                answeredInTime = stayed - 0.5 * step * now * Math.exp(exponent);
            }
        }
        double idle = ErlangB.oddsOfFree(20, 20);
        double norm = idle + calls * density;

        VirtualWait wait = VirtualWait.of(TWENTY, 20, patience, 20);

        assertEquals(calls * density / norm, wait.pWait(), 2e-6);
        assertEquals((idle + calls * stayed) / norm, wait.answered(), 2e-6);
        assertEquals(calls * waited / norm, wait.meanWait(), 2e-5);
        assertEquals((idle + calls * answeredInTime) / norm, wait.answeredInTime(), 2e-6);
    }

    @Property(tries = 50)
    void who_leaves_at_once_is_as_if_fewer_came_to_a_busy_queue(
            @ForAll @IntRange(min = 1, max = 100) int agents,
            @ForAll @DoubleRange(min = 0.2, max = 2) double load,
            @ForAll @DoubleRange(min = 0, max = 0.9) double balking) {
        ErlangTraffic traffic = new ErlangTraffic(load * agents / 180, 180);
        BusyAgents chain = BusyAgents.withQueue(traffic, agents, 1 / 120.0, balking);
        VirtualWait wait = VirtualWait.of(
                traffic, agents, VirtualWaitPatience.exponential(120).withBalking(balking), 0);
        assertEquals(chain.allBusy(), wait.pWait(), 1e-10);
        assertEquals(chain.meanQueue() / traffic.callsPerSecond(), wait.meanWait(), 1e-9 * (1 + wait.meanWait()));
        assertEquals(chain.meanBusy() / traffic.erlangs(), wait.answered(), 1e-10);
        assertEquals(balking * chain.allBusy(), wait.abandonedInTime(), 1e-10);
    }

    @Property(tries = 100)
    void whoever_comes_is_answered_or_leaves(
            @ForAll @IntRange(min = 1, max = 10_000) int agents,
            @ForAll @DoubleRange(min = 0.05, max = 4) double load,
            @ForAll @DoubleRange(min = 1, max = 3600) double patience,
            @ForAll @DoubleRange(min = 0.2, max = 3) double cv,
            @ForAll @DoubleRange(min = 0, max = 500) double threshold) {
        ErlangTraffic traffic = new ErlangTraffic(load * agents / 180, 180);
        VirtualWait wait = VirtualWait.of(traffic, agents, VirtualWaitPatience.lognormal(patience, cv), threshold);
        assertEquals(1, wait.answered() + wait.pAbandon(), 1e-10);
        // What leaves is at least what the agents cannot take.
        assertEquals(0, Math.max(0, 1 - 1 / load - wait.pAbandon()), 1e-10);
    }

    @Property(tries = 50)
    void times_that_are_all_k_times_as_long_give_waits_k_times_as_long(
            @ForAll @IntRange(min = 1, max = 500) int agents, @ForAll @DoubleRange(min = 0.01, max = 100) double k) {
        VirtualWait one = VirtualWait.of(
                new ErlangTraffic(agents / 180.0, 180), agents, VirtualWaitPatience.lognormal(90, 1.2), 20);
        VirtualWait scaled = VirtualWait.of(
                new ErlangTraffic(agents / 180.0 / k, 180 * k),
                agents,
                VirtualWaitPatience.lognormal(90 * k, 1.2),
                20 * k);
        assertEquals(one.pWait(), scaled.pWait(), 1e-10);
        assertEquals(one.pAbandon(), scaled.pAbandon(), 1e-10);
        assertEquals(one.asa() * k, scaled.asa(), 1e-9 * scaled.asa());
        assertEquals(one.answeredInTime(), scaled.answeredInTime(), 1e-10);
    }

    @Test
    void patience_that_never_ends_under_overload_has_no_equilibrium() {
        VirtualWaitPatience endless = VirtualWaitPatience.of(x -> 1);
        assertThrows(IllegalArgumentException.class, () -> VirtualWait.of(OVERLOADED, 100, endless, 20));
        assertEquals(0, VirtualWait.of(OVERLOADED, 106, endless, 20).pAbandon(), 0);
    }

    private static void assertClose(VirtualWait expected, VirtualWait actual, double tolerance) {
        assertEquals(expected.pWait(), actual.pWait(), tolerance);
        assertEquals(expected.pAbandon(), actual.pAbandon(), tolerance);
        assertEquals(expected.meanWait(), actual.meanWait(), tolerance * 100);
        assertEquals(expected.asa(), actual.asa(), tolerance * 100);
        assertEquals(expected.answeredInTime(), actual.answeredInTime(), tolerance);
        assertEquals(expected.abandonedInTime(), actual.abandonedInTime(), tolerance);
    }
}
