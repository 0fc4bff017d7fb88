package flexsim.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Conversions to and from flexsim's unit of time: whole microseconds, as a {@code long}. An instant is counted from the
 * Unix epoch.
 */
public final class Micros {
    /** Microseconds in one second. */
    public static final long PER_SECOND = 1_000_000L;

    private Micros() {}

    /** The length of {@code duration}, rounded down to the microsecond. */
    public static long of(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), PER_SECOND), duration.getNano() / 1_000L);
    }

    /** The instant {@code instant}, rounded down to the microsecond. */
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / 1_000L);
    }

    /** A length in seconds, rounded to the nearest microsecond. */
    public static long ofSeconds(double seconds) {
        return Math.round(seconds * PER_SECOND);
    }

    public static double toSeconds(long micros) {
        return (double) micros / PER_SECOND;
    }

    public static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000L);
    }
}
