package flexsim.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.statistics.Fit;
import flexsim.statistics.KolmogorovSmirnov;
import flexsim.statistics.Moments;
import flexsim.testing.Thorough;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each sampler against its distribution function and its exact moments, and wrong ones that must be noticed. Seeds are fixed. */
class SamplerFitTest {
    private static final int DRAWS = 100_000;
    private static final int SEEDS = 200;
    private static final int DRAWS_OF_A_SEED = 1_000;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /**
     * A sampler and what is known of it.
     *
     * @param function the distribution function
     * @param fourth the fourth central moment
     */
    private record Sampler(
            String name,
            Distribution distribution,
            DoubleUnaryOperator function,
            double mean,
            double variance,
            double fourth) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Sampler> samplers() {
        return Stream.of(
                new Sampler("uniform", Distribution.uniform(2, 6), x -> (x - 2) / 4, 4, 16.0 / 12, Math.pow(4, 4) / 80),
                normal("normal", Distribution.normal(5, 2), 5, 2),
                // Beyond five deviations it is clipped: one value in two million.
                normal("bell", Distribution.bell(10, 30), 20, 2),
                new Sampler("exponential", Distribution.exponential(3), x -> -Math.expm1(-x / 3), 3, 9, 9 * 81),
                lognormal(120, 0.5),
                lognormal(120, 1.5),
                gamma(8, 0.5),
                gamma(8, 1),
                gamma(8, 2),
                weibull(10, 0.7),
                weibull(10, 1),
                weibull(10, 2.5),
                skewNormal(50, 4, 3),
                skewNormal(50, 4, -20));
    }

    private static Sampler normal(String name, Distribution distribution, double mean, double deviation) {
        return new Sampler(
                name,
                distribution,
                x -> NORMAL.cumulativeProbability((x - mean) / deviation),
                mean,
                deviation * deviation,
                3 * Math.pow(deviation, 4));
    }

    private static Sampler lognormal(double mean, double cv) {
        double square = Math.log(1 + cv * cv);
        double location = Math.log(mean) - square / 2;
        double w = 1 + cv * cv;
        double variance = mean * mean * cv * cv;
        return new Sampler(
                "lognormal of cv " + cv,
                Distribution.lognormal(mean, cv),
                x -> NORMAL.cumulativeProbability((Math.log(x) - location) / Math.sqrt(square)),
                mean,
                variance,
                variance * variance * (Math.pow(w, 4) + 2 * Math.pow(w, 3) + 3 * w * w - 3));
    }

    private static Sampler gamma(double mean, double cv) {
        double shape = 1 / (cv * cv);
        double scale = mean / shape;
        GammaDistribution gamma = new GammaDistribution(null, shape, scale);
        return new Sampler(
                "gamma of cv " + cv,
                Distribution.gamma(mean, cv),
                gamma::cumulativeProbability,
                mean,
                shape * scale * scale,
                (3 * shape * shape + 6 * shape) * Math.pow(scale, 4));
    }

    private static Sampler weibull(double mean, double shape) {
        double scale = mean / Gamma.gamma(1 + 1 / shape);
        double second = scale * scale * Gamma.gamma(1 + 2 / shape);
        double third = Math.pow(scale, 3) * Gamma.gamma(1 + 3 / shape);
        double fourth = Math.pow(scale, 4) * Gamma.gamma(1 + 4 / shape);
        return new Sampler(
                "weibull of shape " + shape,
                Distribution.weibull(mean, shape),
                x -> -Math.expm1(-Math.pow(x / scale, shape)),
                mean,
                second - mean * mean,
                fourth - 4 * mean * third + 6 * mean * mean * second - 3 * Math.pow(mean, 4));
    }

