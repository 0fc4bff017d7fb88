package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.config.Configuration;
import flexsim.report.Estimate;
import flexsim.report.Figures;
import flexsim.report.Ratio;
import flexsim.time.Micros;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One queue, times exponential, everybody always there: what queueing theory has figures for. Each figure is within four
 * standard errors, and these are small enough to mean something. The figures are those of the Erlang formulas, worked out to
 * twelve digits by two methods.
 */
class QueueingTheoryTest {
    private static final int REPLICATIONS = 30;
    private static final double MOST_STANDARD_ERRORS = 4;
    private static final double MOST_RELATIVE_ERROR = 0.05;
    private static final double FOR_EVER = 1e7;

    private static Figures figures(int agents, double gap, double handleTime, double patience) {
        Configuration configuration = Stage.set()
                .agents(agents)
                .exponential("arrivalGap", gap)
                .exponential("talkTime", handleTime)
                .exponential("abandonTime", patience)
                .key("workflow", "{\"targets\": [{}]}")
                .configuration();
        long day = 86_400 * Micros.PER_SECOND;
        return new Experiment(new Experiment.Plan(
                        configuration,
                        id -> "Ann",
                        1,
                        Optional.empty(),
                        0,
                        day / 6,
                        2 * day,
                        day / 24,
                        new Replications(REPLICATIONS, 2)))
                .run(false, replication -> {})
                .total();
    }

    private static void assertNear(double expected, Figures figures, Ratio ratio) {
        Estimate estimate = figures.estimate(ratio);
        double found = estimate.value().orElseThrow();
        double error = estimate.standardError().orElseThrow();
        assertTrue(
                Math.abs(found - expected) <= MOST_STANDARD_ERRORS * error,
                () -> ratio + " is " + found + " ± " + error + ", in theory " + expected);
        assertTrue(error <= MOST_RELATIVE_ERROR * expected, () -> ratio + " is only known to ± " + error);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 120, 60, 60, 0.39346934, 0.21306132, 12.783679, 7.681321, 0.68548815, 0.76060153, 0.39346934",
        "5, 45, 180, 90, 0.32711962, 0.12727031, 11.454328, 8.404592, 0.75077648, 0.79585946, 0.69818375",
        "10, 25.714285714286, 300, 180, 0.65513144, 0.21324157, 38.383482, 35.427872, 0.43664293, 0.46647172, 0.91788484"
    })
    void customers_who_leave_make_the_figures_of_erlang_a(
            int agents,
            double gap,
            double handleTime,
            double patience,
            double wait,
            double abandon,
            double meanWait,
            double asa,
            double sl1,
            double sl3,
            double occupancy) {
        Figures figures = figures(agents, gap, handleTime, patience);

        assertNear(wait, figures, Ratio.P_WAIT);
        assertNear(abandon, figures, Ratio.P_ABANDON);
        assertNear(meanWait, figures, Ratio.MEAN_WAIT);
        assertNear(asa, figures, Ratio.ASA);
        assertNear(sl1, figures, Ratio.SL1);
        assertNear(sl3, figures, Ratio.SL3);
        assertNear(occupancy, figures, Ratio.OCCUPANCY);
    }

    @ParameterizedTest
    @CsvSource({"1, 120, 60, 0.5, 60, 0.57675914, 0.5", "5, 45, 180, 0.55411255, 99.740260, 0.50415830, 0.8"})
    void customers_who_never_leave_make_the_figures_of_erlang_c(
            int agents, double gap, double handleTime, double wait, double asa, double level, double occupancy) {
        Figures figures = figures(agents, gap, handleTime, FOR_EVER);

        assertNear(wait, figures, Ratio.P_WAIT);
        assertNear(asa, figures, Ratio.ASA);
        assertNear(level, figures, Ratio.SL1);
        assertNear(occupancy, figures, Ratio.OCCUPANCY);
    }
}
