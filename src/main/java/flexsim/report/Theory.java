package flexsim.report;

import flexsim.metrics.AgentGroups;
import flexsim.metrics.Counter;
import flexsim.metrics.Figures;
import flexsim.metrics.Ratio;
import flexsim.metrics.ReservationEnd;
import flexsim.metrics.Scopes;
import flexsim.metrics.Timeline;
import flexsim.metrics.Totals;
import flexsim.queueing.ErlangA;
import flexsim.queueing.ErlangC;
import flexsim.queueing.ErlangTraffic;
import flexsim.queueing.VirtualWaitPatience;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Erlang's formulas for the measured load, staff and patience, where they apply: to one group of agents who serve one queue, one
 * contact at a time, under a load and with a staff that stay the same.
 *
 * <p>The load is what was measured: arrivals, busy time of an agent for each answered contact, and as the mean patience the
 * wait of all contacts for each abandonment, which is the maximum likelihood estimate of an exponential patience.
 *
 * @param name of the queue, or of everything
 * @param reasons why the formulas do not fit; empty where they do
 * @param agents how many there were, if that was always the same whole number
 * @param patience mean in seconds; absent where nobody abandoned
 * @param erlangC as if nobody abandoned; absent where the agents could not keep up then
 * @param erlangA absent where nobody abandoned
 */
record Theory(
        String name,
        List<String> reasons,
        int agents,
        Optional<ErlangTraffic> traffic,
        OptionalDouble patience,
        Optional<ErlangC> erlangC,
        Optional<ErlangA> erlangA) {
    private static final double STEADY_STAFF = 0.01;
    private static final double SEVERAL_AT_A_TIME = 1.05;
    private static final double FEW_TIMED_OUT = 0.01;
    /** Chance alone does not make arrivals scatter by that many standard deviations of the chi-square statistic. */
    private static final double DEVIATIONS = 5;

    static Theory ofQueue(Totals totals, int queue) {
        AgentGroups groups = totals.plan().groups();
        List<String> reasons = new ArrayList<>();
        if (groups.sharedWithOthers(queue, queuesInUse(totals))) {
            reasons.add("its agents serve other queues too");
        }
        return of(
                totals,
                totals.plan().layout().queues().get(queue),
                totals.scopes().queue(queue),
                reasons);
    }

    static Theory ofTotal(Totals totals) {
        List<String> reasons = new ArrayList<>();
        if (!totals.plan().groups().allServe(queuesInUse(totals))) {
            reasons.add("not every agent serves every queue");
        }
        return of(totals, "All", Scopes.TOTAL, reasons);
    }

    /** Those that gave agents work: a queue to which nothing ever came, such as a default one, takes no time of theirs. */
    private static BitSet queuesInUse(Totals totals) {
        BitSet used = new BitSet();
        for (int queue = 0; queue < totals.plan().queues(); queue++) {
            used.set(queue, isInUse(totals.overall(totals.scopes().queue(queue))));
        }
        return used;
    }

    /** Reservations show contacts that arrived in the warm-up, or went on to another queue. */
    private static boolean isInUse(Figures figures) {
        return figures.offered() > 0
                || Arrays.stream(ReservationEnd.values()).anyMatch(end -> figures.count(end.counter()) > 0);
    }

    private static Theory of(Totals totals, String name, int scope, List<String> reasons) {
        Figures figures = totals.overall(scope);
        if (figures.offered() == 0
                || figures.count(Counter.ANSWERED) == 0
                || figures.busySeconds().orElse(0) == 0) {
            return unfit(name, List.of(figures.offered() == 0 ? "nothing was offered" : "nothing was answered"));
        }
        if (arrivalsChange(totals, scope)) {
            reasons.add("arrivals change from interval to interval");
        }
        double seconds = totals.plan().timeline().length() / 1e6 * totals.replications();
        double staff = figures.staffedSeconds().orElse(0) / seconds;
        int agents = (int) Math.max(1, Math.round(staff));
        if (staffChanges(totals, scope, staff) || Math.abs(staff - agents) > STEADY_STAFF * agents) {
            reasons.add("agents come and go");
        }
        if (figures.count(Counter.TALK) + figures.count(Counter.WRAP)
                > SEVERAL_AT_A_TIME * figures.count(Counter.BUSY)) {
            reasons.add("agents have several contacts at a time");
        }
        if (figures.timedOut() > FEW_TIMED_OUT * figures.offered()) {
            reasons.add("contacts were timed out");
        }
        if (!reasons.isEmpty()) {
            return unfit(name, reasons);
        }
        ErlangTraffic traffic = new ErlangTraffic(
                figures.offered() / seconds, figures.busySeconds().orElse(0) / figures.count(Counter.ANSWERED));
        return fit(name, traffic, agents, figures, totals.plan().limits().threshold() / 1e6);
    }

    private static Theory unfit(String name, List<String> reasons) {
        return new Theory(
                name,
                List.copyOf(reasons),
                0,
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Theory fit(String name, ErlangTraffic traffic, int agents, Figures figures, double threshold) {
        double waits = figures.estimate(Ratio.MEAN_WAIT).value().orElse(0) * figures.offered();
        OptionalDouble patience = figures.abandoned() > 0 && waits > 0
                ? OptionalDouble.of(waits / figures.abandoned())
                : OptionalDouble.empty();
        Optional<ErlangA> erlangA = patience.isPresent()
                ? Optional.of(
                        ErlangA.of(traffic, agents, VirtualWaitPatience.exponential(patience.getAsDouble()), threshold))
                : Optional.empty();
        return new Theory(
                name,
                List.of(),
                agents,
                Optional.of(traffic),
                patience,
                ErlangC.of(traffic, agents, threshold),
                erlangA);
    }

    /** Whether the counts of whole intervals scatter more than a steady Poisson process does (chi-square). */
    private static boolean arrivalsChange(Totals totals, int scope) {
        int whole = wholeIntervals(totals);
        double mean = (double) totals.sum(scope, 0, whole).get(Counter.OFFERED) / whole;
        if (whole < 2 || mean == 0) {
            return false;
        }
        double statistic = 0;
        for (int interval = 0; interval < whole; interval++) {
            double apart = totals.sum(scope, interval, interval + 1).get(Counter.OFFERED) - mean;
            statistic += apart * apart / mean;
        }
        double freedom = whole - 1.0;
        return statistic > freedom + DEVIATIONS * Math.sqrt(2 * freedom);
    }

    private static boolean staffChanges(Totals totals, int scope, double mean) {
        for (int interval = 0; interval < wholeIntervals(totals); interval++) {
            double time = (double) totals.plan().timeline().lengthOf(interval) * totals.replications();
            double staff = totals.sum(scope, interval, interval + 1).get(Counter.STAFFED) / time;
            if (Math.abs(staff - mean) > STEADY_STAFF * mean) {
                return true;
            }
        }
        return false;
    }

    private static int wholeIntervals(Totals totals) {
        Timeline timeline = totals.plan().timeline();
        return (int) Math.max(1, timeline.length() / timeline.interval());
    }
}
