package flexsim.queueing;

/**
 * What becomes of the calls of M/M/c+G (Poisson arrivals, exponential handling, answered in order of arrival, each with a
 * patience of its own), by the density of the virtual wait: how long a call would wait that never left.
 *
 * <p>With λ calls a second, cμ the rate at which all agents together finish calls and G̅(u) the part whose patience is
 * longer than u, its density is λ·f(x)/(E + λJ) for x &gt; 0, where f(x) = exp(λ∫₀ˣG̅ − cμx), J = ∫₀^∞ f and
 * E = (1/B − 1)·λ/(cμ) (Zeltyn and Mandelbaum 2005). f rises and falls but once, which says when to stop.
 *
 * <p>Stretches are halved until both halves agree with the whole to eleven digits; all sums are of positive terms. The
 * figures agree to nine digits with exact ones for 1 to 10,000 agents and loads far above 1; a probability below 1e-15 is
 * as good as 0.
 *
 * @param pWait probability that a call finds all agents busy
 * @param answered probability that it is answered
 * @param pAbandon probability that it leaves
 * @param meanWait mean time in the queue of all calls, in seconds
 * @param asa the same of the answered ones
 * @param answeredInTime probability that a call is answered within the threshold
 * @param abandonedInTime probability that it leaves within the threshold
 */
public record VirtualWait(
        double pWait,
        double answered,
        double pAbandon,
        double meanWait,
        double asa,
        double answeredInTime,
        double abandonedInTime) {
    /**
     * Works out the figures of {@code agents}.
     *
     * @param agents at least one
     * @param threshold seconds, at least 0; may be infinite
     * @throws IllegalArgumentException when patience never ends and agents cannot keep up
     */
    public static VirtualWait of(ErlangTraffic traffic, int agents, VirtualWaitPatience patience, double threshold) {
        ErlangTraffic.requireThreshold(threshold);
        double capacity = traffic.capacity(agents);
        VirtualWaitIntegration integration = new VirtualWaitIntegration(
                new VirtualWaitDensity(traffic.callsPerSecond(), capacity, patience),
                1 / (traffic.callsPerSecond() + capacity));
        if (threshold >= patience.longest()) {
            VirtualWaitSums all = integration.all();
            return figures(traffic, agents, all, all, 1);
        }
        VirtualWaitSums inTime = integration.upTo(threshold);
        return figures(traffic, agents, integration.all(), inTime, patience.leaving(threshold));
    }

    private static VirtualWait figures(
            ErlangTraffic traffic, int agents, VirtualWaitSums all, VirtualWaitSums inTime, double leavingInTime) {
        double calls = traffic.callsPerSecond();
        VirtualWaitSums early = inTime.inUnitOf(all);
        // E, in the unit of the sums: f begins at 1.
        double idle =
                ErlangB.oddsOfFree(traffic.erlangs(), agents) * traffic.erlangs() / agents * Math.exp(-all.logUnit());
        double norm = idle + calls * all.density();
        double atOnce = idle / norm;
        double answered = atOnce + calls * all.stayed() / norm;
        return new VirtualWait(
                calls * all.density() / norm,
                answered,
                calls * all.left() / norm,
                calls * all.waited() / norm,
                calls * all.waitedForAnswer() / norm / answered,
                atOnce + calls * early.stayed() / norm,
                calls * (early.left() + leavingInTime * (all.density() - early.density())) / norm);
    }
}
