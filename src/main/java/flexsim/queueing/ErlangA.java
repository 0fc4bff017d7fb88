package flexsim.queueing;

/**
 * Palm's formula, M/M/c+M, known as Erlang A, and its generalisation M/M/c+G: calls wait in order of arrival, and each
 * leaves when its patience is over. There is always an equilibrium, whatever the load.
 *
 * <p>The definitions of service level differ in what they make of those who leave; <em>in time</em> is within the
 * threshold.
 *
 * @param pWait probability that a call finds all agents busy
 * @param pAbandon probability that it leaves without an answer
 * @param meanWait mean time in the queue of all calls, in seconds
 * @param asa average speed of answer: mean wait of the answered ones, in seconds
 * @param sl1 answered in time / all: who leaves counts against
 * @param sl2 answered in time / answered: who leaves is left out
 * @param sl3 answered in time / all but those who leave in time
 * @param sl4 answered or left in time / all
 * @param occupancy the part of the agents' time that is busy
 * @param meanQueue mean number of calls that wait
 */
public record ErlangA(
        double pWait,
        double pAbandon,
        double meanWait,
        double asa,
        double sl1,
        double sl2,
        double sl3,
        double sl4,
        double occupancy,
        double meanQueue) {
    /**
     * The figures of {@code agents}, accurate as {@link VirtualWait} is.
     *
     * @param agents at least one
     * @param patience for Erlang A itself {@link VirtualWaitPatience#exponential}
     * @param threshold seconds, at least 0
     */
    public static ErlangA of(ErlangTraffic traffic, int agents, VirtualWaitPatience patience, double threshold) {
        VirtualWait wait = VirtualWait.of(traffic, agents, patience, threshold);
        double inTime = wait.answeredInTime();
        return new ErlangA(
                wait.pWait(),
                wait.pAbandon(),
                wait.meanWait(),
                wait.asa(),
                inTime,
                Math.min(1, inTime / wait.answered()),
                Math.min(1, inTime / (1 - wait.abandonedInTime())),
                Math.min(1, inTime + wait.abandonedInTime()),
                Math.min(1, traffic.erlangs() * wait.answered() / agents),
                traffic.callsPerSecond() * wait.meanWait());
    }
}
