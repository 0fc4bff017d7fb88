package flexsim.taskrouter.model;

/** Why a command was not carried out; nothing has changed. */
public record Refusal(Reason reason, String message) {
    /** Stands in messages for the SID of the account, which the engine does not know. */
    public static final String ACCOUNT = "{account}";

    /** The message to a client of {@code accountSid}. */
    public String messageTo(String accountSid) {
        return message.replace(ACCOUNT, accountSid);
    }

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
