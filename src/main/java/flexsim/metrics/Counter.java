package flexsim.metrics;

/**
 * What is counted of a queue and channel in a stretch of time. Times are microseconds. First come all sums, then all
 * extremes.
 */
public enum Counter {
    OFFERED,
    HANDLED,
    ABANDONED,
    SHORT_ABANDONED,
    TIMED_OUT,
    WAITING,
    TALKING,
    WRAPPING,
    /** Offered contacts that waited at all. */
    WAITED,
    ANSWERED,
    ANSWERED_IN_TIME,
    ABANDONED_IN_TIME,
    TIMED_OUT_IN_TIME,
    WAIT_ANSWERED,
    WAIT_ABANDONED,
    WAIT_TIMED_OUT,
    /** The waits, up to the end of the report, of those who were still waiting then. */
    WAIT_UNFINISHED,
    /** Of handled contacts. */
    TALK,
    /** Of handled contacts. */
    WRAP,
    /** Contacts waiting × time, whenever they arrived. */
    QUEUE_AREA,
    RESERVATIONS_CREATED,
    RESERVATIONS_ACCEPTED,
    RESERVATIONS_REJECTED,
    RESERVATIONS_TIMED_OUT,
    RESERVATIONS_CANCELED,
    RESERVATIONS_RESCINDED,
    /** Of the agents of a queue, or of all; only in rows of whole queues and of everything. */
    BUSY,
    /** Of the same agents as {@link #BUSY}. */
    STAFFED,
    /** Abandoned or timed out before an agent answered. */
    UNANSWERED,

    MAX_WAIT,
    MAX_ANSWERED,
    MAX_CANCELED,
    /** The shortest, negated, so that of several the greatest remains here too. */
    LEAST_ANSWERED,
    /** The shortest, negated, as {@link #LEAST_ANSWERED}. */
    LEAST_CANCELED
}
