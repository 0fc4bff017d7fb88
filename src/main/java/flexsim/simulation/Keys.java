package flexsim.simulation;

import flexsim.customers.InteractionIds;
import flexsim.sampling.RandomStream;

/** The keys by which customers' values are drawn. Whoever asks for the same one twice in a row gets it at once. Not thread-safe. */
final class Keys {
    private final InteractionIds ids;
    private final RandomStream scratch = new RandomStream();
    private long number = -1;
    private long key;

    Keys(long seed) {
        this.ids = new InteractionIds(seed);
    }

    /** The key of customer number {@code wanted}, 0 or more. */
    long of(long wanted) {
        if (wanted != number) {
            key = ids.key(wanted, scratch);
            number = wanted;
        }
        return key;
    }
}
