package flexsim.taskrouter.history;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The SIDs of the events of one workspace. The SID is the number in disguise, so that a million events need no memory for
 * their names and each is found by it.
 */
public final class EventSids {
    private static final Pattern FORM = Pattern.compile("EV[0-9a-f]{32}");
    private static final int LENGTH = 34;
    private static final int SALT_END = 18;
    private static final long FIRST = 0xBF58476D1CE4E5B9L;
    private static final long SECOND = 0x94D049BB133111EBL;

    private final long salt;

    /** {@code salt}: makes the SIDs of this workspace's events differ from others'. */
    public EventSids(long salt) {
        this.salt = mixed(salt);
    }

    String of(long number) {
        StringBuilder sid = new StringBuilder(LENGTH).append("EV");
        append(sid, salt);
        append(sid, mixed(number ^ salt));
        return sid.toString();
    }

    private static void append(StringBuilder sid, long bits) {
        for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
            sid.append(Character.forDigit((int) (bits >>> shift) & 0xF, 16));
        }
    }

    /** The number of the event that is called {@code sid}; empty when none of this workspace can be. */
    OptionalLong number(String sid) {
        if (!FORM.matcher(sid).matches() || Long.parseUnsignedLong(sid, 2, SALT_END, 16) != salt) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(unmixed(Long.parseUnsignedLong(sid, SALT_END, sid.length(), 16)) ^ salt);
    }

    /** The finalizer of SplitMix64: every bit of the number moves half of the result's. */
    private static long mixed(long number) {
        long z = number;
        z = (z ^ (z >>> 30)) * FIRST;
        z = (z ^ (z >>> 27)) * SECOND;
        return z ^ (z >>> 31);
    }

    private static long unmixed(long mixed) {
        long z = unshifted(mixed, 31) * inverse(SECOND);
        z = unshifted(z, 27) * inverse(FIRST);
        return unshifted(z, 30);
    }

    /** Undoes {@code z ^ (z >>> bits)}. */
    private static long unshifted(long shifted, int bits) {
        long z = shifted;
        for (int done = bits; done < Long.SIZE; done += bits) {
            z = shifted ^ (z >>> bits);
        }
        return z;
    }

    /** Of an odd number modulo 2^64, by Newton's iteration: each step doubles the bits that are right. */
    private static long inverse(long odd) {
        long x = odd;
        for (int bits = 3; bits < Long.SIZE; bits *= 2) {
            x *= 2 - odd * x;
        }
        return x;
    }
}
