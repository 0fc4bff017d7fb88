package flexsim.taskrouter.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lexer: it cuts a text into tokens. */
final class Lexer {
    private static final Map<String, Token.Kind> SIGNS = Map.ofEntries(
            Map.entry("==", Token.Kind.EQUAL),
            Map.entry("=", Token.Kind.EQUAL),
            Map.entry("!=", Token.Kind.NOT_EQUAL),
            Map.entry("<=", Token.Kind.AT_MOST),
            Map.entry("<-", Token.Kind.IN),
            Map.entry("<", Token.Kind.LESS),
            Map.entry(">=", Token.Kind.AT_LEAST),
            Map.entry(">-", Token.Kind.HAS),
            Map.entry(">", Token.Kind.GREATER),
            Map.entry("(", Token.Kind.OPEN),
            Map.entry(")", Token.Kind.CLOSE),
            Map.entry("[", Token.Kind.OPEN_ARRAY),
            Map.entry("]", Token.Kind.CLOSE_ARRAY),
            Map.entry(",", Token.Kind.COMMA),
            Map.entry(".", Token.Kind.DOT));

    private static final Map<String, String> ADVICE = Map.of(
            "!", "'!' stands only in '!='; write NOT to negate",
            "&", "write AND instead of '&'",
            "|", "write OR instead of '|'",
            "-", "a hyphen stands only directly before the digits of a negative number");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens of {@code text}; the last is {@link Token.Kind#END}, and there is no other of it. */
    static List<Token> tokens(String text) throws ExpressionException {
        return new Lexer(text).cut();
    }

    private List<Token> cut() throws ExpressionException {
        skipSpace();
        while (position < text.length()) {
            char first = text.charAt(position);
            int numberEnd = Numeral.end(text, position);
            if (numberEnd > position) {
                number(numberEnd);
            } else if (startsName(first)) {
                word();
            } else if (first == '"' || first == '\'') {
                quoted(first);
            } else {
                sign();
            }
            skipSpace();
        }
        tokens.add(new Token(Token.Kind.END, "", text.length()));
        return tokens;
    }

    private void skipSpace() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private void number(int end) throws ExpressionException {
        if (end < text.length() && startsName(text.charAt(end))) {
            throw new ExpressionException(position, "a name cannot start with a digit, and text stands in quotes");
        }
        var number = new Token(Token.Kind.NUMBER, text.substring(position, end), position);
        if (Double.isNaN(Numeral.read(number.text()))) {
            throw new ExpressionException(position, "the number " + number.shown() + " is too large");
        }
        add(number, end);
    }

    private void word() throws ExpressionException {
        int end = position;
        while (end < text.length() && (startsName(text.charAt(end)) || Character.isDigit(text.charAt(end)))) {
            end++;
        }
        Token word = Token.word(text.substring(position, end), position);
        if (end < text.length() && text.charAt(end) == '-') {
            throw new ExpressionException(
                    end,
                    "a hyphen cannot be part of a name (after " + word.shown()
                            + "): expected an operator; give the attribute a name with '_', or put text in quotes");
        }
        add(word, end);
    }

    private void quoted(char quote) throws ExpressionException {
        var content = new StringBuilder();
        int at = position + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\') {
                int length = escapeLength(at);
                content.append(unescaped(at, length));
                at += length;
            } else {
                content.append(text.charAt(at));
                at++;
            }
        }
        if (at >= text.length()) {
            throw new ExpressionException(position, "the text that starts here does not end: expected " + quote);
        }
        add(new Token(Token.Kind.TEXT, content.toString(), position), at + 1);
    }

    private int escapeLength(int at) {
        return at + 1 < text.length() && text.charAt(at + 1) == 'u' ? 6 : 2;
    }

    private char unescaped(int at, int length) throws ExpressionException {
        if (length == 6) {
            return unicode(at);
        }
        char escaped = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return switch (escaped) {
            case '\\', '/', '\'', '"' -> escaped;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default ->
                throw new ExpressionException(
                        at, "unknown escape: expected one of \\\\ \\' \\\" \\/ \\n \\t \\r \\b \\f \\uXXXX");
        };
    }

    private char unicode(int at) throws ExpressionException {
        int code = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw new ExpressionException(at, "expected four hexadecimal digits after \\u");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private void sign() throws ExpressionException {
        for (int length = Math.min(2, text.length() - position); length > 0; length--) {
            String sign = text.substring(position, position + length);
            if (SIGNS.containsKey(sign)) {
                add(new Token(SIGNS.get(sign), sign, position), position + length);
                return;
            }
        }
        String unknown = Character.toString(text.codePointAt(position));
        throw new ExpressionException(
                position,
                ADVICE.getOrDefault(unknown, "unexpected character '" + unknown + "'; text stands in quotes"));
    }

    private void add(Token token, int end) {
        tokens.add(token);
        position = end;
    }

    private static boolean startsName(char letter) {
        return Character.isLetter(letter) || letter == '_' || letter == '$';
    }
}
