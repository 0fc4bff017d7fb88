package flexsim.workspace;

import java.util.Optional;

/** One change of a task: its attributes or its status, never both (TaskRouter takes them as two requests). */
public sealed interface TaskChange {
    /** New attributes, a JSON object as text, in place of the old. */
    record Attributes(String attributes) implements TaskChange {}

    /** A new status: {@code WRAPPING}, {@code COMPLETED} or {@code CANCELED}. */
    record Status(AssignmentStatus status, Optional<String> reason) implements TaskChange {}

    static TaskChange attributes(String attributes) {
        return new Attributes(attributes);
    }

    static TaskChange wrapping(String reason) {
        return new Status(AssignmentStatus.WRAPPING, Optional.of(reason));
    }

    static TaskChange completed(String reason) {
        return new Status(AssignmentStatus.COMPLETED, Optional.of(reason));
    }

    static TaskChange canceled(String reason) {
        return new Status(AssignmentStatus.CANCELED, Optional.of(reason));
    }
}
