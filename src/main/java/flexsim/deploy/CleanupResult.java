package flexsim.deploy;

import java.util.List;

/**
 * What a cleanup did, or in a preview would do.
 *
 * @param canceled tasks that had not reached an agent
 * @param completed tasks that an agent had
 * @param gone tasks that vanished meanwhile
 * @param deleted tasks removed
 * @param offline workers taken Offline
 * @param remaining tasks of the brand that are still there
 * @param failures what could not be done, a line each
 */
public record CleanupResult(
        int canceled,
        int completed,
        int gone,
        int deleted,
        int offline,
        int workersDeleted,
        int queuesDeleted,
        int workflowsDeleted,
        int remaining,
        List<String> failures) {
    public CleanupResult {
        failures = List.copyOf(failures);
    }

    public boolean complete() {
        return remaining == 0 && failures.isEmpty();
    }
}
