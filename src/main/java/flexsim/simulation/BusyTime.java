package flexsim.simulation;

import flexsim.metrics.MetricsListener;
import java.util.ArrayList;
import java.util.List;

/**
 * When one agent has work at hand. An offer that was left open counts from its beginning, but only once it was
 * accepted: while one is open, what may yet be joined with it is held back. Not thread-safe.
 */
final class BusyTime {
    private final int agent;
    private final List<long[]> held = new ArrayList<>();
    private int tasks;
    private int openOffers;
    private long since;

    BusyTime(int agent) {
        this.agent = agent;
    }

    /** Whether there is work at hand; an open offer is none yet. */
    boolean isAtWork() {
        return tasks > 0;
    }

    /** An offer is left open that the agent is going to accept. */
    void offerHeld() {
        openOffers++;
    }

    /** It is over; what came of it has been counted before. */
    void offerOver(MetricsListener metrics) {
        if (--openOffers == 0) {
            held.forEach(span -> metrics.busy(agent, span[0], span[1]));
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
    void done(long now, MetricsListener metrics) {
        if (--tasks > 0) {
            return;
        }
        if (openOffers > 0) {
            held.add(new long[] {since, now});
        } else {
            metrics.busy(agent, since, now);
        }
    }

    /** The run ends. */
    void end(long now, MetricsListener metrics) {
        held.forEach(span -> metrics.busy(agent, span[0], span[1]));
        if (tasks > 0) {
            metrics.busy(agent, since, now);
        }
    }
}
