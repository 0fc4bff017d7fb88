package flexsim.time;

/**
 * How long something really took, whatever clock behaviour runs on: for what happens outside the program, as an answer
 * that is waited for.
 */
public final class Stopwatch {
    private final long start = System.nanoTime();

    private Stopwatch() {}

    public static Stopwatch started() {
        return new Stopwatch();
    }

    /** Whole milliseconds of wall time since it was started. */
    public long millis() {
        return micros() / 1_000L;
    }

    /** Microseconds of wall time since it was started; never fewer than before. */
    public long micros() {
        return (System.nanoTime() - start) / 1_000L;
    }
}
