package flexsim.queueing;

import java.util.Optional;

/**
 * Erlang's delay formula, M/M/c: everybody waits, in order of arrival, until an agent is free.
 *
 * @param pWait probability that a call has to wait
 * @param asa mean wait of all calls, in seconds: all are answered, so it is the average speed of answer
 * @param serviceLevel probability that a call is answered within the threshold
 * @param occupancy the part of the agents' time that is busy
 * @param meanQueue mean number of calls that wait
 */
public record ErlangC(double pWait, double asa, double serviceLevel, double occupancy, double meanQueue) {
    /** Ten erlangs that come as 9.999999999999998 out of a multiplication are too many for ten agents all the same. */
    private static final double ROUNDING = 1e-12;

    /**
     * The figures of {@code agents}; empty when they cannot keep up, for then the queue grows without end.
     *
     * @param agents at least one
     * @param threshold seconds, at least 0
     */
    public static Optional<ErlangC> of(ErlangTraffic traffic, int agents, double threshold) {
        ErlangTraffic.requireThreshold(threshold);
        double odds = ErlangB.oddsOfFree(traffic.erlangs(), agents);
        return agents >= fewestAgents(traffic) ? Optional.of(of(traffic, agents, odds, threshold)) : Optional.empty();
    }

    /** The fewest agents who can keep up: more than there are erlangs. */
    public static int fewestAgents(ErlangTraffic traffic) {
        return (int) Math.floor(traffic.erlangs() * (1 + ROUNDING)) + 1;
    }

    /** As the other, of agents who can keep up and whose odds of being free come from Erlang B. */
    static ErlangC of(ErlangTraffic traffic, int agents, double odds, double threshold) {
        double idle = agents - traffic.erlangs();
        // C = B / (1 − ρ(1 − B)), with odds = 1/B − 1 in place of B.
        double pWait = 1 / (1 + odds * idle / agents);
        // Those who wait do so for an exponential time, at the rate at which agents come free beyond what arrives.
        double spare = idle / traffic.handleSeconds();
        double asa = pWait / spare;
        return new ErlangC(
                pWait,
                asa,
                1 - pWait * Math.exp(-spare * threshold),
                traffic.erlangs() / agents,
                traffic.callsPerSecond() * asa);
    }
}
