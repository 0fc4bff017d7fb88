package flexsim.taskrouter.expression;

import java.util.List;

/**
 * A parsed expression of TaskRouter's language: what chooses workers for a queue, tasks for a workflow's filter, workers
 * for its target. Immutable, and safe for any number of threads.
 *
 * <pre>{@code
 * expression := and ( OR and )*
 * and        := not ( AND not )*
 * not        := [ NOT ] ( '(' expression ')' | operand operator operand )
 * operator   := '==' | '=' | '!=' | '<' | '<=' | '>' | '>=' | HAS | '>-' | IN | '<-' | NOT IN | CONTAINS
 * operand    := text | number | true | false | null | array | path
 * array      := '[' operand ( ',' operand )* ']'
 * path       := name ( '.' name | '[' index ']' )*
 * }</pre>
 *
 * <p>Twilio documents the operators and shows examples; it gives no grammar. Where it is silent, this is the reading:
 *
 * <ul>
 *   <li>AND binds tighter than OR, and NOT may stand before a comparison or a parenthesis. Keywords and {@code true},
 *       {@code false}, {@code null} are written in any case. After a dot they are names like others
 *       ({@code task.contains}).
 *   <li>A name has letters, digits, {@code _} and {@code $}, and does not start with a digit. A hyphen in a name is
 *       refused, as TaskRouter refuses it. Whatever is quoted is a constant, never a reference.
 *   <li>Text stands in single or double quotes, with JSON's escapes and <code>\'</code>.
 *   <li>The longest operator wins: {@code x <-5} is {@code x IN 5}, not {@code x < -5}. Numbers may be negative and have
 *       a fraction and an exponent.
 * </ul>
 *
 * <p>What the operators mean is at {@link Operator}. A text may have {@value #MAX_LENGTH} characters, and parentheses,
 * arrays and steps of a path at most {@value #MAX_DEPTH} levels.
 */
public final class Expression {
    /** Characters in the longest expression. */
    public static final int MAX_LENGTH = 10_000;

    /** Levels of the deepest nesting. */
    public static final int MAX_DEPTH = 100;

    private final String text;
    private final Condition condition;
    private final List<Path> paths;

    private Expression(String text, Condition condition, List<Path> paths) {
        this.text = text;
        this.condition = condition;
        this.paths = List.copyOf(paths);
    }

    /**
     * Parses {@code text}.
     *
     * @throws ExpressionException when it is not an expression, or too long or too deep; an empty text is none
     */
    public static Expression parse(String text) throws ExpressionException {
        if (text.length() > MAX_LENGTH) {
            throw new ExpressionException(
                    MAX_LENGTH,
                    "the expression has " + text.length() + " characters; at most " + MAX_LENGTH + " are allowed");
        }
        var parser = new Parser(Lexer.tokens(text));
        Condition condition = parser.expression();
        return new Expression(text, condition, parser.paths());
    }

    /** Whether it holds in {@code scope}. Looks up only what it needs for the answer, from left to right. */
    public boolean matches(Scope scope) {
        return condition.holds(scope);
    }

    /** All references, in order of appearance; one that appears twice is there twice. */
    public List<Path> paths() {
        return paths;
    }

    /** Expressions of the same text are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression && text.equals(expression.text);
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
