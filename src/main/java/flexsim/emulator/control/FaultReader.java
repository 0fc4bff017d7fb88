package flexsim.emulator.control;

import flexsim.emulator.control.FaultRule.Fault;
import flexsim.emulator.control.FaultRule.OfDelivery;
import flexsim.emulator.control.FaultRule.OfRequest;
import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.webhook.DeliveryFaults.Fate;
import flexsim.emulator.webhook.DeliveryFaults.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The reader of a fault rule from a request's parameters; what is wrong or does not go together is refused by name. */
final class FaultReader {
    private static final List<String> OF_REQUESTS =
            List.of("Method", "Path", "Status", "RetryAfter", "Latency", "Drop");
    private static final Map<String, Optional<Kind>> SUBJECTS = Map.of(
            "request",
            Optional.empty(),
            OfDelivery.name(Kind.ASSIGNMENT_CALLBACK),
            Optional.of(Kind.ASSIGNMENT_CALLBACK),
            OfDelivery.name(Kind.EVENT_CALLBACK),
            Optional.of(Kind.EVENT_CALLBACK),
            OfDelivery.name(Kind.EVENT_SINK),
            Optional.of(Kind.EVENT_SINK));
    private static final Map<String, Fate> FATES = Map.of("lost", Fate.LOST, "duplicated", Fate.DUPLICATED);
    private static final Map<String, String> METHODS = Map.of("get", "GET", "post", "POST", "delete", "DELETE");
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int LEAST_STATUS = 500;
    private static final int MOST_STATUS = 599;
    private static final int MAX_RETRY_AFTER = 86_400;
    private static final int MAX_LATENCY = 60_000;
    private static final int MAX_COUNT = 1_000_000;
    private static final int MAX_PATH = 500;
    private static final int MAX_NUMBER = 20;

    private final Parameters parameters;
    private final Optional<Kind> kind;
    private final Optional<Fate> fate;
    private final OptionalInt status;
    private final OptionalInt retryAfter;
    private final OptionalInt latency;
    private final boolean drop;
    private final Optional<String> method;
    private final Optional<String> path;

    private FaultReader(Parameters parameters) {
        this.parameters = parameters;
        kind = parameters.choice("On", SUBJECTS).orElse(Optional.empty());
        fate = parameters.choice("Fate", FATES);
        status = parameters.integer("Status", 0, Integer.MAX_VALUE);
        latency = parameters.integer("Latency", 1, MAX_LATENCY);
        drop = parameters.flag("Drop").orElse(false);
        method = parameters.choice("Method", METHODS);
        path = parameters.text("Path");
        retryAfter = parameters.integer("RetryAfter", 0, MAX_RETRY_AFTER);
    }

    /** What is to go wrong, and when. */
    record Wanted(Fault fault, FaultSchedule schedule) {}

    static Wanted read(Parameters parameters) {
        FaultReader reader = new FaultReader(parameters);
        Optional<Long> seed = parameters.parsed("Seed", FaultReader::seed);
        Optional<BigDecimal> probability = parameters.parsed("Probability", FaultReader::probability);
        OptionalInt every = parameters.integer("Every", 1, MAX_COUNT);
        OptionalInt next = parameters.integer("Next", 1, MAX_COUNT);
        parameters.requireValid();
        return new Wanted(reader.fault(), schedule(probability, seed, every, next));
    }

    /** What goes wrong with what. */
    private Fault fault() {
        return kind.isPresent() ? delivery(kind.get()) : request();
    }

    private OfDelivery delivery(Kind of) {
        for (String name : OF_REQUESTS) {
            if (parameters.text(name).isPresent()) {
                throw ApiError.invalid(
                        "Parameter " + name + " goes with On=request only, not with On=" + OfDelivery.name(of));
            }
        }
        return new OfDelivery(
                of,
                fate.orElseThrow(() -> ApiError.invalid(
                        "Missing required parameter Fate: lost or duplicated, with On=" + OfDelivery.name(of))));
    }

