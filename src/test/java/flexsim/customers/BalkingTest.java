package flexsim.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BalkingTest {
    private static final int CUSTOMERS = 20_000;

    @Test
    void the_portion_of_customers_balks() {
        assertEquals(0.3 * CUSTOMERS, balking(0.3), 4 * Math.sqrt(CUSTOMERS * 0.3 * 0.7));
    }

    @Test
    void nobody_or_everybody_balks_at_the_ends() {
        assertEquals(0, balking(0));
        assertEquals(CUSTOMERS, balking(1));
    }

    @Test
    void whoever_balks_still_does_when_more_do() {
        assertTrue(LongStream.range(0, CUSTOMERS)
                .filter(index -> Balking.balks(3, index, 0.1))
                .allMatch(index -> Balking.balks(3, index, 0.3)));
    }

    private static long balking(double portion) {
        return LongStream.range(0, CUSTOMERS)
                .filter(index -> Balking.balks(3, index, portion))
                .count();
    }
}
