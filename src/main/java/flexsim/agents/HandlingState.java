package flexsim.agents;

/**
 * How far an agent's work on one task has come: a state machine that agentsim drives by requests and {@code simulate} by
 * method calls. What a state asks for is done by whoever drives it when the state is entered.
 *
 * <pre>
 *           TALK_OVER               WRAPPED             WRAP_OVER               COMPLETED
 *  TALKING ───────────▶ HANGING_UP ─────────▶ WRAPPING ───────────▶ COMPLETING ───────────▶ HANDLED
 *     └──────────────────────┴─────────────────── DROPPED ──────────────┴─────────────────▶ LOST
 * </pre>
 */
public enum HandlingState {
    /** The customer is being served; asks for the end of the talk. */
    TALKING,
    /** TaskRouter is to have the task wrapping. */
    HANGING_UP,
    /** After-call work is being done; asks for its end. */
    WRAPPING,
    /** TaskRouter is to have the task completed. */
    COMPLETING,
    /** The task is completed. */
    HANDLED,
    /** The task is no longer the agent's: canceled, deleted, never theirs, or with another agent. */
    LOST;

    /** What can happen to the work on a task. */
    public enum Event {
        TALK_OVER,
        WRAPPED,
        WRAP_OVER,
        COMPLETED,
        DROPPED
    }

    /** By event and state; filled once, as virtual time looks up millions a second. */
    private static final HandlingState[][] TABLE = new HandlingState[Event.values().length][values().length];

    static {
        for (Event event : Event.values()) {
            for (HandlingState state : values()) {
                TABLE[event.ordinal()][state.ordinal()] = state.after(event);
            }
        }
    }

    /** The state that follows on {@code event}. */
    public HandlingState next(Event event) {
        return TABLE[event.ordinal()][ordinal()];
    }

    /** The table behind the diagram; what does not concern a state leaves it as it is. */
    private HandlingState after(Event event) {
        return switch (event) {
            case TALK_OVER -> this == TALKING ? HANGING_UP : this;
            case WRAPPED -> this == HANGING_UP ? WRAPPING : this;
            case WRAP_OVER -> this == WRAPPING ? COMPLETING : this;
            case COMPLETED -> this == COMPLETING ? HANDLED : this;
            case DROPPED -> isOver() ? this : LOST;
        };
    }

    public boolean isOver() {
        return this == HANDLED || this == LOST;
    }

    /** Whether the customer has gone and the after-call work is being done. */
    public boolean isAfterCall() {
        return this == WRAPPING || this == COMPLETING;
    }
}
