package flexsim.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Kolmogorov–Smirnov against the distribution functions, and moments; seeds are fixed, so a result is always the same. */
class DistributionTest {
    private static final int DRAWS = 20_000;

    /** Critical value of the Kolmogorov–Smirnov statistic for a false alarm once in a thousand. */
    private static final double CRITICAL = 1.949 / Math.sqrt(DRAWS);

    @Test
    void uniform_fits_its_distribution_function() {
        assertFits(Distribution.uniform(2, 6), x -> (x - 2) / 4);
    }

    @Test
    void normal_fits_its_distribution_function() {
        assertFits(Distribution.normal(5, 2), x -> phi((x - 5) / 2));
    }

    @Test
    void bell_fits_a_normal_of_a_tenth_of_the_range() {
        assertFits(Distribution.bell(10, 30), x -> phi((x - 20) / 2));
    }

    @Test
    void exponential_fits_its_distribution_function() {
        assertFits(Distribution.exponential(3), x -> 1 - Math.exp(-x / 3));
    }

    @Test
    void the_fit_notices_a_mean_that_is_five_percent_off() {
        double statistic = statistic(draws(Distribution.exponential(3.15)), x -> 1 - Math.exp(-x / 3));
        assertTrue(statistic > CRITICAL, "statistic " + statistic);
    }

    @Test
    void lognormal_fits_its_distribution_function() {
        double variance = Math.log(1 + 0.8 * 0.8);
        double location = Math.log(120) - variance / 2;
        assertFits(Distribution.lognormal(120, 0.8), x -> phi((Math.log(x) - location) / Math.sqrt(variance)));
    }

    @Test
    void gamma_of_cv_one_half_fits_the_erlang_distribution_of_four_stages() {
        assertFits(Distribution.gamma(8, 0.5), x -> {
            double y = x / 2;
            return 1 - Math.exp(-y) * (1 + y + y * y / 2 + y * y * y / 6);
        });
    }

    @Test
    void gamma_of_cv_root_two_fits_the_squared_normal() {
        assertFits(Distribution.gamma(1, Math.sqrt(2)), x -> 2 * phi(Math.sqrt(x)) - 1);
    }

    @Test
    void weibull_of_shape_two_fits_the_rayleigh_distribution_of_the_same_mean() {
        double scale = 10 / (Math.sqrt(Math.PI) / 2);
        assertFits(Distribution.weibull(10, 2), x -> 1 - Math.exp(-(x / scale) * (x / scale)));
    }

    @Test
    void skew_normal_keeps_mean_and_deviation() {
        double[] draws = draws(Distribution.skewNormal(50, 4, 3));
        assertEquals(50, mean(draws), 0.12);
        assertEquals(4, Math.sqrt(moment(draws, 2)), 0.1);
    }

    @Test
    void skew_normal_has_azzalinis_skewness() {
        double[] draws = draws(Distribution.skewNormal(0, 1, 3));
        assertEquals(0.667, moment(draws, 3) / Math.pow(moment(draws, 2), 1.5), 0.06);
    }

    @Test
    void skew_normal_of_shape_zero_is_normal() {
        assertFits(Distribution.skewNormal(5, 2, 0), x -> phi((x - 5) / 2));
    }

    @Test
    void constant_is_its_value() {
        assertEquals(7, Distribution.constant(7).sample(stream()));
    }

    @Test
    void clipped_values_lie_on_the_bounds() {
        double[] draws = draws(Distribution.normal(0, 5).clipped(-1, 2));
        assertEquals(-1, draws[0]);
        assertEquals(2, draws[DRAWS - 1]);
    }

    @Test
    void a_range_of_one_point_gives_that_point() {
        assertEquals(4, Distribution.bell(4, 4).sample(stream()));
    }

    @Test
    void the_same_stream_gives_the_same_numbers() {
        assertEquals(
                Arrays.toString(draws(Distribution.gamma(3, 1.5))), Arrays.toString(draws(Distribution.gamma(3, 1.5))));
    }

    @Test
    void every_sampler_gives_the_same_bits_on_every_machine_and_java() {
        List<Distribution> samplers = List.of(
                Distribution.uniform(2, 6),
                Distribution.normal(5, 2),
                Distribution.skewNormal(50, 4, 3),
                Distribution.exponential(3),
                Distribution.lognormal(120, 0.8),
                Distribution.gamma(8, 0.5),
                Distribution.gamma(8, 2),
                Distribution.weibull(10, 0.7));
        long bits = 0;
        for (Distribution sampler : samplers) {
            for (double draw : draws(sampler)) {
                bits = 31 * bits + Double.doubleToRawLongBits(draw);
            }
        }
        assertEquals(4091066591647036361L, bits);
    }

    @Test
    void impossible_parameters_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> Distribution.uniform(2, 1));
        assertThrows(IllegalArgumentException.class, () -> Distribution.exponential(0));
        assertThrows(IllegalArgumentException.class, () -> Distribution.lognormal(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new PoissonProcess(-1, stream()));
    }

    @Test
    void log_gamma_knows_factorials_and_the_half() {
        assertEquals(Math.log(24), LogGamma.of(5), 1e-12);
        assertEquals(Math.log(Math.sqrt(Math.PI)), LogGamma.of(0.5), 1e-12);
    }

    @Test
    void poisson_counts_have_a_variance_like_their_mean() {
        PoissonProcess process = new PoissonProcess(5, stream());
        double[] counts = new double[5_000];
        double time = process.nextGap();
        for (int second = 0; second < counts.length; second++) {
            while (time < second + 1) {
                counts[second]++;
                time += process.nextGap();
            }
        }
        assertEquals(5, mean(counts), 0.1);
        assertEquals(5, moment(counts, 2), 0.3);
    }

    private static void assertFits(Distribution distribution, DoubleUnaryOperator cumulative) {
        double statistic = statistic(draws(distribution), cumulative);
        assertTrue(statistic < CRITICAL, "statistic " + statistic + " above " + CRITICAL);
    }

    private static double statistic(double[] sorted, DoubleUnaryOperator cumulative) {
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = cumulative.applyAsDouble(sorted[i]);
            double below = expected - (double) i / sorted.length;
            double above = (i + 1.0) / sorted.length - expected;
            largest = Math.max(largest, Math.max(below, above));
        }
        return largest;
    }

    private static double[] draws(Distribution distribution) {
        RandomStream random = stream();
        return DoubleStream.generate(() -> distribution.sample(random))
                .limit(DRAWS)
                .sorted()
                .toArray();
    }

    private static RandomStream stream() {
        return RandomStream.of(42, "distribution test", 1);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double moment(double[] values, int order) {
        double mean = mean(values);
        return Arrays.stream(values)
                .map(x -> Math.pow(x - mean, order))
                .average()
                .orElseThrow();
    }

    /** Normal distribution function by Simpson's rule on the density: slow, but nobody's approximation. */
    private static double phi(double x) {
        int steps = 200;
        double h = x / steps;
        double sum = density(0) + density(x);
        for (int i = 1; i < steps; i++) {
            sum += (i % 2 == 0 ? 2 : 4) * density(i * h);
        }
        return 0.5 + sum * h / 3;
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
