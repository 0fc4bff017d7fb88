package flexsim.taskrouter.expression;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression's text into tokens. */
final class Lexer {
    /** Longer ones come before those that they begin with. */
    private static final List<String> SYMBOLS =
            List.of("==", "!=", ">=", "<=", ">-", "<-", "=", ">", "<", "(", ")", "[", "]", ",", ".");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens of {@code text}, the last of them {@code END}. */
    static List<Token> tokens(String text) throws ExpressionException {
        Lexer lexer = new Lexer(text);
        while (lexer.next()) {
            continue;
        }
        lexer.tokens.add(new Token(Token.Type.END, "", text.length()));
        return lexer.tokens;
    }

    private boolean next() throws ExpressionException {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            string(c);
        } else if (isDigit(c)
                || c == '-' && at + 1 < text.length() && isDigit(text.charAt(at + 1)) && !afterOperand()) {
            number();
        } else if (isNameStart(c)) {
            name();
        } else {
            symbol();
        }
        return true;
    }

    private void string(char quote) throws ExpressionException {
        int start = at++;
        StringBuilder content = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            content.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw new ExpressionException(start, "the string that begins here is not closed with " + quote);
        }
        at++;
        tokens.add(new Token(Token.Type.STRING, content.toString(), start));
    }

    private void number() {
        int start = at++;
        boolean point = false;
        while (at < text.length() && (isDigit(text.charAt(at)) || !point && isPoint())) {
            point |= text.charAt(at) == '.';
            at++;
        }
        tokens.add(new Token(Token.Type.NUMBER, text.substring(start, at), start));
    }

    /** A point that a digit follows. */
    private boolean isPoint() {
        return text.charAt(at) == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1));
    }

    private void name() throws ExpressionException {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        if (at < text.length() && text.charAt(at) == '-') {
            throw new ExpressionException(
                    at, "a name cannot hold '-': rename the attribute that begins with '" + name + "-'");
        }
        tokens.add(new Token(Token.Type.NAME, name, start));
    }

    private void symbol() throws ExpressionException {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                tokens.add(new Token(Token.Type.SYMBOL, symbol, at));
                at += symbol.length();
                return;
            }
        }
        throw new ExpressionException(at, "'" + text.substring(at, at + 1) + "' is not expected here");
    }

    /** After an operand a '-' cannot begin a number. */
    private boolean afterOperand() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.type() == Token.Type.STRING || last.type() == Token.Type.NUMBER;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return c == '_' || c == '$' || Character.isLetter(c);
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
