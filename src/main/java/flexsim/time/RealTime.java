package flexsim.time;

import java.util.function.LongSupplier;

/** Real time that passes, whatever the clock of the simulation shows. For what concerns the real network: how long an answer took, how often clients ask. */
public final class RealTime {
    private RealTime() {}

    /** Microseconds since an instant of no meaning; never runs backwards. */
    public static LongSupplier micros() {
        return () -> System.nanoTime() / 1_000L;
    }
}
