package flexsim.workspace;

import java.util.Optional;

/** What to change of a worker; what is empty stays as it is. Attributes are replaced whole. */
public record WorkerChange(Optional<String> activitySid, Optional<String> attributes) {
    public static WorkerChange activity(String activitySid) {
        return new WorkerChange(Optional.of(activitySid), Optional.empty());
    }

    public static WorkerChange attributes(String attributes) {
        return new WorkerChange(Optional.empty(), Optional.of(attributes));
    }
}
