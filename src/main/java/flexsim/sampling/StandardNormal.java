package flexsim.sampling;

/** Normal variates by Marsaglia's polar method (Marsaglia &amp; Bray 1964). */
final class StandardNormal {
    private StandardNormal() {}

    /** The pair's second variate is given up, so that nothing has to be remembered between draws. */
    static double sample(RandomStream random) {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double square = u * u + v * v;
            if (square > 0 && square < 1) {
                return u * Math.sqrt(-2 * Logarithm.of(square) / square);
            }
        }
    }
}
