package flexsim.taskrouter.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds conditions from tokens by recursive descent.
 *
 * <pre>
 * or         := and (OR and)*
 * and        := not (AND not)*
 * not        := NOT not | primary
 * primary    := '(' or ')' | operand operator operand
 * operand    := string | number | true | false | null | array | path
 * path       := name ('.' name | '[' integer ']')*
 * </pre>
 *
 * AND binds tighter than OR, and a prefix NOT is taken (both inferred). {@code >-} is HAS and {@code <-} is IN, so a
 * comparison with a negative number needs a space: {@code a > -1}.
 */
final class Parser {
    /** How deep parentheses, NOT and arrays may nest. */
    static final int MAX_DEPTH = 100;

    private final List<Token> tokens;
    private final List<Path> paths = new ArrayList<>();
    private int at;
    private int depth;

    Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    List<Path> paths() {
        return paths;
    }

    Condition parse() throws ExpressionException {
        Condition condition = or();
        if (peek().type() != Token.Type.END) {
            throw expected("AND, OR or the end");
        }
        return condition;
    }

    private Condition or() throws ExpressionException {
        List<Condition> conditions = new ArrayList<>(List.of(and()));
        while (skipWord("OR")) {
            conditions.add(and());
        }
        return conditions.size() == 1 ? conditions.get(0) : new Condition.Or(List.copyOf(conditions));
    }

    private Condition and() throws ExpressionException {
        List<Condition> conditions = new ArrayList<>(List.of(not()));
        while (skipWord("AND")) {
            conditions.add(not());
        }
        return conditions.size() == 1 ? conditions.get(0) : new Condition.And(List.copyOf(conditions));
    }

    private Condition not() throws ExpressionException {
        if (!peek().isWord("NOT")) {
            return primary();
        }
        descend();
        Condition condition = new Condition.Not(not());
        depth--;
        return condition;
    }

    private Condition primary() throws ExpressionException {
        if (!peek().isSymbol("(")) {
            Operand left = operand();
            Operator operator = operator();
            return new Condition.Comparison(left, operator, operand());
        }
        descend();
        Condition condition = or();
        require(")");
        depth--;
        return condition;
    }

    /** Steps over the token that opens something nested. */
    private void descend() throws ExpressionException {
        if (++depth > MAX_DEPTH) {
            throw new ExpressionException(peek().position(), "nested deeper than " + MAX_DEPTH + " levels");
        }
        at++;
    }

    private Operator operator() throws ExpressionException {
        Optional<Operator> operator = operator(peek());
        if (operator.isEmpty()) {
            throw expected("a comparison such as ==, !=, <, HAS, IN or CONTAINS");
        }
        at++;
        if (operator.get() == Operator.NOT_IN && !skipWord("IN")) {
            throw expected("IN after NOT");
        }
        return operator.get();
    }

    private static Optional<Operator> operator(Token token) {
        if (token.type() == Token.Type.SYMBOL) {
            return switch (token.text()) {
                case "==", "=" -> Optional.of(Operator.EQUAL);
                case "!=" -> Optional.of(Operator.NOT_EQUAL);
                case "<" -> Optional.of(Operator.LESS);
                case "<=" -> Optional.of(Operator.LESS_OR_EQUAL);
                case ">" -> Optional.of(Operator.GREATER);
                case ">=" -> Optional.of(Operator.GREATER_OR_EQUAL);
                case ">-" -> Optional.of(Operator.HAS);
                case "<-" -> Optional.of(Operator.IN);
                default -> Optional.empty();
            };
        }
        if (token.isWord("HAS")) {
            return Optional.of(Operator.HAS);
        } else if (token.isWord("IN")) {
            return Optional.of(Operator.IN);
        } else if (token.isWord("CONTAINS")) {
            return Optional.of(Operator.CONTAINS);
        }
        return token.isWord("NOT") ? Optional.of(Operator.NOT_IN) : Optional.empty();
    }

    private Operand operand() throws ExpressionException {
        Token token = peek();
        if (token.isSymbol("[")) {
            return array();
        }
        if (token.type() == Token.Type.STRING) {
            at++;
            return new Operand.Constant(new Value.Text(token.text()));
        }
        if (token.type() == Token.Type.NUMBER) {
            at++;
            return new Operand.Constant(new Value.Num(Double.parseDouble(token.text())));
        }
        if (token.type() != Token.Type.NAME || isReserved(token)) {
            throw expected("a value or an attribute");
        }
        return word(token);
    }

    private static boolean isReserved(Token token) {
        return token.isWord("AND")
                || token.isWord("OR")
                || token.isWord("NOT")
                || operator(token).isPresent();
    }

    private Operand word(Token token) throws ExpressionException {
        boolean alone = !tokens.get(at + 1).isSymbol(".") && !tokens.get(at + 1).isSymbol("[");
        if (alone && token.isWord("true")) {
            at++;
            return new Operand.Constant(Value.TRUE);
        } else if (alone && token.isWord("false")) {
            at++;
            return new Operand.Constant(Value.FALSE);
        } else if (alone && token.isWord("null")) {
            at++;
            return new Operand.Constant(Value.NULL);
        }
        return new Operand.Reference(path());
    }

    private Path path() throws ExpressionException {
        List<Path.Step> steps = new ArrayList<>();
        steps.add(new Path.Key(tokens.get(at++).text()));
        while (peek().isSymbol(".") || peek().isSymbol("[")) {
            if (steps.size() >= MAX_DEPTH) {
                throw new ExpressionException(peek().position(), "a path of more than " + MAX_DEPTH + " steps");
            }
            steps.add(tokens.get(at++).isSymbol(".") ? key() : index());
        }
        Path path = new Path(steps);
        paths.add(path);
        return path;
    }

    private Path.Step key() throws ExpressionException {
        if (peek().type() != Token.Type.NAME) {
            throw expected("a name after '.'");
        }
        return new Path.Key(tokens.get(at++).text());
    }

    private Path.Step index() throws ExpressionException {
        Token token = peek();
        if (token.type() != Token.Type.NUMBER
                || !token.text().chars().allMatch(Character::isDigit)
                || token.text().length() > 9) {
            throw expected("the index of an element");
        }
        at++;
        require("]");
        return new Path.Index(Integer.parseInt(token.text()));
    }

    private Operand array() throws ExpressionException {
        descend();
        List<Operand> elements = new ArrayList<>();
        if (!peek().isSymbol("]")) {
            elements.add(operand());
            while (peek().isSymbol(",")) {
                at++;
                elements.add(operand());
            }
        }
        require("]");
        depth--;
        boolean constant = elements.stream().allMatch(e -> e instanceof Operand.Constant);
        return constant
                ? new Operand.Constant(new Value.Array(elements.stream()
                        .map(e -> ((Operand.Constant) e).value())
                        .toList()))
                : new Operand.Elements(List.copyOf(elements));
    }

    private Token peek() {
        return tokens.get(at);
    }

    private boolean skipWord(String word) {
        boolean found = peek().isWord(word);
        if (found) {
            at++;
        }
        return found;
    }

    private void require(String symbol) throws ExpressionException {
        if (!peek().isSymbol(symbol)) {
            throw expected("'" + symbol + "'");
        }
        at++;
    }

    private ExpressionException expected(String what) {
        return new ExpressionException(peek().position(), "expected " + what + ", found " + peek().shown());
    }
}
