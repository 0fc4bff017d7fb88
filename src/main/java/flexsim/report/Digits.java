package flexsim.report;

/** The decimal digits of whole numbers, written as bytes. Each method returns the place after the last byte. */
final class Digits {
    private static final int MOST = 19;

    private Digits() {}

    /** @param number at least 0 */
    static int whole(long number, byte[] text, int at) {
        int count = 1;
        for (long bound = 10; bound <= number && count < MOST; bound *= 10) {
            count++;
        }
        long rest = number;
        for (int place = at + count - 1; place >= at; place--) {
            text[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + count;
    }

    /** @param number at least 0, with at most {@code count} digits; zeros come before them */
    static int padded(int number, int count, byte[] text, int at) {
        int rest = number;
        for (int place = at + count - 1; place >= at; place--) {
            text[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + count;
    }

    /**
     * Writes a point and the decimals after it, without zeros at the end; nothing where all are 0.
     *
     * @param number the fraction times 10 to the power of {@code decimals}
     */
    static int fraction(int number, int decimals, byte[] text, int at) {
        if (number == 0) {
            return at;
        }
        int rest = number;
        int count = decimals;
        while (rest % 10 == 0) {
            rest /= 10;
            count--;
        }
        text[at] = '.';
        return padded(rest, count, text, at + 1);
    }
}
