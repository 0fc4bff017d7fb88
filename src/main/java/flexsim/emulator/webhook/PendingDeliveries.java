package flexsim.emulator.webhook;

import java.time.Duration;

/** The webhooks that are pending: sent or waiting, without a response, or with one that is being carried out. */
@FunctionalInterface
public interface PendingDeliveries {
    /**
     * Waits, in real time, until every webhook has its response and the instructions in the responses are carried out.
     *
     * @return false when that took longer than {@code longest}, or the thread was interrupted
     */
    boolean awaitDeliveries(Duration longest);
}
