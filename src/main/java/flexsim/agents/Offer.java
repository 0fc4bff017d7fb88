package flexsim.agents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * What an assignment callback says: TaskRouter offers a task to a worker.
 *
 * @param taskAge how old the task is, whole seconds
 */
public record Offer(
        String workspaceSid,
        String reservationSid,
        String taskSid,
        String workerSid,
        ObjectNode taskAttributes,
        ObjectNode workerAttributes,
        Duration taskAge) {}
