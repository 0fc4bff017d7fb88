package flexsim.sampling;

/** The gaps of a homogeneous Poisson process, drawn one after the other. Not thread-safe. */
public final class PoissonProcess {
    private final Distribution gap;
    private final RandomStream random;

    /** @param rate expected events per second, above 0 */
    public PoissonProcess(double rate, RandomStream random) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("rate must be above 0: " + rate);
        }
        this.gap = Distribution.exponential(1 / rate);
        this.random = random;
    }

    /** Seconds from the last event, or the start, to the next. */
    public double nextGap() {
        return gap.sample(random);
    }
}
