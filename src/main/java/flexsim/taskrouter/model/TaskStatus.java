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

    /** Whether the arrow from here to {@code next} is in the picture. */
    public boolean leadsTo(TaskStatus next) {
        return switch (this) {
            case PENDING -> next == RESERVED || next == CANCELED;
            case RESERVED -> next == ASSIGNED || next == PENDING || next == CANCELED;
            case ASSIGNED -> next == WRAPPING || next == COMPLETED;
            case WRAPPING -> next == COMPLETED;
            case COMPLETED, CANCELED -> false;
        };
    }

    /** Whether a client may move a task from here to {@code next}: only routing makes it pending, reserved or assigned. */
    public boolean mayBecome(TaskStatus next) {
        return leadsTo(next) && next != PENDING && next != RESERVED && next != ASSIGNED;
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
