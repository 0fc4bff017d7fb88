package flexsim.taskrouter.model;

/**
 * A worker's channel at one instant.
 *
 * @param load reservations pending, accepted or wrapping
 * @param assignedTasks reservations accepted
 */
public record WorkerChannelView(
        String sid,
        String workerSid,
        String taskChannelSid,
        String taskChannelUniqueName,
        int configuredCapacity,
        boolean available,
        int load,
        int assignedTasks,
        long created,
        long updated) {
    /** What is left, in whole percent: floor((1 − load / capacity) × 100); 0 when there is no capacity. */
    public int availableCapacityPercentage() {
        return configuredCapacity <= load ? 0 : (configuredCapacity - load) * 100 / configuredCapacity;
    }
}