    /** P(X ≤ x) = Φ(z) − 2·T(z, shape) with Owen's T, here by Simpson's rule. */
    private static Sampler skewNormal(double mean, double deviation, double shape) {
        double delta = shape / Math.sqrt(1 + shape * shape);
        double centre = delta * Math.sqrt(2 / Math.PI);
        double scale = deviation / Math.sqrt(1 - centre * centre);
        double excess = 2 * (Math.PI - 3) * Math.pow(centre, 4) / Math.pow(1 - centre * centre, 2);
        return new Sampler(
                "skew-normal of shape " + shape,
                Distribution.skewNormal(mean, deviation, shape),
                x -> {
                    double z = (x - mean) / scale + centre;
                    return Math.max(0, Math.min(1, NORMAL.cumulativeProbability(z) - 2 * owen(z, shape)));
                },
                mean,
                deviation * deviation,
                (3 + excess) * Math.pow(deviation, 4));
    }

    private static double owen(double h, double a) {
        int steps = 60;
        // By the angle: T = 1/2π ∫ exp(−h²/2·(1 + tan²)) from 0 to atan a.
        double width = Math.atan(a) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double tangent = Math.tan(i * width);
            double weight = i == 0 || i == steps ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * Math.exp(-h * h / 2 * (1 + tangent * tangent));
        }
        return sum * width / 3 / (2 * Math.PI);
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void draws_fit_the_distribution_function(Sampler sampler) {
        Fit.assertFits(KolmogorovSmirnov.pValue(draws(sampler.distribution(), 1, DRAWS), sampler.function()));
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void draws_have_the_exact_mean(Sampler sampler) {
        Fit.assertFits(
                Moments.pValueOfMean(draws(sampler.distribution(), 2, DRAWS), sampler.mean(), sampler.variance()));
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void draws_have_the_exact_variance(Sampler sampler) {
        Fit.assertFits(Moments.pValueOfVariance(
                draws(sampler.distribution(), 3, DRAWS), sampler.mean(), sampler.variance(), sampler.fourth()));
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void draws_do_not_depend_on_the_one_before(Sampler sampler) {
        Fit.assertFits(Moments.pValueOfIndependence(draws(sampler.distribution(), 4, DRAWS)));
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void first_draws_of_many_streams_fit_as_well_as_many_draws_of_one(Sampler sampler) {
        RandomStream stream = new RandomStream();
        Purpose purpose = Purpose.of(5, sampler.name());
        double[] firsts = IntStream.range(0, DRAWS)
                .mapToDouble(i -> sampler.distribution().sample(stream.restart(purpose, RandomStream.keyOf(i))))
                .toArray();
        Fit.assertFits(KolmogorovSmirnov.pValue(firsts, sampler.function()));
        Fit.assertFits(Moments.pValueOfIndependence(firsts));
    }

    @ParameterizedTest
    @MethodSource("samplers")
    @Thorough
    void over_many_seeds_the_p_values_themselves_are_uniform(Sampler sampler) {
        double[] pValues = IntStream.range(0, SEEDS)
                .mapToDouble(seed -> KolmogorovSmirnov.pValue(
                        draws(sampler.distribution(), 1_000 + seed, DRAWS_OF_A_SEED), sampler.function()))
                .toArray();
        Fit.assertFits(KolmogorovSmirnov.pValue(pValues, p -> p));
    }

    @Test
    void a_rate_two_percent_too_high_is_noticed() {
        Fit.assertRejected(Moments.pValueOfMean(draws(Distribution.exponential(3 / 1.02), 1, DRAWS), 3, 9));
        Fit.assertRejected(KolmogorovSmirnov.pValue(
                draws(Distribution.exponential(3 / 1.02), 1, 4 * DRAWS), x -> -Math.expm1(-x / 3)));
    }

    @Test
    void uniform_gaps_of_the_right_mean_are_noticed() {
        Fit.assertRejected(
                KolmogorovSmirnov.pValue(draws(Distribution.uniform(0, 6), 1, DRAWS), x -> -Math.expm1(-x / 3)));
    }

    @Thorough
    @Test
    void a_wrong_shape_is_noticed() {
        assertRejected(Distribution.weibull(10, 2.4), weibull(10, 2.5));
        assertRejected(Distribution.gamma(8, 0.53), gamma(8, 0.5));
        assertRejected(Distribution.gamma(8, 1.9), gamma(8, 2));
        assertRejected(Distribution.lognormal(120, 0.53), lognormal(120, 0.5));
        assertRejected(Distribution.normal(50, 4), skewNormal(50, 4, 3));
        assertRejected(Distribution.skewNormal(50, 4, 2), skewNormal(50, 4, 3));
    }

    private static void assertRejected(Distribution wrong, Sampler right) {
        Fit.assertRejected(KolmogorovSmirnov.pValue(draws(wrong, 1, DRAWS), right.function()));
    }

    @Test
    void a_wrong_variance_is_noticed() {
        Sampler right = gamma(8, 0.5);
        Fit.assertRejected(Moments.pValueOfVariance(
                draws(Distribution.gamma(8, 0.52), 1, DRAWS), right.mean(), right.variance(), right.fourth()));
    }

    @Test
    void draws_that_remember_the_one_before_are_noticed() {
        double[] draws = draws(Distribution.exponential(3), 1, DRAWS);
        double[] remembering = IntStream.range(1, DRAWS)
                .mapToDouble(i -> draws[i] + 0.03 * draws[i - 1])
                .toArray();
        Fit.assertRejected(Moments.pValueOfIndependence(remembering));
    }

    @Thorough
    @Test
    void p_values_of_a_wrong_sampler_are_not_uniform() {
        double[] pValues = IntStream.range(0, SEEDS)
                .mapToDouble(seed -> KolmogorovSmirnov.pValue(
                        draws(Distribution.exponential(3.3), seed, DRAWS_OF_A_SEED), x -> -Math.expm1(-x / 3)))
                .toArray();
        Fit.assertRejected(KolmogorovSmirnov.pValue(pValues, p -> p));
    }

    @Test
    void a_clipped_bell_has_its_tails_on_the_bounds() {
        double[] draws = draws(Distribution.normal(0, 2).clipped(-1, 3), 1, DRAWS);
        double below = NORMAL.cumulativeProbability(-0.5);
        double above = 1 - NORMAL.cumulativeProbability(1.5);
        long low = Arrays.stream(draws).filter(x -> x == -1).count();
        long high = Arrays.stream(draws).filter(x -> x == 3).count();
        Fit.assertFits(Moments.pValue((low - DRAWS * below) / Math.sqrt(DRAWS * below * (1 - below))));
        Fit.assertFits(Moments.pValue((high - DRAWS * above) / Math.sqrt(DRAWS * above * (1 - above))));
        double[] between = Arrays.stream(draws).filter(x -> x > -1 && x < 3).toArray();
        Fit.assertFits(KolmogorovSmirnov.pValue(
                between, x -> (NORMAL.cumulativeProbability(x / 2) - below) / (1 - above - below)));
    }

    @Test
    void a_constant_takes_nothing_from_the_stream() {
        RandomStream stream = RandomStream.of(1, "constant", 0);
        assertEquals(7, Distribution.constant(7).sample(stream));
        assertEquals(RandomStream.of(1, "constant", 0).nextLong(), stream.nextLong());
    }

    private static Stream<Distribution> ofPositiveNumbers() {
        return Stream.of(
                Distribution.exponential(1e-9),
                Distribution.exponential(1e9),
                Distribution.lognormal(10, 8),
                Distribution.lognormal(10, 1e200),
                Distribution.gamma(10, 0.001),
                Distribution.gamma(10, 30),
                Distribution.gamma(10, 1e200),
                Distribution.weibull(10, 0.05),
                Distribution.weibull(10, 0.001),
                Distribution.weibull(10, 500));
    }

    @ParameterizedTest
    @MethodSource("ofPositiveNumbers")
    void no_draw_is_negative_infinite_or_no_number(Distribution distribution) {
        for (double draw : draws(distribution, 1, DRAWS)) {
            assertTrue(draw >= 0 && draw < Double.POSITIVE_INFINITY, "drawn " + draw);
        }
    }

    private static double[] draws(Distribution distribution, long seed, int count) {
        RandomStream stream = RandomStream.of(seed, "fit", 0);
        return DoubleStream.generate(() -> distribution.sample(stream))
                .limit(count)
                .toArray();
    }
}