    private OfRequest request() {
        if (fate.isPresent()) {
            throw ApiError.invalid("Parameter Fate goes with deliveries only: give On as well, for instance On="
                    + OfDelivery.name(Kind.EVENT_SINK));
        }
        if (status.isPresent() && !answerable(status.getAsInt())) {
            throw ApiError.invalid(
                    "Parameter Status must be 429 or from 500 to 599, found '" + status.getAsInt() + "'");
        }
        if (status.isEmpty() && latency.isEmpty() && !drop) {
            throw ApiError.invalid("A rule says what goes wrong: one of Status, Latency and Drop=true is needed");
        }
        if (status.isPresent() && drop) {
            throw ApiError.invalid("Status and Drop cannot be combined: a connection that is cut carries no answer");
        }
        return new OfRequest(method, path(), status, retryAfter(), Duration.ofMillis(latency.orElse(0)), drop);
    }

    private static boolean answerable(int status) {
        return status == TOO_MANY_REQUESTS || status >= LEAST_STATUS && status <= MOST_STATUS;
    }

    /** A 429 always says when to come again. */
    private OptionalInt retryAfter() {
        int answered = status.orElse(0);
        if (retryAfter.isPresent() && answered != TOO_MANY_REQUESTS && answered != UNAVAILABLE) {
            throw ApiError.invalid("Parameter RetryAfter goes with Status 429 or 503 only");
        }
        return retryAfter.isEmpty() && answered == TOO_MANY_REQUESTS ? OptionalInt.of(1) : retryAfter;
    }

    private PathPattern path() {
        if (path.isEmpty()) {
            return PathPattern.ANY;
        }
        String text = path.get();
        int rest = text.indexOf("**");
        boolean restInside = rest >= 0 && !(text.endsWith("/**") && rest == text.length() - 2);
        if (!text.startsWith("/") || text.length() > MAX_PATH || restInside) {
            throw ApiError.invalid(
                    "Parameter Path must begin with '/'; '*' or '{Name}' stands for one segment, '/**' at"
                            + " the end for the rest; found '" + Parameters.shortened(text) + "'");
        }
        if (text.startsWith(FaultInjection.SPARED)) {
            throw ApiError.invalid("Parameter Path names what faults never strike: paths under /_flexsim");
        }
        return new PathPattern(text);
    }

    /** The schedule; always, when the request has none. */
    private static FaultSchedule schedule(
            Optional<BigDecimal> probability, Optional<Long> seed, OptionalInt every, OptionalInt next) {
        List<FaultSchedule> given = new ArrayList<>();
        probability.ifPresent(value -> given.add(new FaultSchedule.Chance(value, seed.orElse(1L))));
        every.ifPresent(n -> given.add(new FaultSchedule.Every(n)));
        next.ifPresent(n -> given.add(new FaultSchedule.Next(n)));
        if (given.size() > 1) {
            throw ApiError.invalid("Probability, Every and Next cannot be combined: give one of them");
        }
        if (seed.isPresent() && probability.isEmpty()) {
            throw ApiError.invalid("Parameter Seed goes with Probability only");
        }
        return given.isEmpty() ? new FaultSchedule.Every(1) : given.get(0);
    }

    private static BigDecimal probability(String text) {
        try {
            BigDecimal value = new BigDecimal(text.length() > MAX_NUMBER ? "" : text.strip());
            if (value.signum() > 0 && value.compareTo(BigDecimal.ONE) <= 0) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, together with what is out of range.
        }
        throw ApiError.invalid(
                "Parameter Probability must be above 0 and at most 1, found '" + Parameters.shortened(text) + "'");
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException notANumber) {
            throw ApiError.invalid(
                    "Parameter Seed must be a whole number of 64 bits, found '" + Parameters.shortened(text) + "'");
        }
    }
}
