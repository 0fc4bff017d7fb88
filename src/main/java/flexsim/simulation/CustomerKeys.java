package flexsim.simulation;

import flexsim.customers.InteractionIds;
import flexsim.sampling.RandomStream;

/** The keys by which customers' values are drawn; those of two neighbours are remembered. Not thread-safe. */
final class CustomerKeys {
    private final InteractionIds ids;
    private final RandomStream scratch = new RandomStream();
    /** By the last bit of the number. */
    private final long[] numbers = {-1, -1};

    private final long[] keys = new long[2];

    CustomerKeys(long seed) {
        this.ids = new InteractionIds(seed);
    }

    /** The key of customer number {@code wanted}, 0 or more. */
    long of(long wanted) {
        int place = (int) wanted & 1;
        if (wanted != numbers[place]) {
            keys[place] = ids.key(wanted, scratch);
            numbers[place] = wanted;
        }
        return keys[place];
    }
}
