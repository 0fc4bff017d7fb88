package flexsim.workspace;

import java.time.Instant;
import java.util.Optional;

/**
 * A task as the workspace holds it.
 *
 * @param attributes a JSON object as text
 * @param reason why it ended, where it has
 * @param queueName the queue it is in, once it has entered one
 */
public record Task(
        String sid,
        AssignmentStatus status,
        String attributes,
        int priority,
        Instant created,
        String channelUniqueName,
        Optional<String> workflowSid,
        Optional<String> queueName,
        Optional<String> reason) {}
