package flexsim.customers;

import flexsim.config.DrawKey;
import flexsim.sampling.Purpose;
import flexsim.sampling.RandomStream;
import java.util.UUID;

/** The {@code ixnId} of each customer of a run: in the form of a random UUID, but drawn from (seed, index). Immutable. */
public final class InteractionIds {
    private static final long VERSION = 0x4000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final Purpose purpose;

    public InteractionIds(long seed) {
        this.purpose = Purpose.of(seed, "ixnId");
    }

    /** The id of customer number {@code index}. */
    public String text(long index) {
        RandomStream stream = RandomStream.of(purpose, RandomStream.keyOf(index));
        long high = high(stream);
        return new UUID(high, low(stream)).toString();
    }

    /**
     * The key of {@link #text}, by which the customer's values are drawn, without the text.
     *
     * @param scratch is moved to another stream
     */
    public long key(long index, RandomStream scratch) {
        RandomStream stream = scratch.restart(purpose, RandomStream.keyOf(index));
        long high = high(stream);
        return DrawKey.of(high, low(stream));
    }

    private static long high(RandomStream stream) {
        return stream.nextLong() & ~0xF000L | VERSION;
    }

    private static long low(RandomStream stream) {
        return stream.nextLong() & 0x3FFFFFFFFFFFFFFFL | VARIANT;
    }
}
