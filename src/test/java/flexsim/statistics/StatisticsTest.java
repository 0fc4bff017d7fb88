package flexsim.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import umontreal.ssj.probdist.KolmogorovSmirnovDistQuick;

/** The tests' own p-values, beside figures of tables and of another library. */
class StatisticsTest {
    @Test
    void the_chi_square_tail_is_that_of_the_tables() {
        assertEquals(0.05, ChiSquare.upperTail(3.841459, 1), 1e-7);
        assertEquals(0.01, ChiSquare.upperTail(23.209251, 10), 1e-7);
        assertEquals(1e-6, ChiSquare.upperTail(27.631021, 2), 1e-12);
    }

    @Test
    void counts_as_expected_have_a_p_value_of_one() {
        assertEquals(1, ChiSquare.pValue(new long[] {10, 20, 30}, new double[] {10, 20, 30}));
    }

    @Test
    void a_cell_that_expects_too_little_is_refused() {
        assertThrows(
                IllegalArgumentException.class, () -> ChiSquare.pValue(new long[] {1, 9}, new double[] {4.9, 5.1}));
    }

    @Test
    void the_normal_tail_is_that_of_the_tables() {
        assertEquals(0.05, Moments.pValue(1.959964), 1e-7);
        assertEquals(1, Moments.pValue(0));
        assertEquals(1e-6, Moments.pValue(-4.891638), 1e-11);
    }

    @Test
    void the_distance_of_a_sample_is_the_greatest_step_away() {
        assertEquals(0.4, KolmogorovSmirnov.statistic(new double[] {0.9, 0.6}, x -> x), 0.200001);
        assertEquals(0.6, KolmogorovSmirnov.statistic(new double[] {0.9, 0.6}, x -> x), 1e-12);
        assertEquals(0.25, KolmogorovSmirnov.statistic(new double[] {0.25, 0.75}, x -> x), 1e-12);
    }

    @Test
    void the_kolmogorov_smirnov_p_value_is_that_of_another_library() {
        for (double shift : new double[] {0.0, 0.01, 0.03, 0.05, 0.1}) {
            double[] sample = IntStream.range(0, 1_000)
                    .mapToDouble(i -> Math.min(1, (i + 0.5) / 1_000 + shift))
                    .toArray();
            double other = KolmogorovSmirnovDistQuick.barF(1_000, KolmogorovSmirnov.statistic(sample, x -> x));
            assertEquals(other, KolmogorovSmirnov.pValue(sample, x -> x), 0.02 * other + 1e-9, "shift " + shift);
        }
    }

    @Test
    void a_distribution_function_that_is_none_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> KolmogorovSmirnov.statistic(new double[] {2}, x -> x));
    }

    @Test
    void counts_that_never_vary_are_too_even_for_poisson_ones() {
        assertTrue(ChiSquare.pValueOfDispersion(
                        IntStream.range(0, 200).mapToLong(i -> 50).toArray())
                < Fit.REJECTED);
    }

    @Test
    void values_that_swing_are_not_independent() {
        double[] swinging = IntStream.range(0, 1_000).mapToDouble(i -> i % 2).toArray();
        assertTrue(Moments.pValueOfIndependence(swinging) < Fit.REJECTED);
    }
}
