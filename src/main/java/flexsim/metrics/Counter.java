package flexsim.metrics;

/**
 * What is counted of a queue and channel in a stretch of time, as places in a row of {@code long}s. Times are microseconds.
 * Rows of several stretches, queues or runs are merged: sums add up, and of extremes the greatest remains, so that neither
 * order nor grouping matters.
 */
public final class Counter {
    public static final int OFFERED = 0;
    static final int HANDLED = 1;
    static final int ABANDONED = 2;
    static final int SHORT_ABANDONED = 3;
    static final int TIMED_OUT = 4;
    static final int WAITING = 5;
    static final int TALKING = 6;
    static final int WRAPPING = 7;
    /** Offered contacts that waited at all. */
    static final int WAITED = 8;

    public static final int ANSWERED = 9;
    public static final int ANSWERED_IN_TIME = 10;
    public static final int ABANDONED_IN_TIME = 11;
    public static final int TIMED_OUT_IN_TIME = 12;
    public static final int WAIT_ANSWERED = 13;
    public static final int WAIT_ABANDONED = 14;
    public static final int WAIT_TIMED_OUT = 15;
    /** The waits, up to the end of the report, of those who were still waiting then. */
    static final int WAIT_UNFINISHED = 16;
    /** Of handled contacts. */
    public static final int TALK = 17;
    /** Of handled contacts. */
    public static final int WRAP = 18;
    /** Contacts waiting × time, whenever they arrived. */
    public static final int QUEUE_AREA = 19;
    /** The first of as many columns as there are {@linkplain ReservationEnd ends}. */
    public static final int RESERVATIONS = 20;
    /** Of the agents of a queue, or of all; only in rows of whole queues and of everything. */
    public static final int BUSY = 26;

    public static final int STAFFED = 27;
    /** Abandoned or timed out before an agent answered. */
    public static final int UNANSWERED = 28;

    static final int SUMS = 29;

    static final int MAX_WAIT = 29;
    public static final int MAX_ANSWERED = 30;
    public static final int MAX_CANCELED = 31;
    /** The shortest, negated, so that the greatest remains here too. */
    public static final int LEAST_ANSWERED = 32;

    public static final int LEAST_CANCELED = 33;
    static final int WIDTH = 34;

    /** An extreme of nothing. */
    static final long NONE = Long.MIN_VALUE;

    private Counter() {}

    static long[] row() {
        long[] row = new long[WIDTH];
        for (int column = SUMS; column < WIDTH; column++) {
            row[column] = NONE;
        }
        return row;
    }

    static void merge(long[] into, long[] from) {
        for (int column = 0; column < SUMS; column++) {
            into[column] += from[column];
        }
        for (int column = SUMS; column < WIDTH; column++) {
            into[column] = Math.max(into[column], from[column]);
        }
    }

    /** Whether nothing was counted. */
    static boolean isEmpty(long[] row) {
        for (int column = 0; column < SUMS; column++) {
            if (row[column] != 0) {
                return false;
            }
        }
        return true;
    }

    static long inProgress(long[] row) {
        return row[WAITING] + row[TALKING] + row[WRAPPING];
    }

    /** Offered contacts whose wait is over: answered, abandoned or timed out. */
    static long decided(long[] row) {
        return row[OFFERED] - row[WAITING];
    }

    static long waits(long[] row) {
        return row[WAIT_ANSWERED] + row[WAIT_ABANDONED] + row[WAIT_TIMED_OUT] + row[WAIT_UNFINISHED];
    }
}
