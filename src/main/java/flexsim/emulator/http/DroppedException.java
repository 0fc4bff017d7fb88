package flexsim.emulator.http;

/** Ends a request without a response: its connection is cut. Carries no stack trace: it is wanted, not a defect. */
public final class DroppedException extends RuntimeException {
    public DroppedException() {
        super("dropped on purpose", null, false, false);
    }
}
