package flexsim.emulator.control;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Request;
import flexsim.emulator.http.Response;
import flexsim.emulator.http.Router;
import flexsim.emulator.webhook.Deliveries;
import flexsim.emulator.webhook.Delivery;
import flexsim.emulator.webhook.DeliveryFaults;
import flexsim.taskrouter.history.EventFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code GET /_flexsim/deliveries}: the latest webhooks, the newest first. Filters: {@code Kind} ({@code
 * assignment_callback}, {@code event_callback}, {@code event_sink}), {@code Url} (a part of it) and {@code Limit} (100
 * by default).
 */
public final class DeliveriesResource {
    private static final int DEFAULT_LIMIT = 100;
    private static final Map<String, DeliveryFaults.Kind> KINDS = Stream.of(DeliveryFaults.Kind.values())
            .collect(Collectors.toMap(DeliveriesResource::name, Function.identity()));

    private final Deliveries deliveries;

    public DeliveriesResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public void addTo(Router routes) {
        routes.add("GET", "/_flexsim/deliveries", this::list);
    }

    /** {@code url}: a part of it. */
    private record Query(Optional<DeliveryFaults.Kind> kind, Optional<String> url, int limit) {
        static Query read(Parameters in) {
            return new Query(
                    in.choice("Kind", KINDS),
                    in.text("Url"),
                    in.integer("Limit", 1, Deliveries.MAX).orElse(DEFAULT_LIMIT));
        }
    }

    private Response list(Request request) {
        Query query = request.readStrictly(Query::read);
        List<Delivery> found = deliveries.recent().stream()
                .filter(delivery -> query.kind().isEmpty()
                        || delivery.kind() == query.kind().get())
                .filter(delivery -> query.url().isEmpty()
                        || delivery.url().contains(query.url().get()))
                .limit(query.limit())
                .toList();
        return Response.ok(json ->
                json.array("deliveries", found, DeliveriesResource::write).number("dropped", deliveries.dropped()));
    }

    private static String name(DeliveryFaults.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static void write(JsonObjectWriter json, Delivery delivery) {
        json.text("time", EventFields.iso(delivery.at()))
                .text("kind", name(delivery.kind()))
                .text("url", delivery.url());
        if (delivery.status().isPresent()) {
            json.number("status", delivery.status().get());
        } else {
            json.none("status");
        }
        json.text("failure", delivery.failure())
                .number("latency_ms", delivery.latencyMillis())
                .number("attempt", delivery.attempt())
                .text("signature", delivery.signature())
                .text("content_type", delivery.contentType())
                .text("body", delivery.body())
                .text("task_sid", delivery.taskSid())
                .text("reservation_sid", delivery.reservationSid());
    }
}
