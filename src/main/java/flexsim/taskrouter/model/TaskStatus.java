package flexsim.taskrouter.model;

import java.util.Locale;

/**
 * A task's {@code AssignmentStatus}.
 *
 * <pre>
 * pending --reservation--&gt; reserved --accepted--&gt; assigned --&gt; wrapping --&gt; completed
 *    ^                        |                      '-------------------------^
 *    '---all rejected/timeout-'
 * pending | reserved --cancel, time to live, end of the workflow--&gt; canceled
 * </pre>
 *
 * Source: Twilio, "TaskRouter: Task resource" and "Lifecycle of a task".
 */
public enum TaskStatus {
    PENDING,
    RESERVED,
    ASSIGNED,
    WRAPPING,
    COMPLETED,
    CANCELED;

    /** Whether a client may move a task from here to {@code next}. */
    public boolean mayBecome(TaskStatus next) {
        return switch (this) {
            case PENDING, RESERVED -> next == CANCELED;
            case ASSIGNED -> next == WRAPPING || next == COMPLETED;
            case WRAPPING -> next == COMPLETED;
            case COMPLETED, CANCELED -> false;
        };
    }

    /** Nothing is routed or worked on any more. */
    public boolean ended() {
        return this == COMPLETED || this == CANCELED;
    }

    /** TaskRouter's name, for instance {@code pending}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
