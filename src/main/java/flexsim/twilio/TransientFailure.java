package flexsim.twilio;

import java.time.Duration;
import java.util.Optional;

/** A failure of one try that may pass: too many requests, a server error, or no response. */
final class TransientFailure extends RuntimeException {
    private final int status;
    private final boolean neverProcessed;
    private final transient Optional<Duration> retryAfter;

    private TransientFailure(int status, boolean neverProcessed, Optional<Duration> retryAfter, String message) {
        super(message, null, false, false);
        this.status = status;
        this.neverProcessed = neverProcessed;
        this.retryAfter = retryAfter;
    }

    /** The server answered 429 or 5xx. Only the former says that the request was not carried out. */
    static TransientFailure answered(int status, Optional<Duration> retryAfter) {
        return new TransientFailure(status, status == 429, retryAfter, "HTTP " + status);
    }

    /** There was no answer; {@code neverSent} when the request cannot have reached the server. */
    static TransientFailure noAnswer(boolean neverSent, String message) {
        return new TransientFailure(0, neverSent, Optional.empty(), message);
    }

    /** HTTP status, 0 without an answer. */
    int status() {
        return status;
    }

    /** Whether the request certainly had no effect. */
    boolean neverProcessed() {
        return neverProcessed;
    }

    /** How long the server asked to wait. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
