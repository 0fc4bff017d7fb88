package flexsim.taskrouter;

import flexsim.sampling.RandomStream;

/**
 * A source of SIDs of TaskRouter's form: two letters and 32 hexadecimal digits. Each is a function of the seed and of how many
 * were made before it, so one may be numbered now and spelled out when it is asked for. Not thread-safe.
 */
public final class SidSource {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final long seed;
    private long made;

    /** The same seed gives the same SIDs. */
    public SidSource(long seed) {
        this(seed, 0);
    }

    /** One that has already made {@code made} SIDs from that seed. */
    public SidSource(long seed, long made) {
        this.seed = seed;
        this.made = made;
    }

    /** How many it has made. */
    long made() {
        return made;
    }

    /** A new SID that begins with {@code prefix}, for instance {@code WT}. */
    public String next(String prefix) {
        return spelled(prefix, number());
    }

    /** The number of a new SID, to be spelled out later or never. */
    long number() {
        return made++;
    }

    /** The SID of that number. */
    String spelled(String prefix, long number) {
        RandomStream random = RandomStream.of(seed, "sids", number);
        char[] sid = new char[34];
        sid[0] = prefix.charAt(0);
        sid[1] = prefix.charAt(1);
        fill(sid, 2, random.nextLong());
        fill(sid, 18, random.nextLong());
        return new String(sid);
    }

    private static void fill(char[] sid, int from, long bits) {
        for (int i = 0; i < 16; i++) {
            sid[from + i] = HEX[(int) (bits >>> (4 * i)) & 0xF];
        }
    }
}
