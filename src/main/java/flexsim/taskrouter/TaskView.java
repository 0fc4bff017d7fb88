package flexsim.taskrouter;

import java.util.Optional;

/**
 * A task at one instant.
 *
 * @param virtualStart where its age is counted from when tasks are ordered
 * @param queueEntered when it entered its queue
 * @param timeout time to live in seconds
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
        String workflowSid,
        String workflowName,
        int timeout,
        int version) {
    /** Whole seconds since creation. */
    public long age(long now) {
        return Math.max(0, (now - created) / 1_000_000L);
    }
}
