package flexsim.queueing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VirtualWaitPatienceTest {
    private static final double NORMAL_BEYOND_1_96 = 0.024997895148220435;

    @Test
    void lognormal_is_normal_in_the_logarithm() {
        // Variance of the logarithm 1 and mean of the logarithm 0.
        VirtualWaitPatience patience = VirtualWaitPatience.lognormal(Math.exp(0.5), Math.sqrt(Math.E - 1));
        assertEquals(NORMAL_BEYOND_1_96, patience.staying(Math.exp(1.96)), 1e-15);
        assertEquals(NORMAL_BEYOND_1_96, patience.leaving(Math.exp(-1.96)), 1e-15);
        assertEquals(0.5, patience.staying(1), 1e-14);
        assertEquals(1, patience.staying(0), 0);
        assertEquals(0, patience.leaving(0), 0);
    }

    @ParameterizedTest
    @CsvSource({"0.1", "1", "3", "4", "5", "8", "40"})
    void gamma_of_shape_four_is_the_wait_for_four_events(double x) {
        double expected = Math.exp(-x) * (1 + x + x * x / 2 + x * x * x / 6);
        assertEquals(expected, VirtualWaitPatience.gamma(4, 0.5).staying(x), 1e-13 * expected);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0.5", "0.5, 1", "2, 2", "8, 4"})
    void gamma_of_shape_a_half_is_a_squared_normal(double x, double z) {
        double beyond = VirtualWaitPatience.gamma(0.5, Math.sqrt(2)).staying(z * z / 2);
        VirtualWaitPatience normal = VirtualWaitPatience.lognormal(Math.exp(0.5), Math.sqrt(Math.E - 1));
        assertEquals(2 * normal.staying(Math.exp(z)), beyond, 1e-13);
    }

    static List<VirtualWaitPatience> curves() {
        return List.of(
                VirtualWaitPatience.exponential(50),
                VirtualWaitPatience.lognormal(50, 0.4),
                VirtualWaitPatience.gamma(50, 0.3),
                VirtualWaitPatience.gamma(50, 1.2),
                VirtualWaitPatience.weibull(50, 0.7),
                VirtualWaitPatience.weibull(50, 4),
                VirtualWaitPatience.constant(50));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void the_mean_is_the_area_under_who_stays(VirtualWaitPatience patience) {
        double area = 0;
        for (double x = 0.0005; x < 2000; x += 0.001) {
            area += 0.001 * patience.staying(x);
        }
        assertEquals(50, area, 1e-3);
    }

    @ParameterizedTest
    @MethodSource("curves")
    void who_does_not_stay_leaves(VirtualWaitPatience patience) {
        for (double x : new double[] {1e-9, 0.1, 10, 49.9, 50, 100, 1000, 1e6}) {
            assertEquals(1, patience.staying(x) + patience.leaving(x), 1e-13);
        }
    }

    @Test
    void a_part_balks_of_those_who_find_nobody_free() {
        VirtualWaitPatience patience = VirtualWaitPatience.exponential(120).withBalking(0.25);
        assertEquals(0.75, patience.staying(0), 0);
        assertEquals(0.25, patience.leaving(0), 0);
        assertEquals(0.75 * Math.exp(-1), patience.staying(120), 1e-15);
        assertEquals(60, VirtualWaitPatience.constant(60).withBalking(0.1).longest(), 0);
    }

    @Test
    void what_cannot_be_a_patience_is_refused() {
        Stream.<Runnable>of(
                        () -> VirtualWaitPatience.exponential(0),
                        () -> VirtualWaitPatience.lognormal(120, 0),
                        () -> VirtualWaitPatience.gamma(-1, 1),
                        () -> VirtualWaitPatience.weibull(120, Double.NaN),
                        () -> VirtualWaitPatience.constant(-1),
                        () -> VirtualWaitPatience.exponential(120).withBalking(1.1))
                .forEach(wrong -> assertThrows(IllegalArgumentException.class, wrong::run));
    }
}
