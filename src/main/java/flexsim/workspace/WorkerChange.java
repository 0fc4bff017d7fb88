package flexsim.workspace;

import java.util.Optional;

/**
 * What to change of a worker; what is empty stays as it is. Attributes are replaced whole.
 *
 * @param rejectPendingReservations whether what is only offered goes to others; only with an activity that is not
 *     available
 */
public record WorkerChange(
        Optional<String> activitySid, Optional<String> attributes, boolean rejectPendingReservations) {
    public static WorkerChange activity(String activitySid) {
        return new WorkerChange(Optional.of(activitySid), Optional.empty(), false);
    }

    /** Into an activity that is not available; what is only offered to the worker goes to others. */
    public static WorkerChange leaving(String activitySid) {
        return new WorkerChange(Optional.of(activitySid), Optional.empty(), true);
    }

    public static WorkerChange attributes(String attributes) {
        return new WorkerChange(Optional.empty(), Optional.of(attributes), false);
    }
}
