package flexsim.queueing;

import flexsim.queueing.VirtualWaitDensity.Point;
import flexsim.queueing.VirtualWaitDensity.Stretch;

/** Goes from a virtual wait of 0 upwards, in stretches that are as long as they may be, and sums up. */
final class VirtualWaitIntegration {
    /** The halves of a stretch must agree with the whole as well as this. */
    private static final double AGREEMENT = 1e-11;
    /** Of what is less than this part of the density no agreement is asked. */
    private static final double ROUNDING = 1e-14;
    /** What may be left out at the end, as part of the whole. */
    private static final double NEGLIGIBLE = 1e-18;
    /** As parts of the wait and of the mean time between two events: nothing shorter is halved, patience has a step. */
    private static final double SHORTEST = 1e-12;

    private static final int MOST_STRETCHES = 100_000;

    private final VirtualWaitDensity density;
    private final double betweenEvents;
    private Point at;
    private VirtualWaitSums sums = VirtualWaitSums.NONE;
    private double length;
    private int stretches;

    /**
     * @param betweenEvents mean seconds between two events of the busy queue, the first stretch to try
     * @throws IllegalArgumentException when there is no equilibrium
     */
    VirtualWaitIntegration(VirtualWaitDensity density, double betweenEvents) {
        this.density = density;
        this.at = new VirtualWaitClimb(density).start();
        this.betweenEvents = betweenEvents;
        this.length = betweenEvents;
    }

    /** The sums up to {@code seconds}, less than the longest patience and not less than what was asked before. */
    VirtualWaitSums upTo(double seconds) {
        while (at.seconds() < seconds && !isNegligibleBeyond()) {
            advance(seconds);
        }
        return sums;
    }

    /** The sums of all virtual waits. */
    VirtualWaitSums all() {
        while (!isNegligibleBeyond()) {
            if (at.seconds() >= density.longest()) {
                return sums.plus(density.beyondLongest(at));
            }
            advance(density.longest());
        }
        return sums;
    }

    private void advance(double bound) {
        if (++stretches > MOST_STRETCHES) {
            throw new IllegalArgumentException("patience ends too slowly for the integrals to be worked out");
        }
        double shortest = SHORTEST * (betweenEvents + at.seconds());
        double end = at.seconds() + length;
        if (end + shortest >= bound) {
            end = bound;
        }
        Stretch whole = density.stretch(at, end);
        Stretch first = density.stretch(at, at.seconds() + (end - at.seconds()) / 2);
        Stretch second = density.stretch(first.end(), end);
        length = end - at.seconds();
        if (length > shortest && !agree(whole, first, second)) {
            length /= 2;
            return;
        }
        sums = sums.plus(first.sums()).plus(second.sums());
        at = second.end();
        length *= 2;
    }

    private boolean agree(Stretch whole, Stretch first, Stretch second) {
        double rise = first.rise() + second.rise();
        if (!(Math.abs(rise - whole.rise()) <= AGREEMENT * (1 + Math.abs(rise)))) {
            return false;
        }
        VirtualWaitSums halves = first.sums().plus(second.sums());
        VirtualWaitSums once = whole.sums().inUnitOf(halves);
        VirtualWaitSums total = sums.plus(halves).inUnitOf(halves);
        return Math.abs(halves.density() - once.density()) <= AGREEMENT * total.density()
                && Math.abs(halves.left() - once.left()) <= AGREEMENT * total.left() + ROUNDING * total.density();
    }

    /** f falls ever faster once it does, so beyond a point there is less than an exponential tail would hold. */
    private boolean isNegligibleBeyond() {
        double slope = density.slope(at.seconds());
        return slope < 0 && Math.exp(at.exponent() - sums.logUnit()) / -slope <= NEGLIGIBLE * sums.density();
    }
}
