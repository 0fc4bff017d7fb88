package flexsim.agents;

import flexsim.workspace.WorkspaceException;
import java.util.Map;
import java.util.Optional;

/** Counts what the agents do. Thread-safe. */
final class AgentCounts {
    private long accepted;
    private long rejected;
    private long missed;
    private long resumed;
    private long completed;
    private long dropped;
    private String firstTrouble;

    synchronized void accepted() {
        accepted++;
    }

    synchronized void rejected() {
        rejected++;
    }

    synchronized void missed() {
        missed++;
    }

    synchronized void resumed() {
        resumed++;
    }

    synchronized void completed() {
        completed++;
    }

    synchronized void dropped() {
        dropped++;
    }

    /** Remembers the first of all troubles, for the person who reads the summary. */
    synchronized void trouble(String message) {
        if (firstTrouble == null) {
            firstTrouble = message;
        }
    }

    /** The same for a request that failed because the service was away, not because it was no longer wanted. */
    void trouble(WorkspaceException failure) {
        if (failure.kind() == WorkspaceException.Kind.UNAVAILABLE) {
            trouble(failure.getMessage());
        }
    }

    synchronized AgentSnapshot snapshot(Map<String, Long> agentsByActivity, long wrapping) {
        long talking = accepted + resumed - completed - dropped - wrapping;
        return new AgentSnapshot(
                agentsByActivity,
                talking,
                wrapping,
                accepted,
                rejected,
                missed,
                resumed,
                completed,
                dropped,
                Optional.ofNullable(firstTrouble));
    }
}
