package flexsim.customers;

import flexsim.sampling.RandomStream;
import flexsim.time.Micros;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * Who arrives when. Open loop: each instant is the one before plus a gap, whatever happened to the customers before. An
 * iterator, so that arrivals are computed ahead of time but not all at once. Not thread-safe.
 */
public final class ArrivalSchedule implements Iterator<Arrival> {
    /** No gap is shorter: a domain whose gaps are all zero would have all its customers arrive at once. */
    static final long SHORTEST_GAP = (long) (Micros.PER_SECOND / Rate.MOST_PER_SECOND);

    private static final long LONGEST_GAP = Micros.PER_SECOND * 86_400 * 365;

    private final LongFunction<Customer> customers;
    private final ToLongFunction<Customer> gaps;
    private final Limits limits;
    private final long start;
    private long last;
    private long index;
    private Arrival ahead;

    /**
     * When arrivals end: at whichever comes first; with neither they do not.
     *
     * @param micros length of time in which customers arrive
     * @param count number of customers
     */
    public record Limits(OptionalLong micros, OptionalLong count) {
        public static final Limits NONE = new Limits(OptionalLong.empty(), OptionalLong.empty());
    }

    private ArrivalSchedule(
            long start, LongFunction<Customer> customers, ToLongFunction<Customer> gaps, Limits limits) {
        this.start = start;
        this.last = start;
        this.customers = customers;
        this.gaps = gaps;
        this.limits = limits;
        this.ahead = compute();
    }

    /** Customers {@code arrivalGap} apart, as the domain has it. */
    public static ArrivalSchedule ofDomain(long start, LongFunction<Customer> customers, Limits limits) {
        return new ArrivalSchedule(start, customers, customer -> Micros.of(customer.gap()), limits);
    }

    /** Customers who arrive as a Poisson process of {@code rate}. */
    public static ArrivalSchedule poisson(
            long start, Rate rate, long seed, LongFunction<Customer> customers, Limits limits) {
        RandomStream stream = RandomStream.of(seed, "arrivals", 0);
        // StrictMath: the same bits on every machine.
        ToLongFunction<Customer> gaps =
                customer -> Micros.ofSeconds(-StrictMath.log(stream.nextDouble()) / rate.perSecond());
        return new ArrivalSchedule(start, customers, gaps, limits);
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Arrival next() {
        if (ahead == null) {
            throw new NoSuchElementException("no more arrivals");
        }
        Arrival arrival = ahead;
        ahead = compute();
        return arrival;
    }

    /**
     * When the time for arrivals is over: with the last customer when their number ended it, else at the time limit.
     * Known once there is no next arrival.
     */
    public long end() {
        if (ahead != null) {
            throw new IllegalStateException("there are arrivals to come");
        }
        boolean allCame = limits.count().isPresent() && index >= limits.count().getAsLong();
        return allCame ? last : start + limits.micros().orElse(0);
    }

    private Arrival compute() {
        if (limits.count().isPresent() && index >= limits.count().getAsLong()) {
            return null;
        }
        Customer customer = customers.apply(index);
        long due = last + Math.min(LONGEST_GAP, Math.max(SHORTEST_GAP, gaps.applyAsLong(customer)));
        if (limits.micros().isPresent() && due - start >= limits.micros().getAsLong()) {
            return null;
        }
        index++;
        last = due;
        return new Arrival(due, customer);
    }
}
