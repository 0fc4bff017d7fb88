package flexsim.emulator.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something to be posted to somebody who wants to know.
 *
 * @param url as configured
 * @param content made when its turn comes, on a thread of the client's
 * @param patience how long an answer may take, its body included; wall time
 * @param attempt 1 for the first
 * @param order webhooks to one URL that share it are sent one after the other, each when the one before has ended
 * @param taskSid whom it is about
 * @param reservationSid whom it is about
 */
public record Webhook(
        DeliveryFaults.Kind kind,
        String url,
        Supplier<Content> content,
        Duration patience,
        int attempt,
        Optional<String> order,
        Optional<String> taskSid,
        Optional<String> reservationSid) {
    /** What is posted. */
    public sealed interface Content {}

    /** Posted as a form; its parameters are signed. */
    public record Form(Map<String, String> parameters) implements Content {}

    /** Posted as it is; a digest of it is added to the URL and signed. The array is not copied. */
    public record Json(byte[] body) implements Content {}
}
