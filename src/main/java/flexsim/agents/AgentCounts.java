package flexsim.agents;

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

    synchronized AgentSnapshot snapshot(java.util.Map<String, Long> agentsByActivity, long wrapping) {
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
