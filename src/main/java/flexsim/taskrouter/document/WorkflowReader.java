package flexsim.taskrouter.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.ExpressionException;
import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.model.KnownWorker;
import flexsim.taskrouter.model.WorkerOrder;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.taskrouter.model.WorkflowDocument.Filter;
import flexsim.taskrouter.model.WorkflowDocument.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The reader of a workflow's configuration. What it has and this version does not know is refused with its JSON path.
 *
 * <p>Source: Twilio, "Configuring Workflows".
 */
public final class WorkflowReader {
    /** Bytes. Source: Twilio, "TaskRouter limits". */
    private static final int MAX_SIZE = 1_038_576;

    private static final Set<String> FILTER_KEYS =
            Set.of("filter_friendly_name", "friendly_name", "expression", "targets");
    private static final Set<String> TARGET_KEYS = Set.of(
            "queue",
            "priority",
            "timeout",
            "expression",
            "order_by",
            "skip_if",
            "known_worker_sid",
            "known_worker_friendly_name");
    private static final Set<String> DEFAULT_KEYS =
            Set.of("filter_friendly_name", "friendly_name", "queue", "priority");
    private static final Pattern ACTIVITY = Pattern.compile("WA[0-9a-fA-F]{32}");

    /** Levels; the deepest configuration that means something has six. */
    private static final int MAX_DEPTH = 20;

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final Consumer<String> unknown;

    private WorkflowReader(Consumer<String> unknown) {
        this.unknown = unknown;
    }

    /**
     * Reads {@code text} and refuses what it does not know.
     *
     * @throws MalformedException when it is no workflow's configuration
     */
    public static WorkflowDocument read(String text) {
        return read(text, what -> {
            throw new MalformedException(what);
        });
    }

    /**
     * Reads {@code text}.
     *
     * @param unknown called with each unknown key and its place; it may refuse it
     * @throws MalformedException when it is no workflow's configuration
     */
    public static WorkflowDocument read(String text, Consumer<String> unknown) {
        return new WorkflowReader(unknown).document(text);
    }

    private WorkflowDocument document(String text) {
        if (text.length() > MAX_SIZE || text.getBytes(StandardCharsets.UTF_8).length > MAX_SIZE) {
            throw new MalformedException("Parameter Configuration is larger than " + MAX_SIZE + " bytes");
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
        } catch (StreamConstraintsException beyond) {
            throw new MalformedException("Parameter Configuration is nested deeper than " + MAX_DEPTH
                    + " levels, or has a name or number that is too long");
        } catch (JsonProcessingException malformed) {
            throw new MalformedException("Parameter Configuration is not JSON (" + JsonValues.where(malformed) + ")");
        }
        throw new MalformedException("Parameter Configuration must be a JSON object");
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
                    targetExpression(target, targetPath),
                    workerOrder(target, targetPath),
                    skipIf(target, targetPath),
                    knownWorker(target, targetPath)));
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

    private static Optional<WorkerOrder> workerOrder(JsonNode target, String path) {
        return text(target, path, "order_by").map(order -> {
            try {
                return WorkerOrder.parse(order);
            } catch (ExpressionException malformed) {
                throw wrong(path + ".order_by", malformed.getMessage());
            }
        });
    }

    private static Optional<Expression> skipIf(JsonNode target, String path) {
        Optional<Expression> rule =
                text(target, path, "skip_if").map(text -> Expressions.parse(path + ".skip_if", text));
        rule.stream().flatMap(e -> e.paths().stream()).forEach(reference -> {
            if (!countsWorkers(reference)) {
                throw wrong(
                        path + ".skip_if",
                        "must refer to 'workers.available', 'workers.unavailable' or 'workers.WA…', found '"
                                + Quoted.shortened(reference.toString()) + "'");
            }
        });
        return rule;
    }

    private static boolean countsWorkers(Path reference) {
        if (reference.length() != 2 || !reference.head().equals("workers")) {
            return false;
        }
        String which = reference.tail().head();
        return which.equals("available")
                || which.equals("unavailable")
                || ACTIVITY.matcher(which).matches();
    }

    private static Optional<KnownWorker> knownWorker(JsonNode target, String path) {
        Optional<KnownWorker> bySid = knownWorker(target, path, "known_worker_sid", KnownWorker.Field.SID);
        Optional<KnownWorker> byName =
                knownWorker(target, path, "known_worker_friendly_name", KnownWorker.Field.FRIENDLY_NAME);
        if (bySid.isPresent() && byName.isPresent()) {
            throw wrong(path, "'known_worker_sid' and 'known_worker_friendly_name' exclude each other");
        }
        return bySid.or(() -> byName);
    }

    private static Optional<KnownWorker> knownWorker(
            JsonNode target, String path, String key, KnownWorker.Field field) {
        return text(target, path, key)
                .map(reference -> new KnownWorker(field, taskAttribute(reference, path + "." + key)));
    }

    private static Path taskAttribute(String reference, String path) {
        try {
            Path parsed = Path.parse(reference);
            if (parsed.length() > 1 && parsed.head().equals("task")) {
                return parsed.tail();
            }
        } catch (ExpressionException malformed) {
            // Answered below, together with what refers to something else.
        }
        throw wrong(
                path,
                "must refer to a task attribute, as in 'task.agent', found '" + Quoted.shortened(reference) + "'");
    }

    private void only(JsonNode object, String path, Set<String> keys) {
        if (!object.isObject()) {
            throw wrong(path, "must be an object");
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!keys.contains(name)) {
                unknown.accept(where(path) + ": unknown key '" + Quoted.shortened(name) + "'");
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

    private static MalformedException wrong(String path, String message) {
        return new MalformedException(where(path) + ": " + message);
    }
}
