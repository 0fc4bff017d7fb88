package flexsim.queueing;

import flexsim.queueing.VirtualWaitDensity.Point;
import flexsim.queueing.VirtualWaitDensity.Stretch;
import java.util.ArrayList;
import java.util.List;

/**
 * Where to begin. Under overload the density first rises, by e to the millions when queues are long: all that lies more
 * than e^700 below its peak is nothing beside it and is left out.
 */
final class VirtualWaitClimb {
    private static final double NOTHING = 700;
    /** So close below {@link #NOTHING} that a search ends soon. */
    private static final double CLOSE = 1500;

    private static final double AGREEMENT = 1e-9;

    private final VirtualWaitDensity density;

    VirtualWaitClimb(VirtualWaitDensity density) {
        this.density = density;
    }

    /**
     * The first point that counts: 0, unless that is far below the peak.
     *
     * @throws IllegalArgumentException when the density rises for ever
     */
    Point start() {
        double peak = peak();
        if (density.slope(0) * peak <= CLOSE) {
            return Point.START;
        }
        List<Point> way = new ArrayList<>(List.of(Point.START));
        double length = peak;
        while (last(way).seconds() < peak) {
            length = advance(way, Math.min(peak, last(way).seconds() + length));
        }
        return beginning(way, last(way).exponent());
    }

    /** Where the density is highest. */
    private double peak() {
        double longest = Math.nextDown(density.longest());
        if (density.slope(0) <= 0) {
            return 0;
        }
        if (density.slope(longest) > 0) {
            if (Double.isInfinite(density.longest())) {
                throw new IllegalArgumentException("patience never ends and agents cannot keep up: no equilibrium");
            }
            return density.longest();
        }
        double rises = 0;
        double falls = Math.min(1, longest);
        while (density.slope(falls) > 0) {
            rises = falls;
            falls = Math.min(falls * 2, longest);
        }
        for (int i = 0; i < 60; i++) {
            double between = rises + (falls - rises) / 2;
            if (density.slope(between) > 0) {
                rises = between;
            } else {
                falls = between;
            }
        }
        return falls;
    }

    /** Adds the end of a stretch that needs no halving; the length to try next. */
    private double advance(List<Point> way, double end) {
        Point from = last(way);
        double length = end - from.seconds();
        Stretch whole = density.stretch(from, end);
        Stretch first = density.stretch(from, from.seconds() + length / 2);
        Stretch second = density.stretch(first.end(), end);
        double rise = first.rise() + second.rise();
        if (Math.abs(rise - whole.rise()) > AGREEMENT * (1 + rise) && length > end * AGREEMENT) {
            return length / 2;
        }
        way.add(second.end());
        return length * 2;
    }

    private Point beginning(List<Point> way, double peak) {
        int next = 1;
        while (way.get(next).exponent() < peak - NOTHING) {
            next++;
        }
        Point below = way.get(next - 1);
        double above = way.get(next).seconds();
        while (below.exponent() < peak - CLOSE) {
            Point between = density.stretch(way.get(next - 1), below.seconds() + (above - below.seconds()) / 2)
                    .end();
            if (between.exponent() < peak - NOTHING) {
                below = between;
            } else {
                above = between.seconds();
            }
        }
        // Only differences count from here on; beside e^700 the 1 that f begins with is nothing.
        return new Point(below.seconds(), Math.min(below.exponent(), NOTHING), below.waited());
    }

    private static Point last(List<Point> way) {
        return way.get(way.size() - 1);
    }
}
