package flexsim.taskrouter.model;

import java.util.Optional;

/**
 * A workspace at one instant; instants in microseconds since the epoch.
 *
 * @param eventsFilter event types separated by commas; absent lets all through
 */
public record WorkspaceView(
        String sid,
        String friendlyName,
        ActivityView defaultActivity,
        ActivityView timeoutActivity,
        boolean multiTaskEnabled,
        Optional<String> eventCallbackUrl,
        Optional<String> eventsFilter,
        TaskOrder prioritizeQueueOrder,
        long created,
        long updated) {}
