package flexsim.metrics;

import java.util.OptionalDouble;

/** The figures of one queue, one channel or the whole center, in one interval or in all; summed over replications. */
public final class Figures {
    private final RunningFigures figures;
    private final WaitHistogram waits;
    private final double seconds;
    private final boolean ofAgents;

    /** @param ofAgents whether it is about agents too */
    Figures(RunningFigures figures, WaitHistogram waits, double seconds, boolean ofAgents) {
        this.figures = figures;
        this.waits = waits;
        this.seconds = seconds;
        this.ofAgents = ofAgents;
    }

    public long offered() {
        return count(Counter.OFFERED);
    }

    public long handled() {
        return count(Counter.HANDLED);
    }

    public long abandoned() {
        return count(Counter.ABANDONED);
    }

    /** Of the abandoned those who left within the limit. */
    public long shortAbandoned() {
        return count(Counter.SHORT_ABANDONED);
    }

    public long timedOut() {
        return count(Counter.TIMED_OUT);
    }

    /** Waiting, talking or wrapping up at the end of the report. */
    public long inProgress() {
        return figures.sum().inProgress();
    }

    public Estimate estimate(Ratio ratio) {
        return figures.estimate(ratio);
    }

    /** The same without its standard error. */
    public OptionalDouble value(Ratio ratio) {
        return ratio.of(figures.sum());
    }

    /**
     * The wait in seconds that this portion of the offered contacts did not exceed, within 1 %; absent where there was none.
     *
     * @param portion above 0, at most 1
     */
    public OptionalDouble waitQuantile(double portion) {
        return waits.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds(waits.quantile(portion)));
    }

    /** In seconds. */
    public OptionalDouble longestWait() {
        return greatest(Counter.MAX_WAIT);
    }

    /** Contacts waiting, on average over the time; whenever they arrived. */
    public double averageQueueLength() {
        return seconds(count(Counter.QUEUE_AREA)) / seconds;
    }

    /** Time in seconds of the agents who serve the queue, or of all; a single channel has none of its own. */
    public OptionalDouble staffedSeconds() {
        return ofAgents ? OptionalDouble.of(seconds(count(Counter.STAFFED))) : OptionalDouble.empty();
    }

    /** As {@link #staffedSeconds}, of which with work at hand. */
    public OptionalDouble busySeconds() {
        return ofAgents ? OptionalDouble.of(seconds(count(Counter.BUSY))) : OptionalDouble.empty();
    }

    public long count(Counter counter) {
        return figures.sum().get(counter);
    }

    /** {@link Counter#MAX_WAIT} and its like, in seconds; absent where there was nothing. */
    public OptionalDouble greatest(Counter extreme) {
        return figures.sum().has(extreme) ? OptionalDouble.of(seconds(count(extreme))) : OptionalDouble.empty();
    }

    /** {@link Counter#LEAST_ANSWERED} and its like, as {@link #greatest}. */
    public OptionalDouble least(Counter extreme) {
        return figures.sum().has(extreme) ? OptionalDouble.of(seconds(-count(extreme))) : OptionalDouble.empty();
    }

    public WaitHistogram waits() {
        return waits;
    }

    private static double seconds(long micros) {
        return micros / 1e6;
    }
}
