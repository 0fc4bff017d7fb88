package flexsim.report;

import java.nio.charset.StandardCharsets;

/**
 * Numbers as text with at most 9 decimals, rounded half up, the same on every Java version: {@link Double#toString} is not.
 */
final class Decimal {
    /** So many bytes are enough for one. */
    static final int LONGEST = 24;

    private static final int DECIMALS = 9;
    private static final long SCALE = 1_000_000_000L;
    private static final double LARGEST = 9e9;

    private Decimal() {}

    /** @param value finite */
    static String of(double value) {
        byte[] text = new byte[LONGEST];
        return new String(text, 0, write(value, text, 0), StandardCharsets.US_ASCII);
    }

    /**
     * Writes a number.
     *
     * @param value finite
     * @param at where to begin
     * @return the place after the last
     */
    static int write(double value, byte[] text, int at) {
        boolean large = Math.abs(value) >= LARGEST;
        long scaled = Math.round(large ? value : value * SCALE);
        int next = at;
        if (scaled < 0) {
            text[next++] = '-';
        }
        long digits = Math.abs(scaled);
        if (large) {
            return Digits.whole(digits, text, next);
        }
        next = Digits.whole(digits / SCALE, text, next);
        return Digits.fraction((int) (digits % SCALE), DECIMALS, text, next);
    }
}
