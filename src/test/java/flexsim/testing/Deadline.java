package flexsim.testing;

import java.time.Duration;

/**
 * How long a test waits for what is bound to happen: longer than any machine needs, however busy, so that only a test that
 * hangs comes to its end.
 */
public final class Deadline {
    public static final int SECONDS = 120;
    public static final Duration DURATION = Duration.ofSeconds(SECONDS);

    private Deadline() {}
}
