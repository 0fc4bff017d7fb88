package flexsim.customers;

import flexsim.domain.Arrivals;
import flexsim.domain.Shift;
import flexsim.sampling.Distribution;
import flexsim.sampling.RandomStream;
import flexsim.time.Micros;

/**
 * Arrivals at a rate that is constant within each interval of a day, by inversion: events of a Poisson process of rate 1 are
 * mapped through the inverse of the cumulative rate, which is linear in each interval. Each day's rates are multiplied by
 * its busyness, a gamma variate of mean 1, which has a stream of its own for each day.
 */
final class IntervalTimes implements ArrivalTimes {
    private static final long DAY = Shift.DAY * Micros.PER_SECOND;

    private final double[] perSecond;
    private final int seconds;
    private final double busynessCv;
    private final long seed;
    private final long start;
    private final RandomStream stream;
    private long day;
    private double busyness;
    private int interval;

    /** Seconds since the day began. */
    private double now;

    IntervalTimes(Arrivals arrivals, long seed, int startSecond) {
        this.seconds = arrivals.intervalMinutes() * 60;
        this.perSecond = arrivals.perInterval().stream()
                .mapToDouble(count -> count / seconds)
                .toArray();
        this.busynessCv = arrivals.busynessCv();
        this.seed = seed;
        this.stream = RandomStream.of(seed, PURPOSE, 0);
        this.start = startSecond * Micros.PER_SECOND;
        this.now = startSecond;
        this.interval = startSecond / seconds;
        this.busyness = busyness(seed, 0, busynessCv);
    }

    /** The factor on all rates of that day of a run; 0 is the day on which it starts. */
    static double busyness(long seed, long day, double cv) {
        return cv == 0 ? 1 : Distribution.gamma(1, cv).sample(RandomStream.of(seed, "busyness", day));
    }

    @Override
    public long next() {
        double left = stream.nextExponential();
        while (true) {
            if (interval >= perSecond.length) {
                beginDay();
            }
            double rate = perSecond[interval] * busyness;
            double end = (double) (interval + 1) * seconds;
            double expected = rate * (end - now);
            if (left < expected) {
                now += left / rate;
                return day * DAY + Micros.ofSeconds(now) - start;
            }
            left -= expected;
            now = end;
            interval++;
        }
    }

    private void beginDay() {
        day++;
        busyness = busyness(seed, day, busynessCv);
        interval = 0;
        now = 0;
    }
}
