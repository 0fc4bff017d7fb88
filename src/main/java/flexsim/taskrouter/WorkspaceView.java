package flexsim.taskrouter;

/** A workspace at one instant; instants in microseconds since the epoch. */
public record WorkspaceView(
        String sid,
        String friendlyName,
        ActivityView defaultActivity,
        ActivityView timeoutActivity,
        TaskOrder prioritizeQueueOrder,
        long created,
        long updated) {}
