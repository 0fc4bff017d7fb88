package flexsim.workspace;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that TaskRouter says has happened in a workspace.
 *
 * @param type TaskRouter's name, for instance {@code reservation.accepted}
 * @param at to the millisecond
 * @param data what is said of it, under TaskRouter's names, for instance {@code task_sid}
 */
public record WorkspaceEvent(String sid, String type, Instant at, Map<String, String> data) {
    public WorkspaceEvent {
        data = Map.copyOf(data);
    }

    /** The value of {@code name}. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(data.get(name));
    }
}
