package flexsim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The reader of domain descriptions: it merges them over the localized defaults and reports all errors at once. */
public final class DomainReader {
    private static final List<String> KEYS = List.of(
            "brand", "agentCnt", "realVoice", "center", "customers", "queueFilterDim", "queueWorkerDims", "dimensions");
    private static final Set<String> STANDARD = Set.copyOf(StandardDimensions.NAMES);

    /** {@code "<brand> Workflow"} must stay within the 64 characters of a FriendlyName. */
    private static final int LONGEST_BRAND = 50;

    /** More would not fit into a task's attributes anyway. */
    private static final int MOST_DIMENSIONS = 200;

    private DomainReader() {}

    /** The defaults of {@code locale} alone. */
    public static Domain defaults(DomainLocale locale) {
        return merged("defaults", JsonNodeFactory.instance.objectNode(), locale);
    }

    /**
     * The description in {@code file} over the defaults of {@code locale}.
     *
     * @throws InputException with one error for each thing that is wrong
     */
    public static Domain read(Path file, DomainLocale locale) {
        return merged(file.toString(), JsonFile.read(file), locale);
    }

    /** A domain of which nothing is missing and whose dimensions are an array, each with its name: {@code metadata.json}. */
    public static Domain ofMetadata(String file, JsonNode document) {
        ValidationErrors errors = new ValidationErrors(file);
        Fields root = new Fields(document, "$", errors);
        errors.throwIfAny();
        Map<String, JsonNode> nodes = new LinkedHashMap<>();
        Map<String, String> paths = new LinkedHashMap<>();
        List<JsonNode> elements = root.array("dimensions");
        for (int i = 0; i < elements.size(); i++) {
            String path = "$.dimensions[" + i + "]";
            String name = new Fields(elements.get(i), path, errors).string("name");
            if (nodes.put(name, elements.get(i)) != null) {
                errors.add(path + ".name", "there is another dimension of this name: " + name);
            }
            paths.put(name, path);
        }
        errors.throwIfAny();
        return domain(root, nodes, paths, errors, List.of("name"));
    }

    private static Domain merged(String file, JsonNode document, DomainLocale locale) {
        ValidationErrors errors = new ValidationErrors(file);
        if (!(document instanceof ObjectNode stated)) {
            throw new InputException(file, "$", "must be an object, found " + Fields.shown(document));
        }
        ObjectNode defaults = DomainMerge.deep(resource("defaults"), resource(locale.tag()));
        Fields root = new Fields(DomainMerge.domain(defaults, stated, STANDARD), "$", errors);
        Fields dimensions = root.object("dimensions");
        errors.throwIfAny();
        Map<String, JsonNode> nodes = new LinkedHashMap<>();
        Map<String, String> paths = new LinkedHashMap<>();
        for (String name : ordered(dimensions.keys())) {
            nodes.put(name, dimensions.node(name));
            paths.put(name, dimensions.at(name));
        }
        return domain(root, nodes, paths, errors, List.of());
    }

    /** Standard dimensions first, then the others by name: the order of a description's keys means nothing. */
    private static List<String> ordered(List<String> names) {
        Set<String> others = new TreeSet<>(names);
        others.removeAll(STANDARD);
        List<String> ordered = new java.util.ArrayList<>(StandardDimensions.NAMES);
        ordered.retainAll(names);
        ordered.addAll(others);
        return ordered;
    }

    private static Domain domain(
            Fields root,
            Map<String, JsonNode> nodes,
            Map<String, String> paths,
            ValidationErrors errors,
            List<String> extraKeys) {
        root.allow(Stream.concat(KEYS.stream(), ScenarioReader.KEYS.stream()).toList());
        if (nodes.size() > MOST_DIMENSIONS) {
            root.error("dimensions", "has " + nodes.size() + " dimensions; at most " + MOST_DIMENSIONS + " are taken");
            errors.throwIfAny();
        }
        Map<String, Dimension> dimensions = new LinkedHashMap<>();
        nodes.forEach((name, node) ->
                dimensions.put(name, DimensionReader.read(name, node, paths.get(name), errors, extraKeys)));
        // Of a dimension that is no object nothing is known, so neither is how it fits the others.
        boolean linkable = nodes.values().stream().allMatch(JsonNode::isObject);
        if (linkable) {
            StandardDimensions.check(dimensions, paths, errors);
            new DimensionLinks(dimensions, paths, errors).check();
        }
        List<JsonNode> stated = root.array("queueWorkerDims");
        String filter = root.string("queueFilterDim");
        List<String> workerDimensions =
                linkable ? queues(root, filter, stated, new QueueLinks(dimensions, errors)) : List.of();
        int agents = agents(root);
        Domain domain = new Domain(
                root.string("brand", 1, LONGEST_BRAND),
                agents,
                root.bool("realVoice", false),
                center(root.object("center")),
                customers(root.object("customers")),
                filter,
                workerDimensions,
                List.copyOf(dimensions.values()),
                new ScenarioReader(root, errors).read(agents, filterOf(root, filter, dimensions)));
        errors.throwIfAny();
        return domain;
    }

    private static List<String> queues(Fields root, String filter, List<JsonNode> stated, QueueLinks queues) {
        List<String> workerDimensions = root.isSound("queueWorkerDims") ? queues.workerDimensions(stated) : List.of();
        if (root.isSound("queueFilterDim")) {
            queues.checkFilter(filter, workerDimensions);
        }
        return workerDimensions;
    }

    private static Optional<Dimension> filterOf(Fields root, String filter, Map<String, Dimension> dimensions) {
        return root.isSound("queueFilterDim") ? Optional.ofNullable(dimensions.get(filter)) : Optional.empty();
    }

    private static int agents(Fields root) {
        int agents = root.integer("agentCnt", 1);
        if (agents > Domain.MOST_AGENTS) {
            root.error("agentCnt", Domain.tooMany(agents));
        }
        return agents;
    }

    private static Center center(Fields center) {
        center.allow(List.of("country", "state", "city", "zip", "agentsPhone", "ivrVoice", "agentVoice"));
        return new Center(
                center.string("country", 2, 2),
                center.string("state", 2, 4),
                center.string("city"),
                center.string("zip"),
                center.string("agentsPhone"),
                center.string("ivrVoice"),
                center.string("agentVoice"));
    }

    private static Customers customers(Fields customers) {
        customers.allow(List.of("country", "phoneFormat", "customersPhone", "voice"));
        return new Customers(
                customers.string("country", 2, 2),
                customers.string("phoneFormat"),
                customers.string("customersPhone"),
                customers.string("voice"));
    }

    private static ObjectNode resource(String name) {
        try (InputStream text = DomainReader.class.getResourceAsStream("/flexsim/domain/" + name + ".json")) {
            return (ObjectNode) JsonFile.parse(name, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("the jar is damaged: no defaults " + name, broken);
        }
    }
}
