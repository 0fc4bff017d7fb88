package flexsim.customers;

import flexsim.sampling.Purpose;
import flexsim.sampling.RandomStream;

/** Which customers leave at once when they would have to wait. Immutable. */
public final class Balking {
    private final Purpose purpose;
    private final double portion;

    /** @param portion share of customers who do, 0 to 1 */
    public Balking(long seed, double portion) {
        this.purpose = Purpose.of(seed, "balk");
        this.portion = portion;
    }

    /** Whether the customer of that number does. */
    public boolean balks(long index) {
        return portion > 0 && RandomStream.first(purpose, RandomStream.keyOf(index)) < portion;
    }
}
