package flexsim.queueing;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The second method: the stationary distribution of the number of calls in the system, from the balance of a birth and death
 * chain, in logarithms.
 */
public final class BusyAgents {
    private static final double FORGOTTEN = -80;

    private final int agents;
    private final double[] probabilities;

    private BusyAgents(int agents, double[] probabilities) {
        this.agents = agents;
        this.probabilities = probabilities;
    }

    public static BusyAgents withoutQueue(double erlangs, int agents) {
        return of(agents, k -> k < agents ? erlangs : 0, k -> k);
    }

    /** Those who find all agents busy join, but for a part {@code balking}; waiting ones leave at {@code leaving} each. */
    public static BusyAgents withQueue(ErlangTraffic traffic, int agents, double leaving, double balking) {
        double calls = traffic.callsPerSecond();
        return of(
                agents,
                k -> k < agents ? calls : calls * (1 - balking),
                k -> Math.min(k, agents) / traffic.handleSeconds() + Math.max(0, k - agents) * leaving);
    }

    private static BusyAgents of(int agents, IntToDoubleFunction births, IntToDoubleFunction deaths) {
        double[] logs = new double[agents + 2];
        double highest = 0;
        int last = 0;
        while (births.applyAsDouble(last) > 0 && (last <= agents || logs[last] - highest > FORGOTTEN)) {
            if (last + 1 == logs.length) {
                logs = Arrays.copyOf(logs, logs.length * 2);
            }
            logs[last + 1] = logs[last] + Math.log(births.applyAsDouble(last) / deaths.applyAsDouble(last + 1));
            last++;
            highest = Math.max(highest, logs[last]);
        }
        double[] probabilities = new double[last + 1];
        double sum = 0;
        for (int k = 0; k <= last; k++) {
            probabilities[k] = Math.exp(logs[k] - highest);
            sum += probabilities[k];
        }
        for (int k = 0; k <= last; k++) {
            probabilities[k] /= sum;
        }
        return new BusyAgents(agents, probabilities);
    }

    /** That {@code calls} are there, waiting or answered. */
    public double probability(int calls) {
        return probabilities[calls];
    }

    public double allBusy() {
        return expectation(k -> k >= agents ? 1 : 0);
    }

    public double meanBusy() {
        return expectation(k -> Math.min(k, agents));
    }

    public double meanQueue() {
        return expectation(k -> Math.max(0, k - agents));
    }

    /** Of something that a call finds that waits behind a number of others, 0 for who finds a free agent. */
    public double ofWaiting(IntToDoubleFunction byOthersAhead) {
        return expectation(k -> k < agents ? 0 : byOthersAhead.applyAsDouble(k - agents));
    }

    private double expectation(IntToDoubleFunction value) {
        double sum = 0;
        for (int k = 0; k < probabilities.length; k++) {
            sum += probabilities[k] * value.applyAsDouble(k);
        }
        return sum;
    }
}
