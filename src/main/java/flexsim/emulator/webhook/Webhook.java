package flexsim.emulator.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request to be sent to a client's URL: a callback, or events for a sink.
 *
 * @param url as configured
 * @param content made when its turn comes, on a thread of the client's
 * @param timeout how long a response may take, its body included; wall time
 * @param attempt 1 for the first
 * @param order webhooks to one URL that share it are sent one after the other, each when the one before has ended
 * @param taskSid the task that it is about
 * @param reservationSid the reservation that it is about
 */
public record Webhook(
        DeliveryFaults.Kind kind,
        String url,
        Supplier<Content> content,
        Duration timeout,
        int attempt,
        Optional<String> order,
        Optional<String> taskSid,
        Optional<String> reservationSid) {
    /** A first attempt, in no order with others and about nothing in particular. */
    public static Webhook of(DeliveryFaults.Kind kind, String url, Supplier<Content> content, Duration timeout) {
        return new Webhook(kind, url, content, timeout, 1, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Webhook withAttempt(int number) {
        return new Webhook(kind, url, content, timeout, number, order, taskSid, reservationSid);
    }

    public Webhook withOrder(String key) {
        return new Webhook(kind, url, content, timeout, attempt, Optional.of(key), taskSid, reservationSid);
    }

    public Webhook withTask(Optional<String> sid) {
        return new Webhook(kind, url, content, timeout, attempt, order, sid, reservationSid);
    }

    public Webhook withReservation(Optional<String> sid) {
        return new Webhook(kind, url, content, timeout, attempt, order, taskSid, sid);
    }

    /** What is posted. */
    public sealed interface Content {}

    /** Posted as a form; its parameters are signed. */
    public record Form(Map<String, String> parameters) implements Content {}

    /** Posted as it is; a digest of it is added to the URL and signed. The array is not copied. */
    public record Json(byte[] body) implements Content {}
}
