package flexsim.metrics;

/** What has become of a contact so far. The last three are in progress. */
public enum ContactOutcome {
    /** An agent has finished the work on it. */
    HANDLED,
    /** The customer left before an agent answered. */
    ABANDONED,
    /** TaskRouter canceled it: at the end of the workflow, or of its time to live. */
    TIMED_OUT,
    WAITING,
    TALKING,
    WRAPPING;

    public boolean isEnd() {
        return compareTo(WAITING) < 0;
    }
}
