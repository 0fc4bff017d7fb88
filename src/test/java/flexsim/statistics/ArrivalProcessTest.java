package flexsim.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.testing.Thorough;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tests of arrivals accept a process made in another way, by thinning, and notice each that is not as its profile. */
class ArrivalProcessTest {
    private static final double[] PROFILE = {20, 0, 60, 110, 90, 150, 40, 10};
    private static final double INTERVAL = 1_800;
    private static final int DAYS = 60;
    private static final double PEAK = 150;

    @Test
    void a_process_of_the_profile_passes_all() {
        ArrivalProcess process = judged(thinned(1, PROFILE, place -> 1), PROFILE);
        Fit.assertFits(process.pValueOfCounts());
        Fit.assertFits(process.pValueOfConditionalUniform());
        Fit.assertFits(process.pValueOfMemorylessGaps());
        Fit.assertFits(process.pValueOfRescaledGaps());
        Fit.assertFits(process.pValueOfIndependence());
        assertEquals(1, process.dispersionOfRepetitions(), 4 * Math.sqrt(2.0 / DAYS));
    }

    @Thorough
    @Test
    void over_many_seeds_the_p_values_are_uniform() {
        assertUniform(ArrivalProcess::pValueOfCounts);
        assertUniform(ArrivalProcess::pValueOfConditionalUniform);
        assertUniform(ArrivalProcess::pValueOfMemorylessGaps);
        assertUniform(ArrivalProcess::pValueOfRescaledGaps);
        assertUniform(ArrivalProcess::pValueOfIndependence);
    }

    private static void assertUniform(ToDoubleFunction<ArrivalProcess> pValue) {
        double[] pValues = IntStream.range(0, 200)
                .mapToDouble(seed -> pValue.applyAsDouble(
                        new ArrivalProcess(thinned(seed, PROFILE, place -> 1, 5), PROFILE, INTERVAL, 5)))
                .toArray();
        Fit.assertFits(KolmogorovSmirnov.pValue(pValues, p -> p));
    }

    @Test
    void a_profile_shifted_by_one_interval_is_noticed() {
        double[] shifted = new double[PROFILE.length];
        for (int i = 0; i < PROFILE.length; i++) {
            shifted[(i + 1) % PROFILE.length] = Math.max(5, PROFILE[i]);
        }
        ArrivalProcess process = judged(thinned(1, PROFILE, place -> 1), shifted);
        Fit.assertRejected(process.pValueOfCounts());
        Fit.assertRejected(process.pValueOfRescaledGaps());
    }

    @Test
    void a_rate_two_percent_too_high_is_noticed_in_many_days() {
        double[] profile = {1_000, 2_000, 1_500};
        double[] high = DoubleStream.of(profile).map(c -> 1.02 * c).toArray();
        double[] instants = thinned(1, high, place -> 1);
        Fit.assertRejected(judged(instants, profile).pValueOfCounts());
    }

    @Test
    void a_rate_that_rises_within_an_interval_is_noticed() {
        double[] half = DoubleStream.of(PROFILE).map(c -> c / 2).toArray();
        ArrivalProcess process = judged(thinned(1, half, place -> 0.7 + 0.6 * place), half);
        Fit.assertFits(process.pValueOfCounts());
        Fit.assertRejected(process.pValueOfConditionalUniform());
    }

    @Test
    void uniform_gaps_are_noticed() {
        Random random = new Random(1);
        double[] profile = {100};
        double[] instants = instants(last -> last + 2 * INTERVAL / 100 * random.nextDouble(), DAYS * INTERVAL);
        ArrivalProcess process = new ArrivalProcess(instants, profile, INTERVAL, DAYS);
        Fit.assertFits(process.pValueOfConditionalUniform());
        Fit.assertRejected(process.pValueOfMemorylessGaps());
        Fit.assertRejected(process.pValueOfRescaledGaps());
    }

    @Test
    void busy_days_are_noticed_in_the_dispersion_of_days() {
        Random random = new Random(2);
        double[] busyness = IntStream.range(0, DAYS)
                .mapToDouble(day -> random.nextBoolean() ? 1.1 : 0.9)
                .toArray();
        double length = PROFILE.length * INTERVAL;
        double[] even = thinned(1, DoubleStream.of(PROFILE).map(c -> 1.1 * c).toArray(), place -> 1);
        double[] thinnedByDay = DoubleStream.of(even)
                .filter(t -> random.nextDouble() < busyness[(int) (t / length)] / 1.1)
                .toArray();
        double predicted = 1 + DoubleStream.of(PROFILE).sum() * 0.01;
        assertEquals(predicted, judged(thinnedByDay, PROFILE).dispersionOfRepetitions(), 0.5 * predicted);
    }

    @Test
    void an_arrival_where_none_is_expected_is_noticed() {
        Fit.assertRejected(
                judged(new double[] {10, INTERVAL + 10}, new double[] {6, 0}).pValueOfCounts());
    }

    @Test
    void instants_that_do_not_ascend_or_end_too_late_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> judged(new double[] {5, 4}, PROFILE));
        assertThrows(
                IllegalArgumentException.class, () -> judged(new double[] {PROFILE.length * INTERVAL * DAYS}, PROFILE));
        assertTrue(judged(new double[] {}, new double[] {6}).pValueOfCounts() < Fit.REJECTED);
    }

    private static ArrivalProcess judged(double[] instants, double[] profile) {
        return new ArrivalProcess(instants, profile, INTERVAL, DAYS);
    }

    private static double[] thinned(long seed, double[] profile, DoubleUnaryOperator within) {
        return thinned(seed, profile, within, DAYS);
    }

    /** @param within factor of the rate by the place in an interval, 0 to 1; at most 1.5 */
    private static double[] thinned(long seed, double[] profile, DoubleUnaryOperator within, int days) {
        Random random = new Random(seed);
        double most = Math.max(PEAK, DoubleStream.of(profile).max().orElseThrow()) * 1.5;
        double[] all = instants(
                last -> last - Math.log(1 - random.nextDouble()) * INTERVAL / most, days * profile.length * INTERVAL);
        return DoubleStream.of(all)
                .filter(t -> {
                    int cell = (int) (t / INTERVAL);
                    double rate = profile[cell % profile.length] * within.applyAsDouble(t / INTERVAL - cell);
                    return random.nextDouble() * most < rate;
                })
                .toArray();
    }

    private static double[] instants(DoubleUnaryOperator next, double end) {
        return DoubleStream.iterate(next.applyAsDouble(0), t -> t < end, next).toArray();
    }
}
