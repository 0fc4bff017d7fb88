package flexsim.taskrouter.model;

import java.util.Optional;

/**
 * The settings that a workspace begins with.
 *
 * @param multiTaskEnabled false: a worker has at most one reservation at a time, and its activity follows its work
 * @param eventCallbackUrl called with every event that the filter lets through
 * @param eventsFilter event types separated by commas, as the client wrote them; absent lets all through
 */
public record WorkspaceSetup(
        String friendlyName,
        boolean multiTaskEnabled,
        Optional<String> eventCallbackUrl,
        Optional<String> eventsFilter,
        TaskOrder prioritizeQueueOrder) {
    /** With TaskRouter's defaults. */
    public static WorkspaceSetup named(String friendlyName) {
        return new WorkspaceSetup(friendlyName, true, Optional.empty(), Optional.empty(), TaskOrder.FIFO);
    }
}
