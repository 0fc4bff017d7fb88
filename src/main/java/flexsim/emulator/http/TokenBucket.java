package flexsim.emulator.http;

import flexsim.time.Micros;
import java.util.function.LongSupplier;

/**
 * A limit of so many in a second. It holds a second's worth of tokens, is full at first and fills evenly. Thread-safe.
 */
final class TokenBucket {
    private final int perSecond;
    private final long fillTime;
    private final LongSupplier micros;
    private long full;

    /** {@code micros}: passing time in microseconds. */
    TokenBucket(int perSecond, LongSupplier micros) {
        this.perSecond = perSecond;
        this.fillTime = Micros.PER_SECOND / perSecond;
        this.micros = micros;
        this.full = micros.getAsLong();
    }

    int perSecond() {
        return perSecond;
    }

    /**
     * What became of one that wanted to pass.
     *
     * @param remaining how many more may pass now
     * @param delay microseconds until one may; 0 when this one has passed
     */
    record Verdict(boolean passed, int remaining, long delay) {}

    /** Takes a token if there is one. The state is one number: the instant at which the bucket will be full again. */
    synchronized Verdict take() {
        long now = micros.getAsLong();
        long missing = Math.max(0, full - now);
        long afterwards = missing + fillTime;
        if (afterwards > perSecond * fillTime) {
            return new Verdict(false, 0, afterwards - perSecond * fillTime);
        }
        full = now + afterwards;
        return new Verdict(true, (int) ((perSecond * fillTime - afterwards) / fillTime), 0);
    }
}
