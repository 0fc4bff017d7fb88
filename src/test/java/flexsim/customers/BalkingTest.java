package flexsim.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.sampling.RandomStream;
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
                .filter(new Balking(3, 0.1)::balks)
                .allMatch(new Balking(3, 0.3)::balks));
    }

    @Test
    void a_customer_decides_by_a_stream_of_their_own() {
        Balking balking = new Balking(3, 0.3);
        for (int index = 0; index < 100; index++) {
            assertEquals(RandomStream.of(3, "balk", index).nextDouble() < 0.3, balking.balks(index));
        }
    }

    private static long balking(double portion) {
        return LongStream.range(0, CUSTOMERS)
                .filter(new Balking(3, portion)::balks)
                .count();
    }
}
