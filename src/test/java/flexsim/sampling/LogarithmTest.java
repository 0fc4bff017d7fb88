package flexsim.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogarithmTest {
    private static final double ERROR = 1e-15;
    private static final int MANY = 200_000;

    @Test
    void it_is_the_logarithm_of_every_number_a_stream_may_give() {
        RandomStream stream = RandomStream.of(1, "logarithm", 0);
        for (int i = 0; i < MANY; i++) {
            assertIsLogarithm(stream.nextDouble());
            assertIsLogarithm(StrictMath.scalb(stream.nextDouble(), -stream.nextInt(53)));
        }
    }

    @Test
    void it_keeps_its_precision_close_to_one_where_the_logarithm_is_close_to_nought() {
        for (int shift = 1; shift <= 52; shift++) {
            double distance = Math.scalb(1.0, -shift);
            assertIsLogarithm(1 - distance);
            assertIsLogarithm(1 + distance);
            assertIsLogarithm(1 - distance * 0.7);
            assertIsLogarithm(1 + distance * 0.7);
        }
    }

    @Test
    void it_keeps_its_precision_where_pieces_meet() {
        for (double x = 0.5; x <= 2; x += 0x1.0p-10) {
            assertIsLogarithm(x);
            assertIsLogarithm(Math.nextDown(x));
            assertIsLogarithm(Math.nextUp(x));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0x1.0p-53, 1 - 0x1.0p-53, Double.MIN_NORMAL, Double.MAX_VALUE, 0x1.0p-159, 36.7})
    void it_is_right_at_the_ends_of_what_samplers_ask(double x) {
        assertIsLogarithm(x);
    }

    @Test
    void it_never_falls_between_neighbours_that_streams_may_give() {
        for (double x = 0x1.0p-9; x < 1; x += 0x1.0p-9) {
            double next = x + 0x1.0p-52;
            assertTrue(Logarithm.of(x) <= Logarithm.of(next), () -> "falls after some number");
        }
    }

    @Test
    void the_logarithm_of_one_is_nought() {
        assertEquals(0, Logarithm.of(1));
    }

    @Test
    void its_bits_are_the_same_on_every_machine() {
        RandomStream stream = RandomStream.of(2, "logarithm", 0);
        long bits = 0;
        for (int i = 0; i < MANY; i++) {
            bits = 31 * bits + Double.doubleToRawLongBits(Logarithm.of(stream.nextDouble()));
        }
        assertEquals(-8468726772176799309L, bits);
    }

    private static void assertIsLogarithm(double x) {
        double expected = StrictMath.log(x);
        double error = Math.abs(Logarithm.of(x) - expected);
        assertTrue(error <= ERROR * Math.abs(expected), () -> "log " + x + " is off by " + error);
    }
}
