package flexsim.taskrouter.expression;

import flexsim.taskrouter.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parser: it reads the tokens of one expression, by recursive descent. The grammar is at {@link Expression}. */
final class Parser {
    private static final Map<Kind, Operator> OPERATORS = Map.of(
            Kind.EQUAL, Operator.EQUAL,
            Kind.NOT_EQUAL, Operator.NOT_EQUAL,
            Kind.LESS, Operator.LESS,
            Kind.AT_MOST, Operator.AT_MOST,
            Kind.GREATER, Operator.GREATER,
            Kind.AT_LEAST, Operator.AT_LEAST,
            Kind.HAS, Operator.HAS,
            Kind.IN, Operator.IN,
            Kind.CONTAINS, Operator.CONTAINS);

    private static final String AN_OPERATOR = "an operator (==, !=, <, <=, >, >=, HAS, IN, NOT IN or CONTAINS)";
    private static final String AN_OPERAND = "a name, a text in quotes, a number, true, false, null or an array";

    private final List<Token> tokens;
    private final List<Path> paths = new ArrayList<>();
    private int next;
    private int depth;

    Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The whole expression, to the end. */
    Condition expression() throws ExpressionException {
        Condition condition = or();
        expect(Kind.END, "AND, OR or the end");
        return condition;
    }

    /** One path, to the end. */
    Path onlyPath() throws ExpressionException {
        if (!peek().is(Kind.NAME)) {
            throw unexpected(peek(), "a name");
        }
        path();
        expect(Kind.END, "the end");
        return paths.get(0);
    }

    /** The references met so far, in order. */
    List<Path> paths() {
        return paths;
    }

    private Condition or() throws ExpressionException {
        var parts = new ArrayList<Condition>();
        do {
            parts.add(and());
        } while (accept(Kind.OR));
        return parts.size() == 1 ? parts.get(0) : new Condition.Any(List.copyOf(parts));
    }

    private Condition and() throws ExpressionException {
        var parts = new ArrayList<Condition>();
        do {
            parts.add(not());
        } while (accept(Kind.AND));
        return parts.size() == 1 ? parts.get(0) : new Condition.All(List.copyOf(parts));
    }

    private Condition not() throws ExpressionException {
        return accept(Kind.NOT) ? new Condition.Not(primary()) : primary();
    }

    private Condition primary() throws ExpressionException {
        if (!peek().is(Kind.OPEN)) {
            return comparison();
        }
        descend();
        Condition inner = or();
        expect(Kind.CLOSE, "AND, OR or ')'");
        depth--;
        return inner;
    }

    private Condition comparison() throws ExpressionException {
        Operand left = operand();
        Operator operator = operator();
        return Condition.comparing(left, operator, operand());
    }

    private Operator operator() throws ExpressionException {
        Token token = take();
        if (token.is(Kind.NOT)) {
            expect(Kind.IN, "IN after NOT");
            return Operator.NOT_IN;
        }
        if (!OPERATORS.containsKey(token.kind())) {
            throw unexpected(token, AN_OPERATOR);
        }
        return OPERATORS.get(token.kind());
    }

    private Operand operand() throws ExpressionException {
        Token token = peek();
        return switch (token.kind()) {
            case NAME -> path();
            case OPEN_ARRAY -> array();
            case TEXT -> constant(new Value.Text(token.text()));
            case NUMBER -> constant(new Value.Num(Numeral.read(token.text())));
            case TRUE -> constant(Value.TRUE);
            case FALSE -> constant(Value.FALSE);
            case NULL -> constant(Value.NULL);
            default -> throw unexpected(token, token.isKeyword() ? AN_OPERAND + ", not a keyword," : AN_OPERAND);
        };
    }

    private Operand constant(Value value) {
        next++;
        return new Operand.Constant(value);
    }

    private Operand array() throws ExpressionException {
        descend();
        var elements = new ArrayList<Operand>();
        do {
            elements.add(operand());
        } while (accept(Kind.COMMA));
        expect(Kind.CLOSE_ARRAY, "',' or ']'");
        depth--;
        return Operand.array(elements);
    }

    private Operand path() throws ExpressionException {
        Token head = take();
        var steps = new ArrayList<Path.Step>();
        steps.add(new Path.Key(head.text()));
        while (peek().is(Kind.DOT) || peek().is(Kind.OPEN_ARRAY)) {
            if (steps.size() == Expression.MAX_DEPTH) {
                throw tooDeep(peek());
            }
            steps.add(accept(Kind.DOT) ? member() : element());
        }
        var path = new Path(steps);
        paths.add(path);
        return new Operand.Reference(path);
    }

    private Path.Step member() throws ExpressionException {
        Token token = take();
        if (!token.isWord()) {
            throw unexpected(token, "a name after '.'");
        }
        return new Path.Key(token.text());
    }

    private Path.Step element() throws ExpressionException {
        take();
        Token token = take();
        if (!token.is(Kind.NUMBER) || !token.text().matches("[0-9]{1,9}")) {
            throw unexpected(token, "the number of an element, counted from 0,");
        }
        expect(Kind.CLOSE_ARRAY, "']'");
        return new Path.Index(Integer.parseInt(token.text()));
    }

    private void descend() throws ExpressionException {
        Token token = take();
        if (depth == Expression.MAX_DEPTH) {
            throw tooDeep(token);
        }
        depth++;
    }

    private Token peek() {
        return tokens.get(next);
    }

    /** The next token; END is never passed. */
    private Token take() {
        Token token = peek();
        if (!token.is(Kind.END)) {
            next++;
        }
        return token;
    }

    private boolean accept(Kind kind) {
        boolean there = peek().is(kind);
        if (there) {
            take();
        }
        return there;
    }

    private void expect(Kind kind, String wanted) throws ExpressionException {
        Token token = take();
        if (!token.is(kind)) {
            throw unexpected(token, wanted);
        }
    }

    private static ExpressionException unexpected(Token found, String wanted) {
        return new ExpressionException(found.position(), "expected " + wanted + " but found " + found.shown());
    }

    private static ExpressionException tooDeep(Token at) {
        return new ExpressionException(
                at.position(), "nested too deeply; at most " + Expression.MAX_DEPTH + " levels are allowed");
    }
}
