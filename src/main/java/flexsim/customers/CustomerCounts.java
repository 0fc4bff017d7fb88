package flexsim.customers;

import flexsim.time.Micros;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Counts what becomes of customers and how late their requests went out. Thread-safe. */
final class CustomerCounts {
    private final Map<CustomerState, Long> ends = new EnumMap<>(CustomerState.class);
    private final Histogram lateness = new Histogram(3);
    private long offered;
    private long created;
    private long lastCreation = Long.MIN_VALUE;
    private String firstTrouble;

    synchronized void arrived() {
        offered++;
    }

    /** A request to make a task goes out {@code micros} after its customer's arrival. */
    synchronized void sent(long micros) {
        lateness.recordValue(Math.max(0, micros));
    }

    synchronized void created(long now) {
        created++;
        lastCreation = Math.max(lastCreation, now);
    }

    synchronized void ended(CustomerState end) {
        ends.merge(end, 1L, Long::sum);
    }

    /** Remembers the first of all troubles, for the person who reads the summary. */
    synchronized void trouble(String message) {
        if (firstTrouble == null) {
            firstTrouble = message;
        }
    }

    synchronized CustomerTotals totals() {
        long failed = count(CustomerState.FAILED);
        long unreached = count(CustomerState.UNREACHED);
        long unknown = count(CustomerState.UNKNOWN);
        long answered = count(CustomerState.ANSWERED);
        long abandoned = count(CustomerState.ABANDONED);
        long timedOut = count(CustomerState.TIMED_OUT);
        long gone = count(CustomerState.GONE);
        return new CustomerTotals(
                offered,
                created,
                failed,
                unreached,
                unknown,
                offered - created - failed - unreached - unknown,
                answered,
                abandoned,
                timedOut,
                gone,
                created - answered - abandoned - timedOut - gone);
    }

    /**
     * The figures of a run.
     *
     * @param start when arrivals began, in microseconds
     * @param end when they ended, or now
     */
    synchronized CustomerReport report(long seed, long start, long end) {
        double minutes = Micros.toSeconds(Math.max(end, lastCreation) - start) / 60;
        return new CustomerReport(
                seed,
                totals(),
                minutes > 0 ? created / minutes : 0,
                milliseconds(lateness.getValueAtPercentile(50)),
                milliseconds(lateness.getValueAtPercentile(99)),
                milliseconds(lateness.getMaxValue()),
                Optional.ofNullable(firstTrouble));
    }

    private long count(CustomerState end) {
        return ends.getOrDefault(end, 0L);
    }

    private static double milliseconds(long micros) {
        return micros / 1_000.0;
    }
}
