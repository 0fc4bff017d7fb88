package flexsim.customers;

import flexsim.sampling.RandomStream;

/** Which customers leave at once when they would have to wait. */
public final class Balking {
    private Balking() {}

    /**
     * Whether the customer of that number does.
     *
     * @param portion share of customers who do, 0 to 1
     */
    public static boolean balks(long seed, long index, double portion) {
        return portion > 0 && RandomStream.of(seed, "balk", index).nextDouble() < portion;
    }
}
