package flexsim.taskrouter.expression;

import java.util.List;

/**
 * A parsed expression of TaskRouter's language. Immutable. Source of the language: Twilio, "TaskRouter: Expression
 * syntax"; what is inferred is said at {@link Operator} and {@link Parser}.
 */
public final class Expression {
    /** The longest text that is taken. */
    public static final int MAX_LENGTH = 16_384;

    private final String text;
    private final Condition condition;
    private final List<Path> paths;

    private Expression(String text, Condition condition, List<Path> paths) {
        this.text = text;
        this.condition = condition;
        this.paths = paths;
    }

    /**
     * Parses {@code text}.
     *
     * @throws ExpressionException when it is not an expression, or too long or too deep
     */
    public static Expression parse(String text) throws ExpressionException {
        if (text.length() > MAX_LENGTH) {
            throw new ExpressionException(MAX_LENGTH, "longer than " + MAX_LENGTH + " characters");
        }
        Parser parser = new Parser(Lexer.tokens(text));
        Condition condition = parser.parse();
        return new Expression(text, condition, List.copyOf(parser.paths()));
    }

    /** Whether it holds in {@code scope}. */
    public boolean matches(Scope scope) {
        return condition.holds(scope);
    }

    /** All references, in order of appearance. */
    public List<Path> paths() {
        return paths;
    }

    /** Expressions of the same text are the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression && expression.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text it was parsed from. */
    @Override
    public String toString() {
        return text;
    }
}
