package flexsim.taskrouter.model;

/** Which waiting task of a queue goes first. */
public enum TaskOrder {
    /** Highest priority, then oldest. */
    FIFO,
    /** Newest; priority is ignored. */
    LIFO
}
