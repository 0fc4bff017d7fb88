package flexsim.taskrouter;

import flexsim.taskrouter.model.Refusal;

/** A {@link Refusal} on its way from where it is found to the engine's border, where it becomes a value. */
final class RefusedException extends Exception {
    private final transient Refusal refusal;

    private RefusedException(Refusal.Reason reason, String message) {
        super(message, null, false, false);
        this.refusal = new Refusal(reason, message);
    }

    Refusal refusal() {
        return refusal;
    }

    static RefusedException notFound(String kind, String reference) {
        return new RefusedException(Refusal.Reason.NOT_FOUND, kind + " " + reference + " was not found");
    }

    static RefusedException invalid(String message) {
        return new RefusedException(Refusal.Reason.INVALID, message);
    }

    static RefusedException illegalState(String message) {
        return new RefusedException(Refusal.Reason.ILLEGAL_STATE, message);
    }

    static RefusedException gone(String message) {
        return new RefusedException(Refusal.Reason.GONE, message);
    }

    static RefusedException changed(String message) {
        return new RefusedException(Refusal.Reason.CHANGED, message);
    }
}
