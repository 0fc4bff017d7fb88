package flexsim.sampling;

import flexsim.statistics.ChiSquare;
import flexsim.statistics.Fit;
import flexsim.statistics.KolmogorovSmirnov;
import flexsim.statistics.Moments;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PoissonProcessTest {
    private static final double RATE = 5;
    private static final int EVENTS = 100_000;
    private static final int WINDOWS = 5_000;

    @Test
    void gaps_are_exponential() {
        Fit.assertFits(KolmogorovSmirnov.pValue(gaps(process(RATE)), x -> -Math.expm1(-RATE * x)));
    }

    @Test
    void there_are_as_many_events_as_the_rate_says() {
        Fit.assertFits(Moments.pValueOfMean(gaps(process(RATE)), 1 / RATE, 1 / (RATE * RATE)));
    }

    @Test
    void counts_of_windows_scatter_as_poisson_ones_do() {
        Fit.assertFits(ChiSquare.pValueOfDispersion(counts(process(RATE))));
    }

    @Test
    void a_gap_does_not_depend_on_the_one_before() {
        Fit.assertFits(Moments.pValueOfIndependence(gaps(process(RATE))));
    }

    @Test
    void a_rate_two_percent_too_high_is_noticed() {
        Fit.assertRejected(Moments.pValueOfMean(gaps(process(1.02 * RATE)), 1 / RATE, 1 / (RATE * RATE)));
    }

    @Test
    void uniform_gaps_are_noticed_in_gaps_and_in_counts() {
        Fit.assertRejected(KolmogorovSmirnov.pValue(gaps(evenGaps()), x -> -Math.expm1(-RATE * x)));
        Fit.assertRejected(ChiSquare.pValueOfDispersion(counts(evenGaps())));
    }

    @Test
    void bursts_are_noticed_in_counts() {
        RandomStream stream = RandomStream.of(3, "bursts", 0);
        DoubleSupplier gap = process(RATE);
        Fit.assertRejected(
                ChiSquare.pValueOfDispersion(counts(() -> stream.nextDouble() < 0.1 ? 0 : gap.getAsDouble() / 0.9)));
    }

    private static DoubleSupplier process(double rate) {
        return new PoissonProcess(rate, RandomStream.of(11, "process", 0))::nextGap;
    }

    private static DoubleSupplier evenGaps() {
        RandomStream stream = RandomStream.of(12, "process", 0);
        return () -> 2 / RATE * stream.nextDouble();
    }

    private static double[] gaps(DoubleSupplier gap) {
        return DoubleStream.generate(gap).limit(EVENTS).toArray();
    }

    private static long[] counts(DoubleSupplier gap) {
        long[] counts = new long[WINDOWS];
        double time = gap.getAsDouble();
        while (time < WINDOWS) {
            counts[(int) time]++;
            time += gap.getAsDouble();
        }
        return counts;
    }
}
