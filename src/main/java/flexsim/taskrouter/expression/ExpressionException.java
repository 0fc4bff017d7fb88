package flexsim.taskrouter.expression;

/** A text that is not an expression. Checked: whoever takes expressions from outside must answer for them. */
public final class ExpressionException extends Exception {
    private final int position;

    public ExpressionException(int position, String message) {
        super(message);
        this.position = position;
    }

    /** Where in the text, counted from 0. */
    public int position() {
        return position;
    }
}
