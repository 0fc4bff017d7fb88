package flexsim.sampling;

/**
 * A distribution of real numbers. Immutable: all state of a draw is in the stream. Nothing is used that a Java may compute
 * otherwise than another (so {@link StrictMath}, {@link Logarithm}, and of {@link Math} only what is exact): the same stream
 * gives the same numbers on every machine.
 */
@FunctionalInterface
public interface Distribution {
    /** The next value drawn from {@code random}. */
    double sample(RandomStream random);

    /**
     * The first value drawn from the stream of {@code purpose} and {@code key}.
     *
     * @param scratch may be moved to that stream
     */
    default double first(Purpose purpose, long key, RandomStream scratch) {
        return sample(scratch.restart(purpose, key));
    }

    /** A distribution whose values come from one uniform number each. */
    @FunctionalInterface
    interface Inversion extends Distribution {
        /** @param uniform above 0 and below 1 */
        double at(double uniform);

        @Override
        default double sample(RandomStream random) {
            return at(random.nextDouble());
        }

        @Override
        default double first(Purpose purpose, long key, RandomStream scratch) {
            return at(RandomStream.first(purpose, key));
        }
    }

    /** Always {@code value}; takes nothing from the stream. */
    static Distribution constant(double value) {
        return random -> value;
    }

    /** Uniform between {@code min} and {@code max}. */
    static Inversion uniform(double min, double max) {
        requireOrder(min, max);
        return uniform -> min + (max - min) * uniform;
    }

    /** Normal. */
    static Distribution normal(double mean, double deviation) {
        requireNotNegative("deviation", deviation);
        return random -> mean + deviation * StandardNormal.sample(random);
    }

    /** Normal with mean (min + max) / 2 and standard deviation (max − min) / 10, clipped to [min, max]. */
    static Distribution bell(double min, double max) {
        requireOrder(min, max);
        return normal((min + max) / 2, (max - min) / 10).clipped(min, max);
    }

    /**
     * Skew-normal (Azzalini 1985) moved and scaled to the given mean and standard deviation.
     *
     * @param shape Azzalini's α: 0 is the normal distribution, above 0 the right tail is the longer one
     */
    static Distribution skewNormal(double mean, double deviation, double shape) {
        requireNotNegative("deviation", deviation);
        double delta = shape / StrictMath.sqrt(1 + shape * shape);
        double rest = StrictMath.sqrt(1 - delta * delta);
        double centre = delta * StrictMath.sqrt(2 / StrictMath.PI);
        double scale = deviation / StrictMath.sqrt(1 - centre * centre);
        return random -> {
            double common = StrictMath.abs(StandardNormal.sample(random));
            double own = StandardNormal.sample(random);
            return mean + scale * (delta * common + rest * own - centre);
        };
    }

    /** Exponential, by inversion. */
    static Inversion exponential(double mean) {
        requirePositive("mean", mean);
        return uniform -> mean * RandomStream.exponential(uniform);
    }

    /**
     * Lognormal.
     *
     * @param mean mean of the values themselves, not of their logarithms
     * @param cv coefficient of variation: standard deviation / mean
     */
    static Distribution lognormal(double mean, double cv) {
        requirePositive("mean", mean);
        requirePositive("cv", cv);
        // The square of a very large cv would be infinite.
        double variance = cv < 1e8 ? StrictMath.log1p(cv * cv) : 2 * StrictMath.log(cv);
        double deviation = StrictMath.sqrt(variance);
        double location = StrictMath.log(mean) - variance / 2;
        return random -> StrictMath.exp(location + deviation * StandardNormal.sample(random));
    }

    /** Gamma with coefficient of variation {@code cv}: shape 1/cv², scale mean·cv². */
    static Distribution gamma(double mean, double cv) {
        requirePositive("mean", mean);
        requirePositive("cv", cv);
        double shape = Math.max(Double.MIN_NORMAL, 1 / (cv * cv));
        StandardGamma standard = new StandardGamma(shape);
        return random -> mean * (standard.sample(random) / shape);
    }

    /** Weibull, by inversion; {@code shape} 1 is the exponential distribution. */
    static Inversion weibull(double mean, double shape) {
        requirePositive("mean", mean);
        requirePositive("shape", shape);
        double power = 1 / shape;
        double lead = LogGamma.of(1 + power);
        // By logarithms throughout: a small shape's scale and powers are beyond what a double holds, their product is
        // not.
        return uniform -> mean * StrictMath.exp(power * Logarithm.of(RandomStream.exponential(uniform)) - lead);
    }

    /** This distribution with values below {@code min} or above {@code max} moved to the bound. */
    default Distribution clipped(double min, double max) {
        requireOrder(min, max);
        return random -> {
            // Comparisons, as they are foretold nearly always: several times as fast as Math.max of Math.min.
            double value = sample(random);
            return value < min ? min : value > max ? max : value;
        };
    }

    private static void requireOrder(double min, double max) {
        if (!(min <= max)) {
            throw new IllegalArgumentException("min " + min + " must not be above max " + max);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be above 0: " + value);
        }
    }

    private static void requireNotNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must not be below 0: " + value);
        }
    }
}
