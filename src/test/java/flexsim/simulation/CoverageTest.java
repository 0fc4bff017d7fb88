package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.simulation.SimulatedDomain.Plan;
import flexsim.testing.Thorough;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** How often a 95 % confidence interval, made of a printed figure and its standard error, holds what theory says. */
@Thorough
class CoverageTest {
    private static final int EXPERIMENTS = 200;
    private static final double OF_9 = 2.262157;
    private static final double OF_29 = 2.045230;
    private static final List<String> FIGURES = List.of(
            "/total/pWait",
            "/total/pAbandon",
            "/total/meanWait",
            "/total/asa",
            "/total/serviceLevel/sl1",
            "/total/serviceLevel/sl4",
            "/total/occupancy");

    private static final Oracle ORACLE = Oracles.erlangA()
            .filter(oracle -> oracle.name().contains(" 5 agents"))
            .findFirst()
            .orElseThrow();

    private static List<JsonNode> ofReplications;

    @BeforeAll
    static void make_the_experiments() {
        ofReplications = runs(1000, new Plan(0, 2, 0.5, 10, 1));
    }

    @Test
    void of_replications_it_holds_it_in_95_percent_of_the_experiments() {
        assertAll(FIGURES.stream()
                .map(figure -> between(0.915, 0.985, figure, portion(ofReplications, figure, OF_9, 1))));
    }

    @Test
    void of_batches_of_one_run_it_holds_it_in_about_95_percent_of_the_experiments() {
        List<JsonNode> runs = runs(2000, new Plan(0, 15, 0.5, 1, 1));
        assertAll(FIGURES.stream().map(figure -> between(0.9, 0.985, figure, portion(runs, figure, OF_29, 1))));
    }

    @Test
    void half_the_standard_error_would_be_noticed() {
        assertTrue(portion(ofReplications, "/total/pWait", OF_9, 0.5) < 0.85);
    }

    private static List<JsonNode> runs(long firstSeed, Plan plan) {
        return LongStream.range(firstSeed, firstSeed + EXPERIMENTS)
                .mapToObj(seed -> ORACLE.figures(plan.seed(seed)))
                .toList();
    }

    private static Executable between(double least, double most, String figure, double portion) {
        return () -> assertTrue(portion >= least && portion <= most, figure + " in " + portion);
    }

    private static double portion(List<JsonNode> runs, String figure, double quantile, double factor) {
        double theory = ORACLE.theory().get(figure);
        long holding = runs.stream()
                .map(run -> run.at(figure))
                .filter(estimate -> Math.abs(estimate.get("value").asDouble() - theory)
                        <= quantile * factor * estimate.get("se").asDouble())
                .count();
        return (double) holding / runs.size();
    }
}
