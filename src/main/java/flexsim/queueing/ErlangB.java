package flexsim.queueing;

/**
 * Erlang's loss formula, M/M/c/c: a call that finds no free agent is lost.
 *
 * <p>By the recursion over the number of agents, which neither overflows nor cancels: for 10,000 agents the figures are
 * good to twelve digits.
 *
 * @param blocking probability that a call finds all agents busy
 * @param occupancy the part of the agents' time that is busy
 */
public record ErlangB(double blocking, double occupancy) {
    /** Beyond these odds a call never finds all agents busy, as far as numbers can show. */
    private static final double MOST_ODDS = 1e300;

    /** The figures of {@code agents}, at least one. */
    public static ErlangB of(ErlangTraffic traffic, int agents) {
        double odds = oddsOfFree(traffic.erlangs(), agents);
        return new ErlangB(1 / (1 + odds), traffic.erlangs() / agents * (odds / (1 + odds)));
    }

    /** 1/B − 1: how many times likelier some agent is free than none, when calls are lost. Exact where B is next to 1. */
    static double oddsOfFree(double erlangs, int agents) {
        ErlangTraffic.requireAgents(agents);
        double odds = 0;
        for (int k = 1; k <= agents; k++) {
            odds = oddsOfFree(erlangs, k, odds);
        }
        return odds;
    }

    /** The odds of {@code agents}, when one fewer have those of {@code before}; none have odds of 0. */
    static double oddsOfFree(double erlangs, int agents, double before) {
        return Math.min(agents / erlangs * (1 + before), MOST_ODDS);
    }
}
