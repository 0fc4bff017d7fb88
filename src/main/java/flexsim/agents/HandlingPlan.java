package flexsim.agents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.Consumer;

/** How long an agent works on a task and what is known of it afterwards. Thread-safe. */
@FunctionalInterface
public interface HandlingPlan {
    /**
     * The work on one task, all of it drawn when the agent accepts.
     *
     * @param talk time with the customer
     * @param wrap time of after-call work
     * @param completion writes the attributes of phase {@code complete} into the task's
     */
    record Work(Duration talk, Duration wrap, Consumer<ObjectNode> completion) {}

    /**
     * Draws the work on a task.
     *
     * @param id the task's {@code ixnId}, or its SID when it has none
     * @param waited how long the task waited for the agent
     */
    Work work(String id, ObjectNode taskAttributes, ObjectNode workerAttributes, Duration waited);
}
