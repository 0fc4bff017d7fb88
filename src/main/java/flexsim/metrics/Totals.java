package flexsim.metrics;

import java.util.Arrays;
import java.util.Optional;

/**
 * The sum of the replications of an experiment. They must be added in their order, whatever the order they finished in: counts
 * and sums are exact, but standard errors are not, and the same experiment must give the same text. Not thread-safe.
 */
public final class Totals {
    private final MeasurementPlan plan;
    private final Scopes scopes;
    private final RunningFigures[] total;
    private final RunningFigures[][] intervals;
    private final WaitHistogram[] waits;
    private final long[] busyOfAgents;
    private final long[] staffedOfAgents;
    private final Optional<DaySamples> days;
    /** Of the scopes in all the time, once they were asked for. */
    private final Figures[] figures;

    private int replications;

    public Totals(MeasurementPlan plan) {
        this.plan = plan;
        this.scopes = new Scopes(plan);
        this.total = new RunningFigures[scopes.count()];
        for (int scope = 0; scope < total.length; scope++) {
            total[scope] = new RunningFigures(0);
        }
        this.intervals = new RunningFigures[plan.timeline().intervals()][scopes.count()];
        this.waits = new WaitHistogram[plan.timeline().intervals() * plan.lines()];
        this.busyOfAgents = new long[plan.layout().agents().size()];
        this.staffedOfAgents = new long[plan.layout().agents().size()];
        this.figures = new Figures[scopes.count()];
        this.days = DaySamples.of(plan.timeline());
    }

    /** Adds the next replication. */
    public void add(Replication replication) {
        CounterRow[] sums = new CounterRow[scopes.count()];
        for (int scope = 0; scope < sums.length; scope++) {
            sums[scope] = addIntervals(replication, scope);
            total[scope].add(sums[scope]);
            if (replications == 0) {
                total[scope].batches(Batches.of(replication, scopes, scope, sums[scope].get(Counter.OFFERED)));
            }
        }
        days.ifPresent(samples -> samples.add(replication, scopes));
        addWaits(replication.waits());
        addAgents(replication);
        replications++;
        Arrays.fill(figures, null);
    }

    private CounterRow addIntervals(Replication replication, int scope) {
        int perInterval = plan.timeline().cellsPerInterval();
        int cells = replication.cells().cells();
        CounterRow sum = new CounterRow();
        for (int interval = 0; interval < intervals.length; interval++) {
            int from = interval * perInterval;
            CounterRow row = scopes.row(replication, scope, from, Math.min(cells, from + perInterval));
            RunningFigures figures = intervals[interval][scope];
            if (figures == null && !row.isEmpty()) {
                figures = intervals[interval][scope] = new RunningFigures(replications);
            }
            if (figures != null) {
                figures.add(row);
            }
            sum.merge(row);
        }
        return sum;
    }

    private void addWaits(WaitHistogram[] added) {
        for (int place = 0; place < waits.length; place++) {
            if (added[place] != null) {
                if (waits[place] == null) {
                    waits[place] = new WaitHistogram();
                }
                waits[place].merge(added[place]);
            }
        }
    }

    private void addAgents(Replication replication) {
        for (int agent = 0; agent < busyOfAgents.length; agent++) {
            busyOfAgents[agent] += replication.busy().ofAgent(agent);
            staffedOfAgents[agent] += replication.staffed().ofAgent(agent);
        }
    }

    public MeasurementPlan plan() {
        return plan;
    }

    public int replications() {
        return replications;
    }

    /** The whole center, in all the time. */
    public Figures total() {
        return overall(Scopes.TOTAL);
    }

    /** One queue, in all the time. */
    public Figures queue(int queue) {
        return overall(scopes.queue(queue));
    }

    /** One channel, in all the time. */
    public Figures channel(int channel) {
        return overall(scopes.channel(channel));
    }

    /** One channel of one queue, in all the time. */
    public Figures line(int queue, int channel) {
        return overall(scopes.line(plan.line(queue, channel)));
    }

    /** The whole center, in one interval. */
    public Figures totalOf(int interval) {
        return during(interval, Scopes.TOTAL);
    }

    /** One queue, in one interval. */
    public Figures queueOf(int interval, int queue) {
        return during(interval, scopes.queue(queue));
    }

    /** One channel of one queue, in one interval. */
    public Figures lineOf(int interval, int queue, int channel) {
        return during(interval, scopes.line(plan.line(queue, channel)));
    }

    /** How days differ; absent where there are not at least two. */
    public Optional<DaySamples> days() {
        return days.filter(samples -> samples.count() > 1);
    }

    /** The agent's busy ÷ staffed time; NaN for who never was there. */
    double occupancyOf(int agent) {
        return (double) busyOfAgents[agent] / staffedOfAgents[agent];
    }

    /** The counts of a scope in the intervals from {@code from} to before {@code to}. */
    public CounterRow sum(int scope, int from, int to) {
        CounterRow sum = new CounterRow();
        for (int interval = from; interval < to; interval++) {
            if (intervals[interval][scope] != null) {
                sum.merge(intervals[interval][scope].sum());
            }
        }
        return sum;
    }

    public Scopes scopes() {
        return scopes;
    }

    /** A scope in all the time. */
    public Figures overall(int scope) {
        if (figures[scope] == null) {
            WaitHistogram histogram = new WaitHistogram();
            for (int interval = 0; interval < intervals.length; interval++) {
                merge(histogram, interval, scope);
            }
            figures[scope] =
                    new Figures(total[scope], histogram, seconds(plan.timeline().length()), scopes.hasAgents(scope));
        }
        return figures[scope];
    }

    private Figures during(int interval, int scope) {
        RunningFigures figures = intervals[interval][scope];
        double seconds = seconds(plan.timeline().lengthOf(interval));
        if (figures == null) {
            return new Figures(new RunningFigures(replications), new WaitHistogram(), seconds, scopes.hasAgents(scope));
        }
        return new Figures(figures, waits(interval, scope), seconds, scopes.hasAgents(scope));
    }

    private double seconds(long micros) {
        return micros / 1e6 * Math.max(1, replications);
    }

    private WaitHistogram waits(int interval, int scope) {
        if (scopes.isLine(scope)) {
            WaitHistogram own = waits[interval * plan.lines() + scopes.lineOf(scope)];
            return own == null ? new WaitHistogram() : own;
        }
        WaitHistogram histogram = new WaitHistogram();
        merge(histogram, interval, scope);
        return histogram;
    }

    private void merge(WaitHistogram histogram, int interval, int scope) {
        scopes.linesOf(scope, line -> {
            WaitHistogram part = waits[interval * plan.lines() + line];
            if (part != null) {
                histogram.merge(part);
            }
        });
    }
}
