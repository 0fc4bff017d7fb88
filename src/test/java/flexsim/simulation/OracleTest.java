package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertFalse;

import flexsim.simulation.SimulatedDomain.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Queues that theory knows, simulated from the text of {@code domain.json} to the printed JSON: each figure is within four of
 * its own standard errors of what the formulas say, and no standard error is too wide to say anything.
 */
class OracleTest {
    private static final int REPLICATIONS = 20;

    /** Hours to begin with: five times as long as the queue remembers. */
    static List<Oracle> erlangC() {
        return List.of(
                Oracle.erlangC(1, 60, 15, plan(1, 60, 1)),
                Oracle.erlangC(5, 180, 40, plan(2, 60, 5)),
                Oracle.erlangC(10, 300, 55, plan(3, 70, 23)));
    }

    static List<Oracle> erlangA() {
        return List.of(
                Oracle.erlangA(1, 60, 15, 60, plan(1, 60, 0.5)),
                Oracle.erlangA(5, 180, 40, 90, plan(2, 40, 0.5)),
                Oracle.erlangA(10, 300, 70, 180, plan(3, 40, 1)),
                Oracle.erlangA(20, 180, 190, 180, plan(4, 20, 1)),
                Oracle.erlangA(50, 300, 300, 120, plan(5, 12, 1)),
                Oracle.erlangA(200, 360, 1050, 300, plan(6, 7, 2)));
    }

    private static Plan plan(long seed, double hours, double warmupHours) {
        return new Plan(seed, hours, warmupHours, REPLICATIONS, 2);
    }

    @ParameterizedTest
    @MethodSource
    void erlangC(Oracle oracle) {
        oracle.verdict(oracle.plan()).assertAgrees();
    }

    @ParameterizedTest
    @MethodSource
    void erlangA(Oracle oracle) {
        oracle.verdict(oracle.plan()).assertAgrees();
    }

    @Test
    void calls_that_are_three_percent_longer_are_noticed() {
        Oracle oracle = erlangA().get(3);
        String slower = OracleDomain.erlangA(20, 180, 190, 180).slower(1.03).text();
        assertFalse(oracle.domain(slower).verdict(oracle.plan()).agrees());
    }
}
