package flexsim.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.WorkerEntry.ChannelCapacity;
import flexsim.domain.DomainReader;
import flexsim.domain.Fields;
import flexsim.domain.ValidationErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the documents of a configuration directory into records, with an error for each thing that does not fit. */
final class ConfigurationReader {
    private static final List<String> TEXTS_OF_TARGETS =
            List.of("expression", "order_by", "skip_if", "known_worker_sid", "known_worker_friendly_name");

    Metadata metadata(String file, JsonNode document) {
        return Generator.metadata(DomainReader.ofMetadata(file, document));
    }

    List<WorkerEntry> workers(String file, JsonNode document) {
        ValidationErrors errors = new ValidationErrors(file);
        List<WorkerEntry> workers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Fields entry : elements(document, "$", errors)) {
            entry.allow(List.of("friendlyName", "attributes", "channelCaps"));
            String name = named(entry, names);
            Fields attributes = entry.object("attributes");
            List<ChannelCapacity> capacities = new ArrayList<>();
            Set<String> channels = new HashSet<>();
            for (Fields capacity : elements(entry.node("channelCaps"), entry.at("channelCaps"), errors)) {
                capacity.allow(List.of("name", "capacity"));
                String channel = capacity.string("name");
                if (!channels.add(channel)) {
                    capacity.error("name", "there is another entry of this name: " + channel);
                }
                capacities.add(new ChannelCapacity(channel, capacity.integer("capacity", 0)));
            }
            attributes.string(Brand.ATTRIBUTE);
            workers.add(new WorkerEntry(name, objectOf(entry.node("attributes")), List.copyOf(capacities)));
        }
        errors.throwIfAny();
        return workers;
    }

    List<QueueEntry> queues(String file, JsonNode document) {
        ValidationErrors errors = new ValidationErrors(file);
        List<QueueEntry> queues = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Fields entry : elements(document, "$", errors)) {
            entry.allow(List.of("friendlyName", "targetWorkers"));
            queues.add(new QueueEntry(named(entry, names), entry.string("targetWorkers")));
        }
        errors.throwIfAny();
        return queues;
    }

    /** @param queues those that targets may name, besides {@code Everyone} */
    WorkflowEntry workflow(String file, JsonNode document, List<QueueEntry> queues) {
        ValidationErrors errors = new ValidationErrors(file);
        Fields root = new Fields(document, "$", errors);
        root.allow(List.of("friendlyName", "configuration"));
        String name = root.string("friendlyName");
        Fields routing = root.object("configuration").object("task_routing");
        Set<String> known = Stream.concat(
                        queues.stream().map(QueueEntry::friendlyName), Stream.of(QueueEntry.EVERYONE.friendlyName()))
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        for (Fields filter : elements(routing.node("filters"), routing.at("filters"), errors)) {
            filter.string("expression");
            boolean first = true;
            for (Fields target : elements(filter.node("targets"), filter.at("targets"), errors)) {
                checkTarget(target, known, first);
                first = false;
            }
        }
        if (routing.has("default_filter")) {
            checkTarget(routing.object("default_filter"), known, true);
        }
        errors.throwIfAny();
        return new WorkflowEntry(name, objectOf(root.node("configuration")));
    }

    /**
     * What TaskRouter's targets may have; a later one without a queue has that of the one before it.
     *
     * @param first whether no target comes before it
     */
    private static void checkTarget(Fields target, Set<String> known, boolean first) {
        if (first || target.has("queue")) {
            String queue = target.string("queue");
            if (target.node("queue").isTextual() && !known.contains(queue)) {
                target.error(
                        "queue",
                        "there is no queue '" + queue + "' in queues.json; allowed: " + String.join(", ", known));
            }
        }
        checkInteger(target, "timeout", 1);
        checkInteger(target, "priority", 0);
        for (String key : TEXTS_OF_TARGETS) {
            target.optionalString(key);
        }
    }

    /** A number, or its digits as a text: Twilio's own examples have both. */
    private static void checkInteger(Fields target, String key, int least) {
        boolean digits = target.node(key).isTextual()
                && target.node(key).textValue().matches("[0-9]{1,9}")
                && Integer.parseInt(target.node(key).textValue()) >= least;
        if (target.has(key) && !digits) {
            target.integer(key, least);
        }
    }

    private static String named(Fields entry, Set<String> names) {
        String name = entry.string("friendlyName");
        if (!names.add(name)) {
            entry.error("friendlyName", "there is another entry of this name: " + name);
        }
        return name;
    }

    private static List<Fields> elements(JsonNode array, String path, ValidationErrors errors) {
        List<Fields> elements = new ArrayList<>();
        if (!array.isArray()) {
            errors.add(path, "must be an array, found " + Fields.shown(array));
        }
        for (int i = 0; i < array.size() && array.isArray(); i++) {
            elements.add(new Fields(array.get(i), path + "[" + i + "]", errors));
        }
        return elements;
    }

    private static ObjectNode objectOf(JsonNode node) {
        return node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
