package flexsim.taskrouter.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flexsim.taskrouter.WorkflowDocument;
import flexsim.taskrouter.WorkflowDocument.Filter;
import flexsim.taskrouter.WorkflowDocument.Target;
import flexsim.taskrouter.expression.Expression;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads a workflow's configuration. What it has and this version does not know is refused with its JSON path.
 *
 * <p>Source: Twilio, "Configuring Workflows".
 */
final class WorkflowReader {
    /** Bytes. Source: Twilio, "TaskRouter limits". */
    private static final int MAX_SIZE = 1_038_576;

    private static final Set<String> FILTER_KEYS =
            Set.of("filter_friendly_name", "friendly_name", "expression", "targets");
    private static final Set<String> TARGET_KEYS = Set.of("queue", "priority", "timeout", "expression");
    private static final Set<String> DEFAULT_KEYS =
            Set.of("filter_friendly_name", "friendly_name", "queue", "priority");
    private static final Set<String> LATER_KEYS =
            Set.of("order_by", "skip_if", "known_worker_sid", "known_worker_friendly_name");
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final Strictness strictness;

    private WorkflowReader(Strictness strictness) {
        this.strictness = strictness;
    }

    static WorkflowDocument read(String text) {
        return new WorkflowReader(Strictness.STRICT).document(text);
    }

    static WorkflowDocument read(String text, Strictness strictness) {
        return new WorkflowReader(strictness).document(text);
    }

    private WorkflowDocument document(String text) {
        if (text.length() > MAX_SIZE || text.getBytes(StandardCharsets.UTF_8).length > MAX_SIZE) {
            throw ApiError.invalid("Parameter Configuration is larger than " + MAX_SIZE + " bytes");
        }
        JsonNode root = parsed(text);
        only(root, "", Set.of("task_routing"));
        JsonNode routing = root.path("task_routing");
        only(routing, "task_routing", Set.of("filters", "default_filter"));
        if (absent(routing, "filters") && absent(routing, "default_filter")) {
            throw wrong("task_routing", "needs 'filters' or a 'default_filter'");
        }
        return new WorkflowDocument(text, filters(routing), defaultTarget(routing));
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode root = JSON.readValue(text);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException malformed) {
            throw ApiError.invalid("Parameter Configuration is not JSON (" + JsonValues.where(malformed) + ")");
        }
        throw ApiError.invalid("Parameter Configuration must be a JSON object");
    }

    private List<Filter> filters(JsonNode routing) {
        List<Filter> filters = new ArrayList<>();
        for (JsonNode filter : array(routing, "task_routing", "filters")) {
            filters.add(filter(filter, "task_routing.filters[" + filters.size() + "]"));
        }
        return filters;
    }

    private Filter filter(JsonNode filter, String path) {
        only(filter, path, FILTER_KEYS);
        Optional<String> name =
                text(filter, path, "filter_friendly_name").or(() -> text(filter, path, "friendly_name"));
        Optional<Expression> expression = expression(filter, path);
        return new Filter(name, expression, targets(filter, path));
    }

    private List<Target> targets(JsonNode filter, String path) {
        List<Target> targets = new ArrayList<>();
        Optional<String> queue = Optional.empty();
        for (JsonNode target : array(filter, path, "targets")) {
            String targetPath = path + ".targets[" + targets.size() + "]";
            only(target, targetPath, TARGET_KEYS);
            queue = text(target, targetPath, "queue").or(orElse(queue));
            targets.add(new Target(
                    queue.orElseThrow(() -> wrong(targetPath, "needs a 'queue'")),
                    integer(target, targetPath, "priority", 0),
                    integer(target, targetPath, "timeout", 1),
                    targetExpression(target, targetPath)));
        }
        if (targets.isEmpty()) {
            throw wrong(path, "needs at least one target");
        }
        return targets;
    }

    /** A target without a queue has that of the target before it. */
    private static java.util.function.Supplier<Optional<String>> orElse(Optional<String> inherited) {
        return () -> inherited;
    }

    private Optional<Target> defaultTarget(JsonNode routing) {
        if (absent(routing, "default_filter")) {
            return Optional.empty();
        }
        String path = "task_routing.default_filter";
        JsonNode target = routing.get("default_filter");
        only(target, path, DEFAULT_KEYS);
        String queue = text(target, path, "queue").orElseThrow(() -> wrong(path, "needs a 'queue'"));
        return Optional.of(
                new Target(queue, integer(target, path, "priority", 0), OptionalInt.empty(), Optional.empty()));
    }

    private static Optional<Expression> expression(JsonNode from, String path) {
        return text(from, path, "expression").map(text -> Expressions.parse(path + ".expression", text));
    }

    private static Optional<Expression> targetExpression(JsonNode target, String path) {
        Optional<Expression> expression = expression(target, path);
        expression.stream().flatMap(e -> e.paths().stream()).forEach(reference -> {
            if (reference.length() < 2 || !Set.of("task", "worker").contains(reference.head())) {
                throw wrong(
                        path + ".expression",
                        "must refer to 'task.' or 'worker.' attributes, found '" + reference.head() + "'");
            }
        });
        return expression;
    }

    private void only(JsonNode object, String path, Set<String> keys) {
        if (!object.isObject()) {
            throw wrong(path, "must be an object");
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (LATER_KEYS.contains(name) && !absent(object, name)) {
                throw wrong(path, "not supported by this version yet: '" + name + "'");
            }
            if (!keys.contains(name) && !LATER_KEYS.contains(name)) {
                strictness.unknown(where(path) + ": unknown key '" + Parameters.shortened(name) + "'");
            }
        }
    }

    private static boolean absent(JsonNode object, String key) {
        return !object.hasNonNull(key);
    }

    private static Iterable<JsonNode> array(JsonNode object, String path, String key) {
        if (absent(object, key)) {
            return List.of();
        }
        if (!object.get(key).isArray()) {
            throw wrong(path + "." + key, "must be an array");
        }
        return object.get(key);
    }

    private static Optional<String> text(JsonNode object, String path, String key) {
        if (absent(object, key)) {
            return Optional.empty();
        }
        if (!object.get(key).isTextual()) {
            throw wrong(path + "." + key, "must be a string");
        }
        return Optional.of(object.get(key).textValue());
    }

    /** A number, or a string of digits: Twilio's own examples have both. */
    private static OptionalInt integer(JsonNode object, String path, String key, int least) {
        if (absent(object, key)) {
            return OptionalInt.empty();
        }
        JsonNode value = object.get(key);
        try {
            if (value.isIntegralNumber() || value.isTextual()) {
                int number = Integer.parseInt(value.asText());
                if (number >= least) {
                    return OptionalInt.of(number);
                }
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, together with what is out of range.
        }
        throw wrong(path + "." + key, "must be a whole number of at least " + least);
    }

    private static String where(String path) {
        return path.isEmpty() ? "Invalid Configuration" : "Invalid Configuration at " + path;
    }

    private static ApiError wrong(String path, String message) {
        return ApiError.invalid(where(path) + ": " + message);
    }
}
