package flexsim.sampling;

/**
 * The natural logarithm for draws: the same bits on every machine, as {@link StrictMath#log} has them, but several times as fast
 * where that is native code. Relative error at most 1e-15.
 *
 * <p>x = 2^k · z with z in [0.6875, 1.375), cut into 256 pieces with a centre c each: log x = k·log 2 + log c + log(1 + r), with
 * r = (z − c)/c of at most 2^-8. z − c is exact, and c is 1 in the two pieces beside 1, so nothing cancels where the logarithm is
 * near 0. log(1 + r) is the Taylor polynomial of degree 7, whose rest is below 2^-59 of it.
 */
final class Logarithm {
    private static final int PIECES = 256;

    /** How many of a double's bits tell the place within a piece. */
    private static final int PLACE = 44;

    private static final int FRACTION = 52;
    private static final long LOWEST = Double.doubleToRawLongBits(0.6875);

    /** log 2 with zeros at its end, so that k times it is exact, and the rest (as in fdlibm). */
    private static final double LN2_HIGH = 6.93147180369123816490e-01;

    private static final double LN2_LOW = 1.90821492927058770002e-10;

    private static final int COLUMNS = 4;

    /** For each piece its centre c, 1/c and log c. */
    private static final double[] TABLE = table();

    private Logarithm() {}

    private static double[] table() {
        double[] table = new double[PIECES * COLUMNS];
        for (int piece = 0; piece < PIECES; piece++) {
            long first = LOWEST + ((long) piece << PLACE);
            double low = Double.longBitsToDouble(first);
            double high = Double.longBitsToDouble(first + (1L << PLACE));
            double centre = low == 1 || high == 1 ? 1 : (low + high) / 2;
            table[piece * COLUMNS] = centre;
            table[piece * COLUMNS + 1] = 1 / centre;
            table[piece * COLUMNS + 2] = StrictMath.log(centre);
        }
        return table;
    }

    /** @param x above 0, finite and not subnormal */
    static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long above = bits - LOWEST;
        long k = above >> FRACTION;
        int row = (int) (above >>> PLACE) & (PIECES - 1);
        double z = Double.longBitsToDouble(bits - (k << FRACTION));
        double r = (z - TABLE[row * COLUMNS]) * TABLE[row * COLUMNS + 1];
        double square = r * r;
        double tail = square
                * ((-1.0 / 2 + r * (1.0 / 3))
                        + square * ((-1.0 / 4 + r * (1.0 / 5)) + square * (-1.0 / 6 + r * (1.0 / 7))));
        return k * LN2_HIGH + (TABLE[row * COLUMNS + 2] + (r + (tail + k * LN2_LOW)));
    }
}
