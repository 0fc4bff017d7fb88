package flexsim.taskrouter.history;

/**
 * The stretch of time that statistics are about, in microseconds since the epoch. What happens at either end belongs to
 * it. Source: Twilio, "Workspace cumulative statistics" ("on or before this date").
 */
public record Window(long start, long end) {
    /** Throws IllegalArgumentException when it ends before it starts. */
    public Window {
        if (end < start) {
            throw new IllegalArgumentException("a window ends at " + end + " before it starts at " + start);
        }
    }

    boolean holds(long instant) {
        return instant >= start && instant <= end;
    }
}
