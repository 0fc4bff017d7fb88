package flexsim.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Whether a sample is of a continuous distribution (Kolmogorov–Smirnov, two-sided). */
public final class KolmogorovSmirnov {
    private static final org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest TEST =
            new org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest();

    private KolmogorovSmirnov() {}

    /**
     * The probability that a sample of {@code distribution} is at least as far from it as this one is.
     *
     * @param sample in any order
     * @param distribution the distribution function: x to P(X ≤ x)
     */
    public static double pValue(double[] sample, DoubleUnaryOperator distribution) {
        int n = sample.length;
        double root = Math.sqrt(n);
        // Stephens' correction of the limiting distribution; good to a percent from a few dozen values on.
        double scaled = (root + 0.12 + 0.11 / root) * statistic(sample, distribution);
        return 1 - TEST.ksSum(scaled, 1e-15, 100_000);
    }

    /** The greatest distance between the sample's distribution function and {@code distribution}. */
    public static double statistic(double[] sample, DoubleUnaryOperator distribution) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double greatest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = distribution.applyAsDouble(sorted[i]);
            if (!(expected >= 0 && expected <= 1)) {
                throw new IllegalArgumentException("P(X <= " + sorted[i] + ") was said to be " + expected);
            }
            double below = expected - (double) i / sorted.length;
            double above = (i + 1.0) / sorted.length - expected;
            greatest = Math.max(greatest, Math.max(below, above));
        }
        return greatest;
    }
}
