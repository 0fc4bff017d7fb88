package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.simulation.SimulatedDomain.Plan;
import flexsim.testing.Effort;
import flexsim.testing.Shortened;
import flexsim.testing.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Queues that theory knows, simulated from the text of {@code domain.json} to the printed JSON: each figure is within four of
 * its own standard errors of what theory says, and no standard error is too wide to say anything.
 *
 * <p>With the system property {@code flexsim.oracles=10} there are ten times as many customers, and all figures are written to
 * {@code target/oracles.md}.
 */
@Shortened
class OracleTest {
    private static final int SCALE = Integer.getInteger("flexsim.oracles", 1);
    private static final int OF_A_KIND = Effort.of(1, Integer.MAX_VALUE);
    private static final List<TheoryComparison> VERDICTS = new ArrayList<>();

    static Stream<Oracle> erlangC() {
        return Oracles.erlangC().limit(OF_A_KIND);
    }

    static Stream<Oracle> erlangA() {
        return Oracles.erlangA().limit(OF_A_KIND);
    }

    static Stream<Oracle> other_points() {
        return Oracles.otherPoints().limit(OF_A_KIND);
    }

    static Stream<Oracle> priorities() {
        return Oracles.priorities().limit(OF_A_KIND);
    }

    @ParameterizedTest
    @MethodSource
    void erlangC(Oracle oracle) {
        judge(oracle);
    }

    @ParameterizedTest
    @MethodSource
    void erlangA(Oracle oracle) {
        judge(oracle);
    }

    @ParameterizedTest
    @MethodSource
    void other_points(Oracle oracle) {
        judge(oracle);
    }

    @Test
    void who_leaves_after_exactly_a_minute() {
        judge(Oracles.leavingAfterAMinute());
    }

    @Test
    void patience_that_is_lognormal() {
        judge(Oracles.lognormalPatience());
    }

    @ParameterizedTest
    @MethodSource
    void priorities(Oracle oracle) {
        judge(oracle);
    }

    @Thorough
    @Test
    void a_target_that_times_out_after_a_minute_ends_the_calls_that_would_leave_then() {
        Oracle timingOut = Oracles.timingOutAfterAMinute();
        judge(timingOut);
        JsonNode timedOut = timingOut.figures(timingOut.plan()).get("total");
        Oracle leaving = Oracles.leavingAfterAMinute();
        JsonNode left = leaving.figures(leaving.plan()).get("total");

        assertEquals(left.get("abandoned"), timedOut.get("timedOut"));
        assertEquals(left.get("pWait"), timedOut.get("pWait"));
        assertEquals(left.get("asa"), timedOut.get("asa"));
        assertEquals(left.get("meanWait"), timedOut.get("meanWait"));
    }

    @Thorough
    @Test
    void a_day_whose_load_changes_by_half_hours() {
        Oracle day = Oracles.day();
        JsonNode figures = day.figures(scaled(day.plan()));
        TheoryComparison verdict = day.verdict(figures);
        for (int i = 0; i < Oracles.DAY.length; i++) {
            Oracles.addQueueLength(verdict, figures, i);
        }
        judge(verdict);
    }

    @Thorough
    @Test
    void calls_that_are_three_percent_longer_are_noticed() {
        Oracle oracle = Oracles.leavingAfterAMinute();
        String slower = Oracles.LEAVING_AFTER_A_MINUTE.slower(1.03).text();
        assertFalse(oracle.of("slower", slower).verdict(oracle.plan()).agrees());
    }

    private static void judge(Oracle oracle) {
        judge(oracle.verdict(scaled(oracle.plan())));
    }

    private static void judge(TheoryComparison verdict) {
        VERDICTS.add(verdict);
        verdict.assertAgrees();
    }

    @AfterAll
    static void write_all_figures() throws IOException {
        if (System.getProperty("flexsim.oracles") != null) {
            Files.writeString(Path.of("target", "oracles.md"), TheoryComparison.page(VERDICTS));
        }
    }

    private static Plan scaled(Plan plan) {
        return plan.replications(plan.replications() * SCALE);
    }
}
