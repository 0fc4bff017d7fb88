package flexsim.time;

/** A timer that does what somebody else has thought of. */
final class Action extends Timer {
    private final Runnable action;

    Action(Runnable action) {
        this.action = action;
    }

    @Override
    protected void ring() {
        action.run();
    }
}
