package flexsim.metrics;

import java.util.Arrays;

/**
 * The numbers of one queue and channel in one stretch of time, one for each {@link Counter}. Rows of several stretches, queues
 * or runs are merged: sums add up, and of extremes the greatest remains, so that neither order nor grouping matters.
 */
public final class CounterRow {
    private static final int WIDTH = Counter.values().length;
    private static final int SUMS = Counter.MAX_WAIT.ordinal();
    /** An extreme of nothing. */
    private static final long NONE = Long.MIN_VALUE;

    private final long[] numbers = new long[WIDTH];

    CounterRow() {
        Arrays.fill(numbers, SUMS, WIDTH, NONE);
    }

    public long get(Counter counter) {
        return numbers[counter.ordinal()];
    }

    /** Whether there is such an extreme. */
    boolean has(Counter extreme) {
        return get(extreme) != NONE;
    }

    void increment(Counter sum) {
        numbers[sum.ordinal()]++;
    }

    void add(Counter sum, long number) {
        numbers[sum.ordinal()] += number;
    }

    /** Keeps {@code number} where it is the greatest so far. */
    void raise(Counter extreme, long number) {
        numbers[extreme.ordinal()] = Math.max(numbers[extreme.ordinal()], number);
    }

    void merge(CounterRow other) {
        for (int sum = 0; sum < SUMS; sum++) {
            numbers[sum] += other.numbers[sum];
        }
        for (int extreme = SUMS; extreme < WIDTH; extreme++) {
            numbers[extreme] = Math.max(numbers[extreme], other.numbers[extreme]);
        }
    }

    /** Whether nothing was counted. */
    boolean isEmpty() {
        for (int sum = 0; sum < SUMS; sum++) {
            if (numbers[sum] != 0) {
                return false;
            }
        }
        return true;
    }

    long inProgress() {
        return get(Counter.WAITING) + get(Counter.TALKING) + get(Counter.WRAPPING);
    }

    /** Offered contacts whose wait is over: answered, abandoned or timed out. */
    long decided() {
        return get(Counter.OFFERED) - get(Counter.WAITING);
    }

    /** The waits of all offered contacts, summed. */
    long waits() {
        return get(Counter.WAIT_ANSWERED)
                + get(Counter.WAIT_ABANDONED)
                + get(Counter.WAIT_TIMED_OUT)
                + get(Counter.WAIT_UNFINISHED);
    }
}
