package flexsim.taskrouter.expression;

import java.math.BigDecimal;

/** Numbers as they are written: an optional minus, digits, and optionally a fraction and an exponent. */
final class Numeral {
    private Numeral() {}

    /** The number that {@code text} is in full; NaN when it is none, or greater than a double can be. */
    static double read(String text) {
        if (text.isEmpty() || end(text, 0) != text.length()) {
            return Double.NaN;
        }
        double number = Double.parseDouble(text);
        return Double.isInfinite(number) ? Double.NaN : number;
    }

    /** Where the number that starts at {@code from} ends; {@code from} itself when none starts there. */
    static int end(String text, int from) {
        int start = at(text, from, '-') ? from + 1 : from;
        int whole = digits(text, start);
        if (whole == start) {
            return from;
        }
        int fraction = at(text, whole, '.') ? digits(text, whole + 1) : whole;
        int end = fraction > whole + 1 ? fraction : whole;
        if (!at(text, end, 'e') && !at(text, end, 'E')) {
            return end;
        }
        int sign = at(text, end + 1, '-') || at(text, end + 1, '+') ? end + 2 : end + 1;
        int exponent = digits(text, sign);
        return exponent > sign ? exponent : end;
    }

    /** In digits, without an exponent, and without a fraction where there is none: 5, -0.25, 10000000. */
    static String write(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }

    private static boolean at(String text, int position, char wanted) {
        return position < text.length() && text.charAt(position) == wanted;
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
