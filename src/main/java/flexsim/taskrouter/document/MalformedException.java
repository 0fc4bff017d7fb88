package flexsim.taskrouter.document;

/** A document is not as it should be; the message says where and how. Carries no stack trace: it is an answer. */
public final class MalformedException extends RuntimeException {
    public MalformedException(String message) {
        super(message, null, false, false);
    }
}
