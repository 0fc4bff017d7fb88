package flexsim.metrics;

import java.util.OptionalDouble;

/**
 * A figure with its standard error.
 *
 * @param value absent where undefined, as 0/0
 * @param standardError absent where one run does not give it; never without a value
 * @param samples how many replications or batches the standard error is from; 0 without one
 */
public record Estimate(OptionalDouble value, OptionalDouble standardError, int samples) {
    /** Where there is nothing to estimate from. */
    public static final Estimate UNDEFINED = new Estimate(OptionalDouble.empty(), OptionalDouble.empty(), 0);

    static Estimate exact(double value) {
        return new Estimate(OptionalDouble.of(value), OptionalDouble.empty(), 0);
    }

    /** Half the width of the 95 % confidence interval, by Student's t. */
    public OptionalDouble halfWidth() {
        return standardError.isPresent()
                ? OptionalDouble.of(standardError.getAsDouble() * StudentT.quantile975(samples - 1))
                : OptionalDouble.empty();
    }
}
