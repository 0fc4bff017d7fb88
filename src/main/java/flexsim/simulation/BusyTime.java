package flexsim.simulation;

import flexsim.metrics.MetricsListener;
import java.util.ArrayList;
import java.util.List;

/**
 * When one agent has work at hand. An offer that rang counts from its beginning, but only once it was accepted: while one rings,
 * what may yet be joined with it is held back. Not thread-safe.
 */
final class BusyTime {
    private final int agent;
    private final List<long[]> held = new ArrayList<>();
    private int tasks;
    private int ringing;
    private long since;

    BusyTime(int agent) {
        this.agent = agent;
    }

    /** Whether there is work at hand; an offer that rings is none yet. */
    boolean isAtWork() {
        return tasks > 0;
    }

    /** An offer rings that the agent means to accept. */
    void rings() {
        ringing++;
    }

    /** It rings no more; what it came to has been told before. */
    void ringingOver(MetricsListener intake) {
        if (--ringing == 0) {
            held.forEach(span -> intake.busy(agent, span[0], span[1]));
            held.clear();
        }
    }

    /** A task is accepted that was offered at {@code offered}. */
    void took(long offered) {
        since = tasks == 0 ? offered : Math.min(since, offered);
        tasks++;
        while (!held.isEmpty() && held.get(held.size() - 1)[1] >= since) {
            since = Math.min(since, held.remove(held.size() - 1)[0]);
        }
    }

    /** A task is done. */
    void done(long now, MetricsListener intake) {
        if (--tasks > 0) {
            return;
        }
        if (ringing > 0) {
            held.add(new long[] {since, now});
        } else {
            intake.busy(agent, since, now);
        }
    }

    /** The run ends. */
    void end(long now, MetricsListener intake) {
        held.forEach(span -> intake.busy(agent, span[0], span[1]));
        if (tasks > 0) {
            intake.busy(agent, since, now);
        }
    }
}
