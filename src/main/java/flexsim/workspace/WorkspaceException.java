package flexsim.workspace;

/** A request that the workspace did not carry out. The message is one line that says what, where and what to do. */
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

    /**
     * @param status HTTP status, 0 when there was no answer
     * @param code TaskRouter's error code, 0 when there is none
     */
    public WorkspaceException(Kind kind, int status, int code, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
        this.code = code;
    }

    public WorkspaceException(Kind kind, int status, int code, String message) {
        this(kind, status, code, message, null);
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

    public boolean notFound() {
        return kind == Kind.NOT_FOUND;
    }
}
