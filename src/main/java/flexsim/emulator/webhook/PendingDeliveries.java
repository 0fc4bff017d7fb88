package flexsim.emulator.webhook;

import java.time.Duration;

/** Knows whether anything that was sent out is still on its way or being carried out. */
@FunctionalInterface
public interface PendingDeliveries {
    /**
     * Waits, in real time, until everything sent out has been answered and what was answered has been carried out.
     *
     * @return false when that took longer than {@code longest}, or the thread was interrupted
     */
    boolean awaitQuiet(Duration longest);
}
