package flexsim.queueing;

import flexsim.sampling.LogGamma;

/**
 * The regularised incomplete gamma functions, by power series below the mean and continued fraction (Lentz) above it. Good
 * to about thirteen digits for shapes up to some thousands.
 */
final class ErlangIncompleteGamma {
    private static final double ENOUGH = 1e-16;
    private static final double TINY = 1e-300;

    private ErlangIncompleteGamma() {}

    /** P(shape, x): the part of a gamma distribution with scale 1 up to {@code x}, at least 0. */
    static double below(double shape, double x) {
        if (x <= 0) {
            return 0;
        }
        return x < shape + 1 ? series(shape, x) : 1 - fraction(shape, x);
    }

    /** Q(shape, x): the part beyond {@code x}. */
    static double above(double shape, double x) {
        if (x <= 0) {
            return 1;
        }
        return x < shape + 1 ? 1 - series(shape, x) : fraction(shape, x);
    }

    /** The part of the standard normal distribution beyond {@code z}. */
    static double normalAbove(double z) {
        return z > 0 ? above(0.5, z * z / 2) / 2 : 0.5 + below(0.5, z * z / 2) / 2;
    }

    private static double series(double shape, double x) {
        double term = 1 / shape;
        double sum = term;
        for (double a = shape + 1; term > sum * ENOUGH; a++) {
            term *= x / a;
            sum += term;
        }
        return sum * Math.exp(logWeight(shape, x));
    }

    private static double fraction(double shape, double x) {
        double weight = Math.exp(logWeight(shape, x));
        if (!(weight > 0)) {
            return 0;
        }
        double b = x + 1 - shape;
        double c = 1 / TINY;
        double d = 1 / b;
        double value = d;
        double change = 0;
        for (int i = 1; Math.abs(change - 1) > ENOUGH * 10; i++) {
            double a = i * (shape - i);
            b += 2;
            d = 1 / awayFromZero(a * d + b);
            c = awayFromZero(b + a / c);
            change = d * c;
            value *= change;
        }
        return weight * value;
    }

    private static double awayFromZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** The logarithm of x^shape · e^−x / Γ(shape). */
    private static double logWeight(double shape, double x) {
        // Γ(shape) = Γ(shape + 1) / shape keeps the argument where LogGamma is accurate.
        return shape * Math.log(x) - x - LogGamma.of(shape + 1) + Math.log(shape);
    }
}
