package flexsim.sampling;

/** Gamma variates of scale 1 (Marsaglia &amp; Tsang, "A simple method for generating gamma variables", 2000). */
final class StandardGamma {
    private StandardGamma() {}

    static double sample(RandomStream random, double shape) {
        if (shape < 1) {
            // Their section 6: a variate of shape + 1, boosted down.
            double boost = StrictMath.pow(random.nextDouble(), 1 / shape);
            return sample(random, shape + 1) * boost;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = StandardNormal.sample(random);
            double root = 1 + c * x;
            if (root > 0) {
                double v = root * root * root;
                double u = random.nextDouble();
                if (StrictMath.log(u) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
                    return d * v;
                }
            }
        }
    }
}
