package flexsim.taskrouter.expression;

/** Reads strings that hold a number. */
final class Numerals {
    private Numerals() {}

    /** The number that {@code text} is, or NaN: an optional sign, digits, an optional fraction; nothing else. */
    static double read(String text) {
        int digits = 0;
        boolean point = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && !point && digits > 0) {
                point = true;
            } else if (!(c == '-' && i == 0)) {
                return Double.NaN;
            }
        }
        return digits == 0 || text.endsWith(".") ? Double.NaN : Double.parseDouble(text);
    }
}
