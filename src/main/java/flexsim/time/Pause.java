package flexsim.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A wait of the calling thread. Only for threads that have nothing else to do; behaviour is scheduled instead. */
@FunctionalInterface
public interface Pause {
    /** Returns after {@code duration}, or at once when the thread is interrupted, whose flag then stays set. */
    void wait(Duration duration);

    /** A wait in wall time. */
    static Pause wall() {
        return duration -> {
            try {
                TimeUnit.NANOSECONDS.sleep(duration.toNanos());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
