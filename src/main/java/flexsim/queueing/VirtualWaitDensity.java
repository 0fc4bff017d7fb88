package flexsim.queueing;

/**
 * The density of the virtual wait without its norm, f(x) = exp(∫₀ˣ (λ·P(patience &gt; u) − cμ) du), stretch by stretch:
 * at the points of a stretch patience is replaced by the polynomial through them, which is integrated exactly
 * (Clenshaw–Curtis). The points include both ends, so that no fall of patience can hide between two stretches.
 */
final class VirtualWaitDensity {
    private static final int ORDER = 16;
    /** From −1 to 1, closer together at the ends. */
    private static final double[] POINTS = points();
    /** Row i integrates from −1 to point i what is known at the points. */
    private static final double[][] INTEGRAL = integral();

    private final double callsPerSecond;
    private final double capacity;
    private final VirtualWaitPatience patience;

    VirtualWaitDensity(double callsPerSecond, double capacity, VirtualWaitPatience patience) {
        this.callsPerSecond = callsPerSecond;
        this.capacity = capacity;
        this.patience = patience;
    }

    /**
     * A virtual wait, and what is known there.
     *
     * @param exponent ln f(seconds)
     * @param waited E[min(seconds, patience)]
     */
    record Point(double seconds, double exponent, double waited) {
        static final Point START = new Point(0, 0, 0);
    }

    /** What lies between two points: the rise of the exponent, kept for its own sake as it is small, and the sums. */
    record Stretch(Point end, double rise, VirtualWaitSums sums) {}

    Stretch stretch(Point start, double end) {
        double half = (end - start.seconds) / 2;
        double[] at = new double[ORDER + 1];
        double[] staying = new double[ORDER + 1];
        for (int i = 0; i <= ORDER; i++) {
            // At its bound patience has a step: the stretch ends just before.
            at[i] = Math.min(start.seconds + half * (1 + POINTS[i]), Math.nextDown(patience.longest()));
            staying[i] = patience.staying(at[i]);
        }
        double[] rise = new double[ORDER + 1];
        double[] waited = new double[ORDER + 1];
        double highest = 0;
        for (int i = 0; i <= ORDER; i++) {
            double stayed = 0;
            double grown = 0;
            for (int j = 0; j <= ORDER; j++) {
                stayed += INTEGRAL[i][j] * staying[j];
                grown += INTEGRAL[i][j] * (callsPerSecond * staying[j] - capacity);
            }
            waited[i] = start.waited + half * stayed;
            rise[i] = half * grown;
            highest = Math.max(highest, rise[i]);
        }
        double density = 0;
        double leftSum = 0;
        double stayedSum = 0;
        double waitedSum = 0;
        double waitedForAnswer = 0;
        for (int i = 0; i <= ORDER; i++) {
            double weight = half * INTEGRAL[ORDER][i] * Math.exp(rise[i] - highest);
            density += weight;
            leftSum += weight * patience.leaving(at[i]);
            stayedSum += weight * staying[i];
            waitedSum += weight * waited[i];
            waitedForAnswer += weight * at[i] * staying[i];
        }
        return new Stretch(
                new Point(end, start.exponent + rise[ORDER], waited[ORDER]),
                rise[ORDER],
                new VirtualWaitSums(start.exponent + highest, density, leftSum, stayedSum, waitedSum, waitedForAnswer));
    }

    /** All beyond the longest patience, where agents come free and nobody joins. */
    VirtualWaitSums beyondLongest(Point longest) {
        double density = 1 / capacity;
        return new VirtualWaitSums(longest.exponent, density, density, 0, longest.waited * density, 0);
    }

    /** How fast ln f rises at {@code seconds}; never faster further on. */
    double slope(double seconds) {
        return callsPerSecond * patience.staying(seconds) - capacity;
    }

    /** The longest patience, in seconds; may be infinite. */
    double longest() {
        return patience.longest();
    }

    private static double[] points() {
        double[] points = new double[ORDER + 1];
        for (int i = 0; i <= ORDER; i++) {
            points[i] = -Math.cos(Math.PI * i / ORDER);
        }
        return points;
    }

    private static double[][] integral() {
        double[][] integral = new double[ORDER + 1][ORDER + 1];
        for (int i = 0; i <= ORDER; i++) {
            for (int j = 0; j <= ORDER; j++) {
                double sum = 0;
                for (int k = 0; k <= ORDER; k++) {
                    sum += coefficient(j, k) * integralOfChebyshev(k, POINTS[i]);
                }
                integral[i][j] = sum;
            }
        }
        return integral;
    }

    /** Of the k-th Chebyshev polynomial in the polynomial that is 1 at point {@code j} and 0 at the others. */
    private static double coefficient(int j, int k) {
        double ends = (j == 0 || j == ORDER ? 0.5 : 1) * (k == 0 || k == ORDER ? 0.5 : 1);
        return 2.0 / ORDER * ends * chebyshev(k, POINTS[j]);
    }

    /** ∫ T_k from −1 to {@code x}. */
    private static double integralOfChebyshev(int k, double x) {
        return antiderivative(k, x) - antiderivative(k, -1);
    }

    private static double antiderivative(int k, double x) {
        return switch (k) {
            case 0 -> x;
            case 1 -> x * x / 2;
            default -> (chebyshev(k + 1, x) / (k + 1) - chebyshev(k - 1, x) / (k - 1)) / 2;
        };
    }

    private static double chebyshev(int k, double x) {
        return Math.cos(k * Math.acos(x));
    }
}
