package flexsim.workspace;

/** How many tasks of a channel a worker can have at once. */
public record WorkerChannel(
        String sid, String channelUniqueName, int configuredCapacity, boolean available, int assignedTasks) {}
