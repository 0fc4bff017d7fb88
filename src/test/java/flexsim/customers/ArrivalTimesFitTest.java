package flexsim.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.domain.Arrivals;
import flexsim.statistics.ArrivalProcess;
import flexsim.statistics.Fit;
import flexsim.statistics.KolmogorovSmirnov;
import flexsim.testing.Thorough;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The arrivals of a run against the process that its domain states, and against others, which must be noticed. */
class ArrivalTimesFitTest {
    private static final int MINUTES = 30;
    private static final double INTERVAL = MINUTES * 60;
    private static final double DAY = 86_400;
    private static final int DAYS = 30;

    /** The half-hours of a day: nobody comes at night, and two peaks. */
    private static final List<Double> PROFILE = IntStream.range(0, 48)
            .mapToObj(i -> i < 14 || i >= 40 ? 0.0 : 40 + 60 * Math.abs(Math.sin(i / 4.0)))
            .toList();

    @Test
    void each_half_hour_has_as_many_arrivals_as_the_profile_says() {
        Fit.assertFits(days(PROFILE).pValueOfCounts());
    }

    @Test
    void arrivals_are_spread_evenly_over_each_half_hour() {
        Fit.assertFits(days(PROFILE).pValueOfConditionalUniform());
    }

    @Test
    void gaps_within_a_half_hour_are_memoryless() {
        Fit.assertFits(days(PROFILE).pValueOfMemorylessGaps());
    }

    @Test
    void the_whole_is_a_poisson_process_of_rate_one_on_the_clock_of_the_profile() {
        Fit.assertFits(days(PROFILE).pValueOfRescaledGaps());
        Fit.assertFits(days(PROFILE).pValueOfIndependence());
    }

    @Thorough
    @Test
    void over_many_seeds_the_p_values_are_uniform() {
        List<ToDoubleFunction<ArrivalProcess>> tests = List.of(
                ArrivalProcess::pValueOfCounts,
                ArrivalProcess::pValueOfConditionalUniform,
                ArrivalProcess::pValueOfMemorylessGaps,
                ArrivalProcess::pValueOfRescaledGaps,
                ArrivalProcess::pValueOfIndependence);
        List<ArrivalProcess> runs = IntStream.range(0, 200)
                .mapToObj(seed -> judged(times(seed, 0, 0), PROFILE, 1))
                .toList();
        for (ToDoubleFunction<ArrivalProcess> test : tests) {
            double[] pValues = runs.stream().mapToDouble(test).toArray();
            Fit.assertFits(KolmogorovSmirnov.pValue(pValues, p -> p));
        }
    }

    @Test
    void a_profile_shifted_by_one_interval_is_noticed() {
        List<Double> shifted = IntStream.range(0, 48)
                .mapToObj(i -> PROFILE.get(i) == 0 ? 0.0 : Math.max(20, PROFILE.get(i - 1)))
                .toList();
        Fit.assertRejected(days(shifted).pValueOfCounts());
        Fit.assertRejected(days(shifted).pValueOfRescaledGaps());
    }

    @Test
    void rates_two_percent_off_are_noticed() {
        List<Double> low = PROFILE.stream().map(count -> count / 1.02).toList();
        Fit.assertRejected(judged(times(1, 0, 0), low, 200).pValueOfCounts());
    }

    @Test
    void days_that_are_alike_scatter_as_poisson_counts_do() {
        assertEquals(1, judged(times(1, 0, 0), PROFILE, 400).dispersionOfRepetitions(), 5 * Math.sqrt(2.0 / 400));
    }

    @Test
    void days_of_different_busyness_scatter_as_their_factor_predicts() {
        double mean = PROFILE.stream().mapToDouble(count -> count).sum();
        double cv = 0.15;
        int days = 400;
        double predicted = 1 + mean * cv * cv;
        double dispersion = judged(times(1, cv, 0), PROFILE, days).dispersionOfRepetitions();
        assertEquals(predicted, dispersion, 5 * predicted * Math.sqrt(2.0 / days));
    }

    @Test
    void a_run_that_starts_at_noon_begins_in_the_noons_interval() {
        double[] fromNoon = instants(times(1, 0, 43_200), DAY / 2 + (DAYS - 1) * DAY);
        double[] sinceMidnight = DoubleStream.of(fromNoon)
                .map(t -> t - DAY / 2)
                .filter(t -> t >= 0)
                .toArray();
        ArrivalProcess process = new ArrivalProcess(sinceMidnight, profile(PROFILE), INTERVAL, DAYS - 1);
        Fit.assertFits(process.pValueOfCounts());
        Fit.assertFits(process.pValueOfRescaledGaps());
    }

    @Test
    void a_constant_rate_is_a_poisson_process() {
        ArrivalTimes times = ArrivalTimes.poisson(Rate.parse("6/min"), 3);
        ArrivalProcess process =
                new ArrivalProcess(instants(times, DAY), profile(Collections.nCopies(48, 180.0)), INTERVAL, 1);
        Fit.assertFits(process.pValueOfCounts());
        Fit.assertFits(process.pValueOfConditionalUniform());
        Fit.assertFits(process.pValueOfMemorylessGaps());
        Fit.assertFits(process.pValueOfRescaledGaps());
        Fit.assertFits(process.pValueOfIndependence());
    }

    private static ArrivalProcess days(List<Double> profile) {
        return judged(times(1, 0, 0), profile, DAYS);
    }

    private static ArrivalTimes times(long seed, double cv, int startSecond) {
        return ArrivalTimes.ofIntervals(new Arrivals(MINUTES, PROFILE, cv), seed, startSecond);
    }

    private static ArrivalProcess judged(ArrivalTimes times, List<Double> profile, int days) {
        return new ArrivalProcess(instants(times, days * DAY), profile(profile), INTERVAL, days);
    }

    private static double[] profile(List<Double> counts) {
        return counts.stream().mapToDouble(count -> count).toArray();
    }

    /** In seconds, those before {@code end}. */
    private static double[] instants(ArrivalTimes times, double end) {
        return DoubleStream.generate(() -> times.next() / 1e6)
                .takeWhile(instant -> instant < end)
                .toArray();
    }
}
