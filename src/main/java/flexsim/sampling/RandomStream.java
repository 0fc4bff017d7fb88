package flexsim.sampling;

/**
 * A stream of pseudo-random numbers that belongs to one purpose. Its start is a hash of (seed, purpose, id), so that
 * drawing from one stream never moves another, and the same three give the same numbers on every machine and Java.
 *
 * <p>The generator is xoshiro256++ (Blackman &amp; Vigna, "Scrambled linear pseudorandom number generators", 2021), its
 * state filled by SplitMix64 (Steele, Lea &amp; Flood, 2014). Not thread-safe.
 */
public final class RandomStream {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /** A stream to be {@link #restart restarted} before its first use. */
    public RandomStream() {
        start(0);
    }

    private RandomStream(long start) {
        start(start);
    }

    /** The stream of {@code purpose} (for instance {@code "arrivals"}) for the thing called {@code id}. */
    public static RandomStream of(long seed, String purpose, String id) {
        return of(Purpose.of(seed, purpose), keyOf(id));
    }

    /** The stream of {@code purpose} for the thing numbered {@code id}. */
    public static RandomStream of(long seed, String purpose, long id) {
        return of(Purpose.of(seed, purpose), keyOf(id));
    }

    /** The stream of {@code purpose} for the thing whose id has this key. */
    public static RandomStream of(Purpose purpose, long key) {
        return new RandomStream(mix(purpose.start() ^ key));
    }

    /** The first {@link #nextDouble} of the stream that {@link #of(Purpose, long)} gives, where no second one is needed. */
    public static double first(Purpose purpose, long key) {
        long start = mix(purpose.start() ^ key);
        return unit(scrambled(mix(start + GOLDEN_GAMMA), mix(start + 4 * GOLDEN_GAMMA)));
    }

    /** Makes this the stream that {@link #of(Purpose, long)} gives, at its start, without another object. */
    public RandomStream restart(Purpose purpose, long key) {
        start(mix(purpose.start() ^ key));
        return this;
    }

    private void start(long start) {
        s0 = mix(start + GOLDEN_GAMMA);
        s1 = mix(start + 2 * GOLDEN_GAMMA);
        s2 = mix(start + 3 * GOLDEN_GAMMA);
        s3 = mix(start + 4 * GOLDEN_GAMMA);
    }

    /** The key of a text: its FNV-1a hash, over characters. */
    public static long keyOf(String id) {
        long key = FNV_OFFSET;
        for (int i = 0; i < id.length(); i++) {
            key = extended(key, id.charAt(i));
        }
        return key;
    }

    /** The key of a number. */
    public static long keyOf(long id) {
        return mix(id + GOLDEN_GAMMA);
    }

    /** The key of the text that has one more character than the one whose key is {@code key}. */
    public static long extended(long key, char next) {
        return (key ^ next) * FNV_PRIME;
    }

    /** SplitMix64's finalizer: a bijection under which near values become far ones. */
    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** 64 uniform bits. */
    public long nextLong() {
        long result = scrambled(s0, s3);
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    private static long scrambled(long s0, long s3) {
        return Long.rotateLeft(s0 + s3, 23) + s0;
    }

    /** Uniform in the open interval (0, 1): neither end is ever returned, so its logarithm is finite. */
    public double nextDouble() {
        return unit(nextLong());
    }

    private static double unit(long bits) {
        return ((bits >>> 12) + 0.5) * 0x1.0p-52;
    }

    /** Exponential with mean 1, by inversion: where one uniform number is the lower, this is the higher. Above 0, at most 36.8. */
    public double nextExponential() {
        return exponential(nextDouble());
    }

    static double exponential(double uniform) {
        return -Logarithm.of(uniform);
    }

    /** Uniform in 0 .. {@code bound} − 1; {@code bound} is at least 1. */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1: " + bound);
        }
        return (int) (nextDouble() * bound);
    }
}
