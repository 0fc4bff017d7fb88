package flexsim.metrics;

import java.util.OptionalDouble;

/**
 * How far samples (replications or batches) of every {@link Ratio} scatter: means, squares and products of dividend and
 * divisor, about their means (Welford's update), so that nothing cancels out. The order of the samples decides about the last
 * digit: they must come in the same order for the same text.
 */
final class RatioMoments {
    private static final Ratio[] RATIOS = Ratio.values();
    private static final int MEAN_X = 0;
    private static final int MEAN_Y = 1;
    private static final int XX = 2;
    private static final int XY = 3;
    private static final int YY = 4;
    private static final int WIDTH = 5;

    private final double[] sums = new double[RATIOS.length * WIDTH];
    private int samples;

    /** @param empty how many samples came before in which there was nothing */
    RatioMoments(int empty) {
        this.samples = empty;
    }

    void add(CounterRow row) {
        samples++;
        for (Ratio ratio : RATIOS) {
            add(ratio.ordinal() * WIDTH, ratio.dividend(row), ratio.divisor(row));
        }
    }

    private void add(int at, double x, double y) {
        double fromX = x - sums[at + MEAN_X];
        double fromY = y - sums[at + MEAN_Y];
        sums[at + MEAN_X] += fromX / samples;
        sums[at + MEAN_Y] += fromY / samples;
        double newFromY = y - sums[at + MEAN_Y];
        sums[at + XX] += fromX * (x - sums[at + MEAN_X]);
        sums[at + XY] += fromX * newFromY;
        sums[at + YY] += fromY * newFromY;
    }

    int samples() {
        return samples;
    }

    /**
     * Standard error of the quotient of the sums, by the delta method: the residuals x − r·y of the samples have mean 0, and
     * their deviation, divided by the mean of y and the root of their number, is that of r. Source: Cochran, "Sampling
     * Techniques", 2.11.
     *
     * @param quotient of the sums, in units of the counted numbers
     */
    OptionalDouble standardError(Ratio ratio, double quotient) {
        int at = ratio.ordinal() * WIDTH;
        if (samples < 2 || sums[at + MEAN_Y] == 0) {
            return OptionalDouble.empty();
        }
        double squares = sums[at + XX] - 2 * quotient * sums[at + XY] + quotient * quotient * sums[at + YY];
        double variance = Math.max(0, squares) / (samples - 1) / samples;
        return OptionalDouble.of(ratio.unit() * Math.sqrt(variance) / sums[at + MEAN_Y]);
    }
}
