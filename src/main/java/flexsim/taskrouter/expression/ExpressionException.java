package flexsim.taskrouter.expression;

/** A text that is not an expression. Checked, so that who takes expressions from outside must handle it. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;

    /**
     * @param position where in the text, counted from 0; at most its length, which means the end
     * @param message what is wrong there; the position is put before it
     */
    public ExpressionException(int position, String message) {
        super("at position " + position + ": " + message);
        this.position = position;
    }

    /** Where in the text, counted from 0. */
    public int position() {
        return position;
    }
}
