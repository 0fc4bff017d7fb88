package flexsim.customers;

import flexsim.domain.Arrivals;
import flexsim.time.Micros;
import java.util.function.LongUnaryOperator;

/**
 * The instants at which customers arrive, one after the other and without end. The same for every kind of run: live and in
 * virtual time the same seed gives the same instants. Not thread-safe.
 */
@FunctionalInterface
public interface ArrivalTimes {
    /** The purpose of the random stream that arrivals are drawn from. */
    String PURPOSE = "arrivals";

    /** Microseconds from the start of the run to the next arrival; never less than the one before. */
    long next();

    /** A Poisson process. */
    static ArrivalTimes poisson(Rate rate, long seed) {
        return new PoissonTimes(rate, seed);
    }

    /**
     * A Poisson process whose rate is constant within each interval of a day, repeated daily.
     *
     * @param startSecond second of the day at which the run starts, 0 to 86,399
     */
    static ArrivalTimes ofIntervals(Arrivals arrivals, long seed, int startSecond) {
        return new IntervalTimes(arrivals, seed, startSecond);
    }

    /**
     * Gaps one after the other; those that are no gaps are {@linkplain #later made some}.
     *
     * @param gaps microseconds between the customer before and that of the number, from 0
     */
    static ArrivalTimes ofGaps(LongUnaryOperator gaps) {
        return new ArrivalTimes() {
            private long number;
            private long last;

            @Override
            public long next() {
                last = later(last, gaps.applyAsLong(number++));
                return last;
            }
        };
    }

    /**
     * The instant {@code gap} after {@code last}. No gap is shorter than that of the highest {@link Rate}, as a domain whose
     * gaps are all zero would have all its customers arrive at once, and none is longer than a year.
     */
    static long later(long last, long gap) {
        return last + Math.min(Gaps.LONGEST, Math.max(Gaps.SHORTEST, gap));
    }

    /** Of time between two customers, in microseconds. */
    final class Gaps {
        static final long SHORTEST = (long) (Micros.PER_SECOND / Rate.MOST_PER_SECOND);
        static final long LONGEST = Micros.PER_SECOND * 86_400 * 365;

        private Gaps() {}
    }
}
