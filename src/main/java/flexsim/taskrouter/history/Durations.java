package flexsim.taskrouter.history;

/**
 * Lengths of time of one kind, summed up in microseconds. Whole seconds are cut off, not rounded, as ages are.
 *
 * @param count how many
 */
public record Durations(long count, long least, long most, long sum) {
    /** Of nothing. */
    public static final Durations NONE = new Durations(0, 0, 0, 0);

    private static final long SECOND = 1_000_000L;

    /** One more. */
    public Durations plus(long micros) {
        return count == 0
                ? new Durations(1, micros, micros, micros)
                : new Durations(count + 1, Math.min(least, micros), Math.max(most, micros), sum + micros);
    }

    /** Seconds; 0 of nothing, as are all figures here. */
    public long average() {
        return count == 0 ? 0 : sum / count / SECOND;
    }

    /** Seconds. */
    public long min() {
        return least / SECOND;
    }

    /** Seconds. */
    public long max() {
        return most / SECOND;
    }

    /** Seconds. */
    public long total() {
        return sum / SECOND;
    }
}
