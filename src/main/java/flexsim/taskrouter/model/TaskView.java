package flexsim.taskrouter.model;

import java.util.Optional;

/**
 * A task at one instant.
 *
 * @param virtualStart where its age is counted from when tasks are ordered
 * @param queueEntered when it entered its queue
 * @param workflowSid absent where the task was made for a worker or a queue
 * @param timeout time to live in seconds
 * @param target where it is in its workflow; absent before it entered a target, and always where no workflow routes it
 * @param routingTarget SID of the worker, queue or workflow that it was made for
 * @param ignoreCapacity whether the worker it was made for gets it whatever that one's capacity and activity
 * @param version counts the changes, from 0
 */
public record TaskView(
        String sid,
        TaskStatus status,
        Attributes attributes,
        int priority,
        long created,
        long updated,
        long virtualStart,
        Optional<Long> queueEntered,
        Optional<String> reason,
        Optional<String> queueSid,
        Optional<String> queueName,
        String channelSid,
        String channelUniqueName,
        Optional<String> workflowSid,
        Optional<String> workflowName,
        int timeout,
        Optional<TargetView> target,
        Optional<String> routingTarget,
        boolean ignoreCapacity,
        int version) {
    /** Whole seconds since creation. */
    public long age(long now) {
        return Math.max(0, (now - created) / 1_000_000L);
    }
}
