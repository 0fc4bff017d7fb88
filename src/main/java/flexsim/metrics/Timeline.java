package flexsim.metrics;

import flexsim.time.Micros;

/**
 * The time that is reported, {@code start} included and {@code end} not, cut into intervals, and these into cells. Intervals
 * and batches are sums of whole cells. The last of each is shorter where the time does not come out even. Microseconds.
 *
 * @param interval length of a line of the report
 * @param cell length of what is counted apart; divides the interval
 */
public record Timeline(long start, long end, long interval, long cell) {
    /** So many cells at least, for batch means. */
    static final int LEAST_CELLS = 30;

    private static final int MOST_CELLS = 1_000_000;
    private static final int MOST_LINES = 60;
    private static final long[] USUAL_SECONDS = {1, 5, 10, 30, 60, 300, 900};
    private static final long HALF_AN_HOUR = 1_800 * Micros.PER_SECOND;

    public Timeline {
        if (start >= end || cell <= 0 || interval % cell != 0 || (end - start) / cell > MOST_CELLS) {
            throw new IllegalArgumentException("no timeline: " + start + " to " + end + " by " + interval + "/" + cell);
        }
    }

    /** With the longest cells that are a whole fraction of the interval and of which there are at least 30. */
    public static Timeline of(long start, long end, long interval) {
        long parts = Math.max(1, ceilDiv(interval * LEAST_CELLS, Math.max(end - start, 1)));
        while (parts < interval && (interval % parts != 0 || ceilDiv(end - start, interval / parts) < LEAST_CELLS)) {
            parts++;
        }
        return new Timeline(start, end, interval, interval / Math.min(parts, interval));
    }

    /** An interval that makes 60 lines at most of a report over {@code length}; half an hour for more than a day. */
    public static long usualInterval(long length) {
        for (long seconds : USUAL_SECONDS) {
            if (length <= MOST_LINES * seconds * Micros.PER_SECOND) {
                return seconds * Micros.PER_SECOND;
            }
        }
        return HALF_AN_HOUR;
    }

    /** Microseconds. */
    public long length() {
        return end - start;
    }

    public int intervals() {
        return (int) ceilDiv(length(), interval);
    }

    int cells() {
        return (int) ceilDiv(length(), cell);
    }

    int cellsPerInterval() {
        return (int) (interval / cell);
    }

    /** When an interval begins. */
    public long startOf(int number) {
        return start + number * interval;
    }

    /** How long an interval is. */
    public long lengthOf(int number) {
        return Math.min(end, startOf(number + 1)) - startOf(number);
    }

    private static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }
}
