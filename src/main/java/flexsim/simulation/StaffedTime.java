package flexsim.simulation;

import flexsim.metrics.MetricsListener;

/** When one agent is staffed: in an available activity, or with work at hand. Not thread-safe. */
final class StaffedTime {
    private static final long ABSENT = Long.MIN_VALUE;

    private final int agent;
    private final MetricsListener metrics;
    private long since = ABSENT;
    private long until = ABSENT;

    StaffedTime(int agent, MetricsListener metrics) {
        this.agent = agent;
        this.metrics = metrics;
    }

    /** A task was accepted that was offered at {@code offered}. */
    void took(long offered) {
        if (since == ABSENT) {
            // Only now it is known that the offer was work: what of it has not been counted as staffed follows.
            since = Math.max(offered, until);
        }
    }

    /** From now on the agent is there, or is not. */
    void set(boolean there, long now) {
        if (there && since == ABSENT) {
            since = now;
        } else if (!there && since != ABSENT) {
            metrics.staffed(agent, since, now);
            since = ABSENT;
            until = now;
        }
    }

    /** The run ends. */
    void end(long now) {
        if (since != ABSENT) {
            metrics.staffed(agent, since, now);
        }
    }
}
