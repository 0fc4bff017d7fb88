package flexsim.emulator.webhook;

import java.util.Optional;

/**
 * A webhook that was sent.
 *
 * @param at when, in microseconds since the epoch on the simulated clock
 * @param url the one that was signed; what may be secret in it is hidden
 * @param status of the response; absent when there was none
 * @param failure why there was no response
 * @param latencyMillis wall time until the response or the failure
 * @param attempt 1 for the first
 */
public record Delivery(
        long at,
        DeliveryFaults.Kind kind,
        String url,
        Optional<Integer> status,
        Optional<String> failure,
        long latencyMillis,
        int attempt,
        String signature,
        String contentType,
        String body,
        Optional<String> taskSid,
        Optional<String> reservationSid) {
    /** Neither signature nor content. */
    @Override
    public String toString() {
        return kind + " to " + url + ": "
                + status.map(Object::toString).or(() -> failure).orElse("");
    }
}
