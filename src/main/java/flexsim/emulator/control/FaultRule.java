package flexsim.emulator.control;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.webhook.DeliveryFaults;
import flexsim.sampling.RandomStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A rule for injected faults: what is struck, when, and how. It counts what it saw and what it struck. Thread-safe. */
final class FaultRule {
    /** What goes wrong with what. */
    sealed interface Fault {
        void write(JsonObjectWriter json);
    }

    /**
     * A request goes wrong.
     *
     * @param method any one when empty
     * @param status of the response instead of the right one: 429 or one from 500 to 599
     * @param retryAfter seconds, for the header {@code Retry-After}
     * @param latency in real time, before anything else happens
     * @param drop whether the connection is cut without a response
     */
    record OfRequest(
            Optional<String> method,
            PathPattern path,
            OptionalInt status,
            OptionalInt retryAfter,
            Duration latency,
            boolean drop)
            implements Fault {
        boolean concerns(String requestMethod, String requestPath) {
            return (method.isEmpty() || method.get().equals(requestMethod)) && path.matches(requestPath);
        }

        @Override
        public void write(JsonObjectWriter json) {
            json.text("on", "request").text("method", method).text("path", path.text());
            status.ifPresent(value -> json.number("status", value));
            retryAfter.ifPresent(value -> json.number("retry_after", value));
            json.number("latency_ms", latency.toMillis()).flag("drop", drop);
        }
    }

    /** Something that is sent out goes wrong. */
    record OfDelivery(DeliveryFaults.Kind kind, DeliveryFaults.Fate fate) implements Fault {
        @Override
        public void write(JsonObjectWriter json) {
            json.text("on", name(kind)).text("fate", fate.name().toLowerCase(Locale.ROOT));
        }

        static String name(DeliveryFaults.Kind kind) {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    private final long id;
    private final Fault fault;
    private final FaultSchedule schedule;
    private final RandomStream draws;
    private long seen;
    private long struck;

    FaultRule(long id, Fault fault, FaultSchedule schedule) {
        this.id = id;
        this.fault = fault;
        this.schedule = schedule;
        this.draws =
                RandomStream.of(schedule instanceof FaultSchedule.Chance chance ? chance.seed() : 0, "fault", "draw");
    }

    long id() {
        return id;
    }

    Fault fault() {
        return fault;
    }

    /** Asked once for each that the rule concerns. */
    synchronized boolean strikes() {
        seen++;
        boolean strikes = schedule.strikes(seen, draws);
        struck += strikes ? 1 : 0;
        return strikes;
    }

    synchronized void write(JsonObjectWriter json) {
        json.number("id", id);
        fault.write(json);
        schedule.write(json);
        json.number("seen", seen).number("struck", struck);
    }
}
