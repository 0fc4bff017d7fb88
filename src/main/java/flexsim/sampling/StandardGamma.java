package flexsim.sampling;

/**
 * Gamma variates of scale 1 (Marsaglia &amp; Tsang, "A simple method for generating gamma variables", 2000), prepared for one
 * shape. Immutable.
 */
final class StandardGamma {
    /** Their squeeze: a normal x with u below 1 − 0.0331·x⁴ would pass the exact test too. */
    private static final double SQUEEZE = 0.0331;

    private final double d;
    private final double c;

    /** By their section 6 a variate of a shape below 1 is one of shape + 1 times a uniform one to this power; else 0. */
    private final double boost;

    StandardGamma(double shape) {
        boost = shape < 1 ? 1 / shape : 0;
        d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
        c = 1 / Math.sqrt(9 * d);
    }

    double sample(RandomStream random) {
        if (boost > 0) {
            double factor = StrictMath.exp(boost * Logarithm.of(random.nextDouble()));
            return factor * atLeastOne(random);
        }
        return atLeastOne(random);
    }

    private double atLeastOne(RandomStream random) {
        while (true) {
            double x = StandardNormal.sample(random);
            double root = 1 + c * x;
            if (root > 0) {
                double v = root * root * root;
                double u = random.nextDouble();
                double square = x * x;
                if (u < 1 - SQUEEZE * square * square
                        || Logarithm.of(u) < square / 2 + d - d * v + d * Logarithm.of(v)) {
                    return d * v;
                }
            }
        }
    }
}
