package flexsim.taskrouter;

import flexsim.sampling.RandomStream;

/** Makes SIDs of TaskRouter's form: two letters and 32 hexadecimal digits. Not thread-safe. */
public final class SidSource {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final RandomStream random;
    private long made;

    /** The same seed gives the same SIDs. */
    public SidSource(long seed) {
        this.random = RandomStream.of(seed, "sids", 0);
    }

    /** One that has already made {@code made} SIDs from that seed. */
    public SidSource(long seed, long made) {
        this(seed);
        for (long i = 0; i < made; i++) {
            random.nextLong();
            random.nextLong();
        }
        this.made = made;
    }

    /** How many it has made. */
    long made() {
        return made;
    }

    /** A new SID that begins with {@code prefix}, for instance {@code WT}. */
    public String next(String prefix) {
        made++;
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
