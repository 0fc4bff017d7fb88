package flexsim.metrics;

/** The figures of a run contradict each other, so that none can be trusted; the message names the rule and the figures. */
public final class BrokenInvariantException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenInvariantException(String message) {
        super(message);
    }
}
