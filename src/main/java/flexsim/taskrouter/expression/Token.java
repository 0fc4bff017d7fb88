package flexsim.taskrouter.expression;

import java.util.Locale;
import java.util.Map;

/**
 * A word or sign of an expression.
 *
 * @param text as it was written, except {@link Kind#TEXT}: what is between the quotes, escapes resolved
 * @param position where it starts, counted from 0
 */
record Token(Kind kind, String text, int position) {
    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        TRUE,
        FALSE,
        NULL,
        AND,
        OR,
        NOT,
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST,
        HAS,
        IN,
        CONTAINS,
        OPEN,
        CLOSE,
        OPEN_ARRAY,
        CLOSE_ARRAY,
        COMMA,
        DOT,
        END
    }

    private static final Map<String, Kind> KEYWORDS = Map.of(
            "and", Kind.AND,
            "or", Kind.OR,
            "not", Kind.NOT,
            "has", Kind.HAS,
            "in", Kind.IN,
            "contains", Kind.CONTAINS,
            "true", Kind.TRUE,
            "false", Kind.FALSE,
            "null", Kind.NULL);

    private static final int SHOWN = 40;

    /** A keyword in any case, or a name. */
    static Token word(String text, int position) {
        return new Token(KEYWORDS.getOrDefault(text.toLowerCase(Locale.ROOT), Kind.NAME), text, position);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Whether it is written as a name is, keywords included. */
    boolean isWord() {
        return kind == Kind.NAME || isKeyword();
    }

    boolean isKeyword() {
        return kind != Kind.NAME && kind == word(text, position).kind();
    }

    /** For people, and not too long. */
    String shown() {
        if (kind == Kind.END) {
            return "the end";
        }
        String start = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
        return (kind == Kind.TEXT ? "the text '" : "'") + start + "'";
    }
}
