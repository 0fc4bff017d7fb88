package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.metrics.Replication;
import flexsim.simulation.SimulatedDomain.Plan;
import flexsim.statistics.ArrivalProcess;
import flexsim.statistics.ChiSquare;
import flexsim.statistics.Fit;
import flexsim.testing.Thorough;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrivals of the profile in {@code domain.json}, as the report tells of them. */
class SimulatedArrivalsTest {
    private static final double[] PROFILE = {0, 20, 45, 80, 60, 0, 30, 12};
    private static final int DAYS = 30;
    private static final int MANY_DAYS = 100;
    private static final int REPLICATIONS = 400;

    @Test
    void the_tasks_of_a_month_arrive_as_the_profile_says(@TempDir Path directory) {
        new SimulatedDomain(domain(0), new Plan(1, 24 * DAYS, 0, 1, 1)).report(directory);
        double[] day = Arrays.copyOf(PROFILE, 48);
        double[] instants = TaskFile.in(directory).stream()
                .mapToDouble(TaskFile.Row::arrivedSeconds)
                .toArray();
        ArrivalProcess process = new ArrivalProcess(instants, day, 1800, DAYS);
        Fit.assertFits(process.pValueOfCounts());
        Fit.assertFits(process.pValueOfConditionalUniform());
        Fit.assertFits(process.pValueOfMemorylessGaps());
        Fit.assertFits(process.pValueOfRescaledGaps());
        Fit.assertFits(process.pValueOfIndependence());
    }

    @Test
    void each_interval_of_the_report_is_offered_what_the_profile_says() {
        long[] offered = offeredByInterval();
        Fit.assertFits(pValue(offered, 0, 1));
        for (int i = 0; i < offered.length; i++) {
            assertTrue(offered[i] > 0 == (i < PROFILE.length && PROFILE[i] > 0), "interval " + i);
        }
    }

    @Test
    void a_profile_five_percent_off_or_an_interval_late_is_noticed() {
        long[] offered = offeredByInterval();
        Fit.assertRejected(pValue(offered, 0, 1.05));
        Fit.assertRejected(pValue(offered, 1, 1));
    }

    /** Of the intervals in which the profile, so many intervals late, expects somebody. */
    private static double pValue(long[] offered, int late, double factor) {
        int[] open =
                IntStream.range(0, PROFILE.length).filter(i -> PROFILE[i] > 0).toArray();
        long[] counts = Arrays.stream(open).mapToLong(i -> offered[i + late]).toArray();
        double[] expected = Arrays.stream(open)
                .mapToDouble(i -> MANY_DAYS * factor * PROFILE[i])
                .toArray();
        return ChiSquare.pValueOfPoisson(counts, expected);
    }

    @Thorough
    @Test
    void days_scatter_as_poisson_counts_do_when_they_are_alike() {
        assertEquals(1, dispersion(0), 5 * Math.sqrt(2.0 / REPLICATIONS));
    }

    @Thorough
    @Test
    void days_scatter_as_their_busyness_predicts() {
        double predicted = 1 + Arrays.stream(PROFILE).sum() * 0.2 * 0.2;
        double dispersion = dispersion(0.2);
        assertEquals(predicted, dispersion, 5 * predicted * Math.sqrt(2.0 / REPLICATIONS));
        assertTrue(dispersion > 1 + 5 * Math.sqrt(2.0 / REPLICATIONS), "as if all days were alike: " + dispersion);
    }

    private static double dispersion(double busynessCv) {
        List<Long> counts = new ArrayList<>();
        new SimulatedDomain(domain(busynessCv), new Plan(3, 24, 0, REPLICATIONS, 1))
                .play((Replication day) -> counts.add(day.offered()));
        double mean = counts.stream().mapToLong(count -> count).average().orElseThrow();
        double squares =
                counts.stream().mapToDouble(count -> Math.pow(count - mean, 2)).sum();
        return squares / (counts.size() - 1) / mean;
    }

    private static long[] offeredByInterval() {
        Plan plan = new Plan(2, 24, 0, MANY_DAYS, 1);
        JsonNode intervals = new SimulatedDomain(domain(0), plan).figures().get("intervals");
        return IntStream.range(0, intervals.size())
                .mapToLong(i -> intervals.get(i).at("/total/offered").asLong())
                .toArray();
    }

    private static String domain(double busynessCv) {
        return OracleDomain.erlangA(10, 60, 1, 60)
                .day("{\"intervalMinutes\": 30, \"perInterval\": " + Arrays.toString(PROFILE) + ", \"busynessCv\": "
                        + busynessCv + "}")
                .text();
    }
}
