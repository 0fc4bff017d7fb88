package flexsim.metrics;

/** Student's t distribution, as far as confidence intervals of 95 % need it. */
public final class StudentT {
    private static final double[] SMALL = {
        12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139
    };
    private static final double Z = 1.959963984540054;

    private StudentT() {}

    /**
     * What a t-distributed variable stays below with probability 0.975: from a table up to 10 degrees of freedom, above by
     * Cornish and Fisher's expansion (Abramowitz and Stegun 26.7.5), which is right to 5 digits there.
     *
     * @param degrees of freedom, at least 1
     */
    public static double quantile975(int degrees) {
        if (degrees <= SMALL.length) {
            return SMALL[degrees - 1];
        }
        double n = degrees;
        double z3 = Z * Z * Z;
        double z5 = z3 * Z * Z;
        double z7 = z5 * Z * Z;
        double z9 = z7 * Z * Z;
        return Z
                + (z3 + Z) / 4 / n
                + (5 * z5 + 16 * z3 + 3 * Z) / 96 / (n * n)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / 384 / (n * n * n)
                + (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * Z) / 92160 / (n * n * n * n);
    }
}
