package flexsim.queueing;

/**
 * Integrals over a stretch of virtual waits x, all in units of e^{logUnit}, so that none overflows: of the unnormed
 * density f, and of f times what becomes of a customer whose wait would be x.
 *
 * @param density ∫ f
 * @param left ∫ f·P(patience ≤ x)
 * @param stayed ∫ f·P(patience > x)
 * @param waited ∫ f·E[min(x, patience)]
 * @param waitedForAnswer ∫ f·x·P(patience > x)
 */
record VirtualWaitSums(
        double logUnit, double density, double left, double stayed, double waited, double waitedForAnswer) {
    static final VirtualWaitSums NONE = new VirtualWaitSums(Double.NEGATIVE_INFINITY, 0, 0, 0, 0, 0);

    VirtualWaitSums plus(VirtualWaitSums other) {
        if (other.logUnit > logUnit) {
            return other.plus(this);
        }
        VirtualWaitSums added = other.inUnitOf(this);
        return new VirtualWaitSums(
                logUnit,
                density + added.density,
                left + added.left,
                stayed + added.stayed,
                waited + added.waited,
                waitedForAnswer + added.waitedForAnswer);
    }

    /** The same, in the unit of {@code other}; what is nothing stays nothing. */
    VirtualWaitSums inUnitOf(VirtualWaitSums other) {
        if (logUnit == other.logUnit || density == 0) {
            return this;
        }
        double factor = Math.exp(logUnit - other.logUnit);
        return new VirtualWaitSums(
                other.logUnit,
                factor * density,
                factor * left,
                factor * stayed,
                factor * waited,
                factor * waitedForAnswer);
    }
}
