package flexsim.taskrouter.document;

/** A text that a client wrote, as a message quotes it. */
public final class Quoted {
    private static final int LONGEST = 100;

    private Quoted() {}

    /** Cut to a length that a line can hold. */
    public static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, end(text)) + "…";
    }

    /** No character is cut in two. */
    private static int end(String text) {
        return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }
}
