package flexsim.sampling;

/** The logarithm of the gamma function. */
public final class LogGamma {
    /** Lanczos coefficients for g = 7, n = 9 (Godfrey): relative error below 1e-14 for x ≥ 0.5. */
    private static final double[] COEFFICIENTS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private LogGamma() {}

    /** For {@code x} of at least 0.5. */
    public static double of(double x) {
        double base = x - 1;
        double sum = COEFFICIENTS[0];
        for (int i = 1; i < COEFFICIENTS.length; i++) {
            sum += COEFFICIENTS[i] / (base + i);
        }
        double t = base + 7.5;
        return 0.5 * StrictMath.log(2 * StrictMath.PI) + (base + 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }
}
