package flexsim.customers;

import flexsim.sampling.RandomStream;
import flexsim.time.Micros;

/** Arrivals at a constant rate. */
final class PoissonTimes implements ArrivalTimes {
    private final double perSecond;
    private final RandomStream stream;
    private long last;

    PoissonTimes(Rate rate, long seed) {
        this.perSecond = rate.perSecond();
        this.stream = RandomStream.of(seed, PURPOSE, 0);
    }

    @Override
    public long next() {
        last += Micros.ofSeconds(stream.nextExponential() / perSecond);
        return last;
    }
}
