package flexsim.taskrouter.model;

/** A target that a task has entered and left again: {@code filter} −1 is the default filter. */
public record PassedTarget(int filter, int position, How how) {
    /** Why it was left. */
    public enum How {
        TIMED_OUT,
        SKIPPED,
        QUEUE_GONE
    }
}
