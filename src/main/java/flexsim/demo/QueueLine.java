package flexsim.demo;

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
public record QueueLine(
        int waiting, long longestWait, int assigned, int wrapping, int handled, int abandoned, int timedOut) {
    public static final QueueLine EMPTY = new QueueLine(0, 0, 0, 0, 0, 0, 0);

    /** Both together; the longest wait is the longer one. */
    public QueueLine plus(QueueLine other) {
        return new QueueLine(
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
