package flexsim.http;

/** Ends the reading of a request that is not as it must be. Carries no stack trace: it is a response, not a defect. */
public final class MalformedRequestException extends RuntimeException {
    private final int status;

    /** {@code status}: of HTTP, for the response. */
    MalformedRequestException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
