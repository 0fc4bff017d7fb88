package flexsim.statistics;

import org.apache.commons.math3.special.Gamma;

/** Whether counts are those that are expected (Pearson's chi-square). */
public final class ChiSquare {
    private static final double LEAST_EXPECTED = 5;

    private ChiSquare() {}

    /**
     * The probability that counts are at least as far from the expected ones as these are, when only their total is given.
     *
     * @param expected at least 5 each, with the same sum as {@code counts}
     */
    public static double pValue(long[] counts, double[] expected) {
        return upperTail(statistic(counts, expected), counts.length - 1);
    }

    /** The same for counts each of which is Poisson, so that their total is free. */
    public static double pValueOfPoisson(long[] counts, double[] expected) {
        return upperTail(statistic(counts, expected), counts.length);
    }

    private static double statistic(long[] counts, double[] expected) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            if (expected[i] < LEAST_EXPECTED) {
                throw new IllegalArgumentException(
                        "cell " + i + " expects " + expected[i] + ", less than 5: join cells");
            }
            sum += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
        }
        return sum;
    }

    /**
     * Whether counts of windows of equal expectation scatter as Poisson ones do: their dispersion index (n − 1)·s²/mean is chi-square
     * with n − 1 degrees. Two-sided: small for too much scatter and for too little.
     */
    public static double pValueOfDispersion(long[] counts) {
        double mean = 0;
        for (long count : counts) {
            mean += (double) count / counts.length;
        }
        double squares = 0;
        for (long count : counts) {
            squares += (count - mean) * (count - mean);
        }
        double upper = upperTail(squares / mean, counts.length - 1);
        return 2 * Math.min(upper, 1 - upper);
    }

    /** P(χ² &gt; {@code x}), of the regularised incomplete gamma function. */
    public static double upperTail(double x, int degrees) {
        return Gamma.regularizedGammaQ(degrees / 2.0, x / 2);
    }
}
