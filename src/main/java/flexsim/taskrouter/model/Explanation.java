package flexsim.taskrouter.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a task is where it is, as the rules and workers are now.
 *
 * @param status its own
 * @param why one line: what it waits for, who has it, or how it ended
 * @param filters those of its workflow that were tried, in order; none where no workflow routes it
 * @param target the target it is in; absent before it entered one, after it ended, and where no workflow routes it
 * @param queueSid the queue it is in, or was last in
 * @param workersTotal members of that queue; for a task that was made for a worker, 1
 * @param workers the first of them, at most {@value #MOST_WORKERS}, in order of joining; none once the task has ended
 */
public record Explanation(
        String taskSid,
        TaskStatus status,
        String why,
        List<Tried> filters,
        Optional<InTarget> target,
        Optional<String> queueSid,
        int workersTotal,
        List<Considered> workers) {
    /** How many workers are listed. */
    public static final int MOST_WORKERS = 200;

    /**
     * A filter that was tried.
     *
     * @param name absent for one without a name and for the default filter
     * @param expression absent for the default filter and for one that matches every task
     * @param matched whether it matches the task's attributes
     * @param outcome one of {@code not matched}, {@code current}, {@code left}, or, where the task's age was beyond all of
     *     its targets when it came to it, {@code too late}
     * @param passed the targets that the task entered and left
     */
    public record Tried(
            Optional<String> name,
            Optional<String> expression,
            boolean isDefault,
            boolean matched,
            String outcome,
            List<Passed> passed) {}

    /** A target that was entered and left; {@code how}: {@code timed out}, {@code skipped} or {@code queue gone}. */
    public record Passed(int position, String queueSid, String how) {}

    /**
     * The target that the task is in.
     *
     * @param position counted from 0 within its filter
     * @param timeout seconds of its own
     * @param deadlineAge seconds of age at which the task leaves it; absent when only its time to live ends it
     */
    public record InTarget(
            int position,
            String queueSid,
            Optional<String> expression,
            OptionalInt priority,
            OptionalInt timeout,
            OptionalInt deadlineAge,
            Optional<String> orderBy,
            Optional<String> skipIf,
            Optional<String> knownWorker) {}

    /**
     * A worker who was considered.
     *
     * @param verdict the reservation it has, why it was passed over, or that it would be next
     */
    public record Considered(String sid, String friendlyName, String verdict) {}
}
