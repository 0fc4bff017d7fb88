package flexsim.taskrouter;

/** Why a command was not carried out; nothing has changed. */
public record Refusal(Reason reason, String message) {
    /** Kinds of refusals. */
    public enum Reason {
        /** No such resource. */
        NOT_FOUND,
        /** A parameter is wrong. */
        INVALID,
        /** The resource is not in a state for this. */
        ILLEGAL_STATE,
        /** The reservation was rescinded. */
        GONE,
        /** The resource is not of the version that the command is meant for. */
        CHANGED
    }
}
