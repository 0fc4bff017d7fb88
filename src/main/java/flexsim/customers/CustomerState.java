package flexsim.customers;

/**
 * How far one customer has come, from arrival until an agent answers or the customer is gone: a state machine that custsim
 * drives by requests and {@code simulate} by method calls. What a state asks for is done by whoever drives it when the
 * state is entered.
 *
 * <pre>
 *           CREATED, stays                PATIENCE_OVER             CANCELED_BY_CUSTOMER
 *  ASKING ──────────────────▶ WAITING ──────────────────▶ LEAVING ───────────────────────▶ ABANDONED
 *    │  └── CREATED, does not stay ────────────────────────▲ ▲
 *    │ RESPONSE_LOST                                         │
 *    └──────────────▶ SEARCHING ── CREATED: as from ASKING ──┘
 *
 *  ASKING, WAITING, LEAVING ── ANSWERED ──▶ ANSWERED
 *                           ── CANCELED_BY_TASKROUTER ──▶ TIMED_OUT
 *  WAITING, LEAVING         ── TASK_DELETED ──▶ GONE
 *                           ── RELEASED: nobody waits with the customer any more ──▶ STILL_WAITING
 *  ASKING                   ── REFUSED ──▶ FAILED
 *  ASKING, SEARCHING        ── NO_TASK: the customer left before there was one ──▶ UNREACHED
 *  SEARCHING                ── NOT_FOUND_OUT ──▶ UNKNOWN
 * </pre>
 */
public enum CustomerState {
    /** A task is to be created. */
    ASKING,
    /** It is not known whether there is a task: it is to be looked for. */
    SEARCHING,
    /** The customer waits for an agent; asks for the end of their patience. */
    WAITING,
    /** The customer leaves: the task is to be canceled. */
    LEAVING,

    /** An agent took the task. */
    ANSWERED,
    /** The customer left and the task was canceled for it. */
    ABANDONED,
    /** TaskRouter ended the task itself. */
    TIMED_OUT,
    /** Somebody deleted the task, and its end was not seen. */
    GONE,
    /** In the queue for the agents; nobody looks any more. */
    STILL_WAITING,
    /** TaskRouter refused to create the task. */
    FAILED,
    /** Gone before there was a task. */
    UNREACHED,
    /** Gone, and whether there was a task could not be found out. */
    UNKNOWN;

    /** What can happen to a customer. */
    public enum Event {
        CREATED,
        RESPONSE_LOST,
        PATIENCE_OVER,
        ANSWERED,
        CANCELED_BY_CUSTOMER,
        CANCELED_BY_TASKROUTER,
        TASK_DELETED,
        RELEASED,
        REFUSED,
        NO_TASK,
        NOT_FOUND_OUT
    }

    /**
     * Whether a customer whose task has just been created stays.
     *
     * @param patient whether their patience is not over
     * @param balks whether they leave at once when nobody is free
     * @param pending whether the task has been offered to nobody
     */
    public static boolean stays(boolean patient, boolean balks, boolean pending) {
        return patient && !(balks && pending);
    }

    /** By event and state, for customers who stay and for others; filled once, as virtual time looks up millions a second. */
    private static final CustomerState[][] OF_STAYING = table(true);

    private static final CustomerState[][] OF_OTHERS = table(false);

    private static CustomerState[][] table(boolean stays) {
        CustomerState[][] table = new CustomerState[Event.values().length][values().length];
        for (Event event : Event.values()) {
            for (CustomerState state : values()) {
                table[event.ordinal()][state.ordinal()] = state.after(event, stays);
            }
        }
        return table;
    }

    /** The state that follows on {@code event}; {@code stays} matters to CREATED only. */
    public CustomerState next(Event event, boolean stays) {
        return (stays ? OF_STAYING : OF_OTHERS)[event.ordinal()][ordinal()];
    }

    /** The table behind the diagram; what does not concern a state leaves it as it is. */
    private CustomerState after(Event event, boolean stays) {
        return isOver()
                ? this
                : switch (event) {
                    case CREATED -> hasTask() ? this : stays ? WAITING : LEAVING;
                    case RESPONSE_LOST -> this == ASKING ? SEARCHING : this;
                    case PATIENCE_OVER -> this == WAITING ? LEAVING : this;
                    case ANSWERED -> this == SEARCHING ? this : ANSWERED;
                    case CANCELED_BY_CUSTOMER -> hasTask() ? ABANDONED : this;
                    case CANCELED_BY_TASKROUTER -> this == SEARCHING ? this : TIMED_OUT;
                    case TASK_DELETED -> hasTask() ? GONE : this;
                    case RELEASED -> hasTask() ? STILL_WAITING : this;
                    case REFUSED -> this == ASKING ? FAILED : this;
                    case NO_TASK -> hasTask() ? this : UNREACHED;
                    case NOT_FOUND_OUT -> this == SEARCHING ? UNKNOWN : this;
                };
    }

    private boolean hasTask() {
        return this == WAITING || this == LEAVING;
    }

    /** Whether nothing more happens to the customer that concerns their waiting. */
    public boolean isOver() {
        return compareTo(ANSWERED) >= 0;
    }
}
