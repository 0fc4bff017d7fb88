package flexsim.workspace;

/**
 * A request that the workspace did not, or {@linkplain #perhapsDone perhaps} did not, carry out. The message is one line that
 * says what, where and what to do.
 */
public final class WorkspaceException extends RuntimeException {
    /** Why a request was not carried out. */
    public enum Kind {
        /** There is no such thing, or no longer (404). */
        NOT_FOUND,
        /** The request is against the rules or the state of the thing (400, 409, 412 and other 4xx). */
        REFUSED,
        /** The credentials are not valid or not sufficient (401, 403). */
        UNAUTHORIZED,
        /** The service is away or overloaded, and retrying has not helped (429, 5xx, no connection). */
        UNAVAILABLE,
        /** The work was no longer wanted before it succeeded. */
        UNWANTED
    }

    private final Kind kind;
    private final int status;
    private final int code;
    private final boolean perhapsDone;

    /**
     * @param status HTTP status, 0 when there was no answer
     * @param code TaskRouter's error code, 0 when there is none
     */
    public WorkspaceException(Kind kind, int status, int code, String message, Throwable cause) {
        this(kind, status, code, message, false, cause);
    }

    private WorkspaceException(Kind kind, int status, int code, String message, boolean perhapsDone, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
        this.code = code;
        this.perhapsDone = perhapsDone;
    }

    public WorkspaceException(Kind kind, int status, int code, String message) {
        this(kind, status, code, message, null);
    }

    /** Nobody knows whether the request was carried out: it was sent, and no answer said yes or no. */
    public static WorkspaceException inDoubt(Kind kind, int status, String message) {
        return new WorkspaceException(kind, status, 0, message, true, null);
    }

    public Kind kind() {
        return kind;
    }

    public int status() {
        return status;
    }

    public int code() {
        return code;
    }

    /** Whether the request may have been carried out all the same. */
    public boolean perhapsDone() {
        return perhapsDone;
    }

    public boolean notFound() {
        return kind == Kind.NOT_FOUND;
    }
}
