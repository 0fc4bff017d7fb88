package flexsim.config;

import flexsim.domain.Dimension;
import flexsim.sampling.Distribution;

/**
 * The distribution of one range dimension under its influences, before it is clipped to the bounds. With d the factor's value
 * less the middle of its range and n the same divided by half the range (−1 to 1): {@code shift} adds amount · d to the mean,
 * {@code skew} adds amount · n to the shape of a skew-normal ({@code bell} only: the other curves have a skewness of their
 * own), {@code focus} multiplies the deviation by 1 − amount · n, not below 0 ({@code exponential} and {@code weibull} have
 * no deviation apart from the mean).
 */
final class RangeCurve {
    private final Dimension dimension;
    private final double shift;
    private final double skew;
    private final double focus;

    private RangeCurve(Dimension dimension, double shift, double skew, double focus) {
        this.dimension = dimension;
        this.shift = shift;
        this.skew = skew;
        this.focus = focus;
    }

    /** Without influences. */
    static Distribution of(Dimension dimension) {
        return of(dimension, 0, 0, 1);
    }

    /**
     * @param shift the sum of all amount · d
     * @param skew the sum of all amount · n
     * @param focus the product of all 1 − amount · n, each not below 0
     */
    static Distribution of(Dimension dimension, double shift, double skew, double focus) {
        return new RangeCurve(dimension, shift, skew, focus).curve();
    }

    /** The middle of a factor's range; a curve without bounds has its mean in the middle. */
    static double middle(Dimension factor) {
        return bounded(factor)
                ? (factor.min() + factor.max()) / 2
                : factor.mean().orElse(0.5);
    }

    static double half(Dimension factor) {
        return bounded(factor)
                ? (factor.max() - factor.min()) / 2
                : factor.mean().orElse(0.5);
    }

    private static boolean bounded(Dimension factor) {
        return factor.minStated() && factor.maxStated();
    }

    private Distribution curve() {
        double min = dimension.min();
        double max = dimension.max();
        return switch (dimension.curve()) {
            case UNIFORM -> {
                double middle = (min + max) / 2 + shift;
                double half = (max - min) / 2 * focus;
                yield Distribution.uniform(middle - half, middle + half);
            }
            case BELL -> {
                double mean = (min + max) / 2 + shift;
                double deviation = (max - min) / 10 * focus;
                yield skew == 0 ? Distribution.normal(mean, deviation) : Distribution.skewNormal(mean, deviation, skew);
            }
            case CONSTANT -> Distribution.constant(mean());
            case EXPONENTIAL -> positive(mean()) ? Distribution.exponential(mean()) : Distribution.constant(0);
            case LOGNORMAL -> spread() ? Distribution.lognormal(mean(), cv()) : degenerate();
            case GAMMA -> spread() ? Distribution.gamma(mean(), cv()) : degenerate();
            case WEIBULL ->
                positive(mean())
                        ? Distribution.weibull(mean(), dimension.shape().orElseThrow())
                        : Distribution.constant(0);
        };
    }

    private double mean() {
        return dimension.mean().orElseThrow() + shift;
    }

    private double cv() {
        return dimension.cv().orElseThrow() * focus;
    }

    private boolean spread() {
        return positive(mean()) && positive(cv());
    }

    /** All mass on the mean, or on 0 where influences have pushed a positive curve below it. */
    private Distribution degenerate() {
        return Distribution.constant(StrictMath.max(0, mean()));
    }

    private static boolean positive(double value) {
        return value > 0;
    }
}
