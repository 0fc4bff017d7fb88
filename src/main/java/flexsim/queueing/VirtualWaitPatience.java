package flexsim.queueing;

import flexsim.sampling.LogGamma;
import java.util.function.DoubleUnaryOperator;

/** How long customers are ready to wait: a distribution of seconds, given by the part that is still there after a time. */
public interface VirtualWaitPatience {
    /** The part that waits longer than {@code seconds}, at least 0; never rises, and falls to 0 in the end. */
    double staying(double seconds);

    /** The part that waits at most {@code seconds}; computed apart from {@link #staying} where that is next to 1. */
    default double leaving(double seconds) {
        return 1 - staying(seconds);
    }

    /** Nobody waits longer than this many seconds; infinite when there is no such bound. */
    default double longest() {
        return Double.POSITIVE_INFINITY;
    }

    /** Given by {@link #staying} alone. */
    static VirtualWaitPatience of(DoubleUnaryOperator staying) {
        return staying::applyAsDouble;
    }

    /** As {@link #of(DoubleUnaryOperator)}, with nobody waiting longer than {@code longest}. */
    static VirtualWaitPatience of(DoubleUnaryOperator staying, double longest) {
        requireLongest(longest);
        return new VirtualWaitPatience() {
            @Override
            public double staying(double seconds) {
                return seconds < longest ? staying.applyAsDouble(seconds) : 0;
            }

            @Override
            public double longest() {
                return longest;
            }
        };
    }

    /** Exponential, as in Erlang A. */
    static VirtualWaitPatience exponential(double mean) {
        return weibull(mean, 1);
    }

    /** Everybody leaves after just this time; with 0 nobody waits at all. */
    static VirtualWaitPatience constant(double seconds) {
        return of(waited -> 1, seconds);
    }

    /**
     * Lognormal.
     *
     * @param mean mean of the values themselves, not of their logarithms
     * @param cv coefficient of variation: standard deviation / mean
     */
    static VirtualWaitPatience lognormal(double mean, double cv) {
        ErlangTraffic.requirePositive("mean", mean);
        ErlangTraffic.requirePositive("cv", cv);
        double variance = Math.log1p(cv * cv);
        double location = Math.log(mean) - variance / 2;
        double deviation = Math.sqrt(variance);
        return both(
                seconds -> ErlangIncompleteGamma.normalAbove((Math.log(seconds) - location) / deviation),
                seconds -> ErlangIncompleteGamma.normalAbove((location - Math.log(seconds)) / deviation));
    }

    /** Gamma with coefficient of variation {@code cv}: shape 1/cv², scale mean·cv². */
    static VirtualWaitPatience gamma(double mean, double cv) {
        ErlangTraffic.requirePositive("mean", mean);
        ErlangTraffic.requirePositive("cv", cv);
        double shape = 1 / (cv * cv);
        return both(
                seconds -> ErlangIncompleteGamma.above(shape, seconds * shape / mean),
                seconds -> ErlangIncompleteGamma.below(shape, seconds * shape / mean));
    }

    /** Weibull; {@code shape} 1 is the exponential distribution. */
    static VirtualWaitPatience weibull(double mean, double shape) {
        ErlangTraffic.requirePositive("mean", mean);
        ErlangTraffic.requirePositive("shape", shape);
        double scale = shape == 1 ? mean : mean / Math.exp(LogGamma.of(1 + 1 / shape));
        return both(
                seconds -> Math.exp(-Math.pow(seconds / scale, shape)),
                seconds -> -Math.expm1(-Math.pow(seconds / scale, shape)));
    }

    /** This patience, but {@code portion} of the customers leave at once when they would have to wait. */
    default VirtualWaitPatience withBalking(double portion) {
        if (!(portion >= 0 && portion <= 1)) {
            throw new IllegalArgumentException("the portion must be from 0 to 1: " + portion);
        }
        VirtualWaitPatience others = this;
        return new VirtualWaitPatience() {
            @Override
            public double staying(double seconds) {
                return (1 - portion) * others.staying(seconds);
            }

            @Override
            public double leaving(double seconds) {
                return portion + (1 - portion) * others.leaving(seconds);
            }

            @Override
            public double longest() {
                return others.longest();
            }
        };
    }

    private static VirtualWaitPatience both(DoubleUnaryOperator staying, DoubleUnaryOperator leaving) {
        return new VirtualWaitPatience() {
            @Override
            public double staying(double seconds) {
                return staying.applyAsDouble(seconds);
            }

            @Override
            public double leaving(double seconds) {
                return leaving.applyAsDouble(seconds);
            }
        };
    }

    private static void requireLongest(double seconds) {
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("the longest patience must be a length of time: " + seconds);
        }
    }
}
