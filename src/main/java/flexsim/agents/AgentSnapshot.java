package flexsim.agents;

import java.util.Map;
import java.util.Optional;

/**
 * The agents at one moment, and what they have done so far. {@code accepted + resumed = completed + dropped + talking +
 * wrapping}.
 *
 * @param agentsByActivity how many agents are in each activity, by name
 * @param talking tasks whose customer is being served
 * @param wrapping tasks in after-call work
 * @param accepted offers accepted
 * @param rejected offers refused
 * @param missed offers that TaskRouter ended because the agent did not answer
 * @param resumed tasks of an earlier run taken up at the start
 * @param completed tasks completed
 * @param dropped accepted tasks that were not ours to complete: the accept had no effect, or they ended otherwise
 * @param firstTrouble the first refusal or failure, as one line
 */
public record AgentSnapshot(
        Map<String, Long> agentsByActivity,
        long talking,
        long wrapping,
        long accepted,
        long rejected,
        long missed,
        long resumed,
        long completed,
        long dropped,
        Optional<String> firstTrouble) {
    /** Agents in Available. */
    public long available() {
        return agentsByActivity.getOrDefault(Activities.AVAILABLE, 0L);
    }
}
