package flexsim.taskrouter.expression;

/**
 * A piece of an expression's text.
 *
 * @param text the piece itself; of a string its content, escapes resolved
 * @param position where it begins, counted from 0
 */
record Token(Type type, String text, int position) {
    /** Kinds of pieces. */
    enum Type {
        NAME,
        STRING,
        NUMBER,
        /** An operator or punctuation; words such as {@code AND} are names. */
        SYMBOL,
        END
    }

    boolean isSymbol(String symbol) {
        return type == Type.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return type == Type.NAME && text.equalsIgnoreCase(word);
    }

    /** For messages: what stands there. */
    String shown() {
        return type == Type.END ? "the end" : "'" + text + "'";
    }
}
