package flexsim.config;

import flexsim.domain.Dimension;
import flexsim.domain.Dimension.DataType;
import flexsim.domain.Dimension.Effect;
import flexsim.domain.Dimension.Influence;
import flexsim.sampling.Distribution;
import flexsim.sampling.Purpose;
import flexsim.sampling.RandomStream;
import java.util.List;

/** How the numbers of one range dimension are drawn. Immutable. */
final class RangeDraw {
    /** Decimal places kept of a number: every Java writes them alike, and a microsecond is fine enough for a time. */
    private static final double PLACES = 1e6;

    private final Dimension dimension;
    private final boolean whole;
    private final double min;
    private final double max;
    private final Distribution plain;
    private final List<Lever> levers;
    private final boolean influenced;
    /** What is always drawn; NaN when it varies. */
    private final double fixed;

    /** The value of a factor that is known, or can be drawn; otherwise NaN. */
    interface Factors {
        double value(Lever lever);
    }

    /**
     * An influence with what it needs of its factor.
     *
     * @param factor the factor's index
     * @param drawn whether a value that is not known is drawn; if not, it has no influence
     */
    record Lever(int factor, boolean drawn, Effect effect, double amount, double middle, double half) {
        static Lever of(Influence influence, int index, Dimension factor, boolean drawn) {
            return new Lever(
                    index,
                    drawn,
                    influence.effect(),
                    influence.amount(),
                    RangeCurve.middle(factor),
                    RangeCurve.half(factor));
        }

        private double normalized(double value) {
            return (value - middle) / half;
        }
    }

    RangeDraw(Dimension dimension, List<Lever> levers) {
        this.dimension = dimension;
        this.whole = dimension.dataType() == DataType.INTEGER;
        this.min = dimension.minStated() ? dimension.min() : Double.NEGATIVE_INFINITY;
        this.max = dimension.maxStated() ? dimension.max() : Double.POSITIVE_INFINITY;
        this.plain = RangeCurve.of(dimension);
        this.levers = List.copyOf(levers);
        this.influenced = !levers.isEmpty();
        boolean varies = influenced || dimension.curve() != Dimension.Curve.CONSTANT;
        this.fixed = varies ? Double.NaN : kept(dimension.mean().orElse(Double.NaN));
    }

    boolean isFixed() {
        return !Double.isNaN(fixed);
    }

    /** The only value there is. */
    double fixed() {
        return fixed;
    }

    boolean isInfluenced() {
        return influenced;
    }

    /** The value for {@code key} where nothing influences it. */
    double plain(Purpose purpose, long key, RandomStream scratch) {
        return sample(plain, purpose, key, scratch);
    }

    /** The distribution under the factors that are known, not yet clipped. */
    Distribution influenced(Factors factors) {
        double shift = 0;
        double skew = 0;
        double focus = 1;
        for (Lever lever : levers) {
            double value = factors.value(lever);
            if (!Double.isNaN(value)) {
                switch (lever.effect()) {
                    case SHIFT -> shift += lever.amount() * (value - lever.middle());
                    case SKEW -> skew += lever.amount() * lever.normalized(value);
                    case FOCUS -> focus *= Math.max(0, 1 - lever.amount() * lever.normalized(value));
                }
            }
        }
        return RangeCurve.of(dimension, shift, skew, focus);
    }

    double sample(Distribution distribution, Purpose purpose, long key, RandomStream scratch) {
        return kept(distribution.first(purpose, key, scratch));
    }

    /** Within the bounds, and with as many decimal places as are kept. */
    private double kept(double free) {
        double value = free < min ? min : free > max ? max : free;
        // A whole number in JSON has no negative zero: adding 0 leaves none here either.
        return whole ? Math.rint(value) + 0.0 : Math.rint(value * PLACES) / PLACES;
    }
}
