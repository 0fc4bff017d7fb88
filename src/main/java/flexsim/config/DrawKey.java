package flexsim.config;

import flexsim.sampling.RandomStream;

/**
 * The keys by which values are drawn. A task is called by its {@code ixnId}, a UUID: its key is mixed from the UUID's two
 * numbers, so that whoever made it from two numbers needs no text, and whoever finds it as a text comes to the same key. Every
 * other id has the key of its text.
 */
public final class DrawKey {
    private static final int UUID_LENGTH = 36;
    private static final int DIGITS_OF_HALF = 16;

    private DrawKey() {}

    /** The key of {@code id}: of a UUID as {@link java.util.UUID#toString} writes it, or of any other text. */
    public static long of(String id) {
        if (id.length() != UUID_LENGTH) {
            return RandomStream.keyOf(id);
        }
        long high = 0;
        long low = 0;
        int digits = 0;
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = id.charAt(i);
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') {
                    return RandomStream.keyOf(id);
                }
                continue;
            }
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
            if (digit < 0) {
                return RandomStream.keyOf(id);
            }
            if (digits++ < DIGITS_OF_HALF) {
                high = high << 4 | digit;
            } else {
                low = low << 4 | digit;
            }
        }
        return of(high, low);
    }

    /** The key of the UUID of these two halves. */
    public static long of(long high, long low) {
        return RandomStream.keyOf(RandomStream.keyOf(high) ^ low);
    }

    /**
     * The key of one of several things of the same kind that belong to what has {@code key}, for instance of the offers of a
     * task.
     *
     * @param number distinguishes them
     */
    public static long nth(long key, long number) {
        return RandomStream.keyOf(RandomStream.keyOf(number) ^ key);
    }

    /**
     * The key of the text that is {@code prefix} followed by {@code number}, for instance {@code Agent_007/12}.
     *
     * @param prefixKey {@link RandomStream#keyOf(String)} of a prefix that begins no UUID, for instance as it ends in a slash
     * @param number 0 or more
     */
    public static long numbered(long prefixKey, long number) {
        long unit = 1;
        while (number / unit > 9) {
            unit *= 10;
        }
        long key = prefixKey;
        for (; unit > 0; unit /= 10) {
            key = RandomStream.extended(key, (char) ('0' + number / unit % 10));
        }
        return key;
    }
}
