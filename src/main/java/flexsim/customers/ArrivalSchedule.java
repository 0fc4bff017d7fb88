package flexsim.customers;

import flexsim.domain.Arrivals;
import flexsim.time.Micros;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * Who arrives when. Open loop: no instant depends on what happened to the customers before. An
 * iterator, so that arrivals are computed ahead of time but not all at once. Not thread-safe.
 */
public final class ArrivalSchedule implements Iterator<Arrival> {
    private final LongFunction<Customer> customers;
    private final Dues dues;
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

    /** When a customer is due, in microseconds since the start. */
    @FunctionalInterface
    private interface Dues {
        /** @param last when the one before was due; 0 for the first */
        long of(Customer customer, long last);
    }

    private ArrivalSchedule(long start, LongFunction<Customer> customers, Dues dues, Limits limits) {
        this.start = start;
        this.last = start;
        this.customers = customers;
        this.dues = dues;
        this.limits = limits;
        this.ahead = compute();
    }

    /** Customers {@code arrivalGap} apart, as the domain has it. */
    public static ArrivalSchedule ofDomain(long start, LongFunction<Customer> customers, Limits limits) {
        return new ArrivalSchedule(
                start, customers, (customer, last) -> ArrivalTimes.later(last, Micros.of(customer.gap())), limits);
    }

    /** Customers who arrive as a Poisson process of {@code rate}. */
    public static ArrivalSchedule poisson(
            long start, Rate rate, long seed, LongFunction<Customer> customers, Limits limits) {
        return ofTimes(start, ArrivalTimes.poisson(rate, seed), customers, limits);
    }

    /**
     * Customers who arrive by the profile of a day.
     *
     * @param startSecond second of the day at which the run starts
     */
    public static ArrivalSchedule ofIntervals(
            long start,
            Arrivals arrivals,
            int startSecond,
            long seed,
            LongFunction<Customer> customers,
            Limits limits) {
        return ofTimes(start, ArrivalTimes.ofIntervals(arrivals, seed, startSecond), customers, limits);
    }

    private static ArrivalSchedule ofTimes(
            long start, ArrivalTimes times, LongFunction<Customer> customers, Limits limits) {
        return new ArrivalSchedule(start, customers, (customer, last) -> times.next(), limits);
    }

    /**
     * Customers as a domain has them: at the rate that was asked for, else by the profile that the domain states, else
     * {@code arrivalGap} apart.
     *
     * @param startSecond second of the day at which the run starts
     */
    public static ArrivalSchedule of(
            long start,
            Optional<Rate> rate,
            Optional<Arrivals> profile,
            int startSecond,
            long seed,
            LongFunction<Customer> customers,
            Limits limits) {
        return rate.map(given -> poisson(start, given, seed, customers, limits))
                .or(() -> profile.map(arrivals -> ofIntervals(start, arrivals, startSecond, seed, customers, limits)))
                .orElseGet(() -> ofDomain(start, customers, limits));
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
        long due = start + dues.of(customer, last - start);
        if (limits.micros().isPresent() && due - start >= limits.micros().getAsLong()) {
            return null;
        }
        index++;
        last = due;
        return new Arrival(due, customer);
    }
}
