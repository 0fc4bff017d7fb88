package flexsim.taskrouter.api;

/** Ends a request without an answer: its connection is cut. Carries no stack trace: it is wanted, not a defect. */
final class DroppedException extends RuntimeException {
    DroppedException() {
        super("dropped on purpose", null, false, false);
    }
}
