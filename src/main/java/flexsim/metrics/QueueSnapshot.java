package flexsim.metrics;

import flexsim.time.Micros;

/**
 * One queue at one instant.
 *
 * @param waiting tasks pending or reserved
 * @param longestWait the greatest age of these, in seconds
 * @param assigned tasks being talked about
 * @param wrapping tasks being wrapped up
 * @param handled tasks completed
 * @param abandoned tasks whose customer left before an agent answered
 * @param timedOut tasks that TaskRouter itself canceled
 */
public record QueueSnapshot(
        int waiting, long longestWait, int assigned, int wrapping, int handled, int abandoned, int timedOut) {
    public static final QueueSnapshot EMPTY = new QueueSnapshot(0, 0, 0, 0, 0, 0, 0);

    /** So many tasks of which that has become. */
    static QueueSnapshot of(ContactOutcome outcome, int count) {
        return switch (outcome) {
            case WAITING -> new QueueSnapshot(count, 0, 0, 0, 0, 0, 0);
            case TALKING -> new QueueSnapshot(0, 0, count, 0, 0, 0, 0);
            case WRAPPING -> new QueueSnapshot(0, 0, 0, count, 0, 0, 0);
            case HANDLED -> new QueueSnapshot(0, 0, 0, 0, count, 0, 0);
            case ABANDONED -> new QueueSnapshot(0, 0, 0, 0, 0, count, 0);
            case TIMED_OUT -> new QueueSnapshot(0, 0, 0, 0, 0, 0, count);
        };
    }

    /** The same with {@code age}, in microseconds, as the longest wait; without one where nobody waits. */
    QueueSnapshot waitingFor(long age) {
        long seconds = waiting == 0 ? 0 : Math.max(0, age / Micros.PER_SECOND);
        return new QueueSnapshot(waiting, seconds, assigned, wrapping, handled, abandoned, timedOut);
    }

    /** Both together; the longest wait is the longer one. */
    public QueueSnapshot plus(QueueSnapshot other) {
        return new QueueSnapshot(
                waiting + other.waiting,
                Math.max(longestWait, other.longestWait),
                assigned + other.assigned,
                wrapping + other.wrapping,
                handled + other.handled,
                abandoned + other.abandoned,
                timedOut + other.timedOut);
    }

    /** Tasks that have not ended. */
    public int inProgress() {
        return waiting + assigned + wrapping;
    }

    /** All tasks that have been in the queue. */
    public int offered() {
        return inProgress() + handled + abandoned + timedOut;
    }
}
