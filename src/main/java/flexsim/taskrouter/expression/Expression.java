package flexsim.taskrouter.expression;

import java.util.List;

/** A parsed expression of TaskRouter's language. Immutable. */
public final class Expression {
    private final String text;

    private Expression(String text) {
        this.text = text;
    }

    /**
     * Parses {@code text}.
     *
     * @throws ExpressionException when it is not an expression, or too long or too deep
     */
    public static Expression parse(String text) throws ExpressionException {
        throw new UnsupportedOperationException("being written");
    }

    /** Whether it holds in {@code scope}. */
    public boolean matches(Scope scope) {
        throw new UnsupportedOperationException("being written");
    }

    /** All references, in order of appearance. */
    public List<Path> paths() {
        throw new UnsupportedOperationException("being written");
    }

    /** The text it was parsed from. */
    @Override
    public String toString() {
        return text;
    }
}
