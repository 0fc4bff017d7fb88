package flexsim.queueing;

/**
 * A staffing target, such as 80 % answered within 20 seconds.
 *
 * @param percent of all calls, those who leave included; above 0 and below 100
 * @param seconds within which they are to be answered, at least 0
 */
public record StaffingTarget(double percent, double seconds) {
    private static final int MOST_AGENTS = 1 << 30;

    public StaffingTarget {
        if (!(percent > 0 && percent / 100 < 1)) {
            throw new IllegalArgumentException("more than 0 % and less than 100 %: " + percent);
        }
        ErlangTraffic.requireThreshold(seconds);
    }

    /** The fewest agents who reach it when everybody waits (Erlang C). */
    public int agentsByErlangC(ErlangTraffic traffic) {
        int agents = ErlangC.fewestAgents(traffic);
        double odds = ErlangB.oddsOfFree(traffic.erlangs(), agents);
        while (ErlangC.of(traffic, agents, odds, seconds).serviceLevel() < percent / 100) {
            agents++;
            odds = ErlangB.oddsOfFree(traffic.erlangs(), agents, odds);
        }
        return agents;
    }

    /** The fewest agents who reach it when customers abandon whose patience is over (Erlang A and its like). */
    public int agentsByErlangA(ErlangTraffic traffic, VirtualWaitPatience patience) {
        int guess = (int) Math.max(1, Math.min(traffic.erlangs(), MOST_AGENTS / 2));
        int step = (int) Math.max(1, Math.sqrt(guess));
        int tooFew = guess;
        int enough = guess;
        while (tooFew > 0 && isReached(traffic, tooFew, patience)) {
            enough = tooFew;
            tooFew = Math.max(0, tooFew - step);
            step *= 2;
        }
        while (!isReached(traffic, enough, patience)) {
            tooFew = enough;
            enough = Math.min(MOST_AGENTS, enough + step);
            step *= 2;
        }
        while (enough - tooFew > 1) {
            int between = tooFew + (enough - tooFew) / 2;
            if (isReached(traffic, between, patience)) {
                enough = between;
            } else {
                tooFew = between;
            }
        }
        return enough;
    }

    private boolean isReached(ErlangTraffic traffic, int agents, VirtualWaitPatience patience) {
        return VirtualWait.of(traffic, agents, patience, seconds).answeredInTime() >= percent / 100;
    }
}
