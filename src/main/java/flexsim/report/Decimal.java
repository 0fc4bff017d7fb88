package flexsim.report;

/**
 * Numbers as text with at most 9 decimals, rounded half up, the same on every Java version: {@link Double#toString} is not.
 */
final class Decimal {
    private static final int DECIMALS = 9;
    private static final long SCALE = 1_000_000_000L;
    private static final double LARGEST = 9e9;

    private Decimal() {}

    /** @param value finite */
    static String of(double value) {
        if (Math.abs(value) >= LARGEST) {
            return Long.toString(Math.round(value));
        }
        long scaled = Math.round(value * SCALE);
        long fraction = Math.abs(scaled % SCALE);
        StringBuilder text = new StringBuilder(20);
        if (scaled < 0) {
            text.append('-');
        }
        text.append(Math.abs(scaled / SCALE));
        if (fraction != 0) {
            appendFraction(text, fraction);
        }
        return text.toString();
    }

    private static void appendFraction(StringBuilder text, long fraction) {
        String digits = Long.toString(fraction);
        int last = digits.length();
        while (digits.charAt(last - 1) == '0') {
            last--;
        }
        text.append('.').append("0".repeat(DECIMALS - digits.length())).append(digits, 0, last);
    }
}
