package flexsim.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.StoredJson;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A Workflow's document, {@code {"task_routing": {"filters": [...], "default_filter": {...}}}}. */
record RoutingDocument(ObjectNode json) {
    private static final String ROUTING = "task_routing";
    private static final String FILTERS = "filters";
    private static final String FILTER_NAME = "filter_friendly_name";
    private static final String QUEUE = "queue";

    static RoutingDocument parse(String text) {
        return new RoutingDocument(StoredJson.object(text));
    }

    /** Sends every task to one queue. */
    static RoutingDocument allTo(String queueSid) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode routing = json.putObject(ROUTING);
        routing.putArray(FILTERS);
        routing.putObject("default_filter").put(QUEUE, queueSid);
        return new RoutingDocument(json);
    }

    /** What the rules route to, as the document says it: SIDs in a workspace, names in a configuration. */
    Set<String> queues() {
        Set<String> found = new LinkedHashSet<>();
        json.findValues(QUEUE).stream().filter(JsonNode::isTextual).forEach(queue -> found.add(queue.textValue()));
        return found;
    }

    /** The same rules with every queue replaced by what {@code replacement} says. */
    RoutingDocument withQueues(UnaryOperator<String> replacement) {
        ObjectNode copy = json.deepCopy();
        copy.findParents(QUEUE).forEach(parent -> {
            if (parent instanceof ObjectNode target && target.path(QUEUE).isTextual()) {
                target.put(QUEUE, replacement.apply(target.path(QUEUE).textValue()));
            }
        });
        return new RoutingDocument(copy);
    }

    boolean marks(QueueMark mark, String queueName) {
        for (JsonNode filter : json.path(ROUTING).path(FILTERS)) {
            if (filter.path(FILTER_NAME).asText().equals(mark.filterName(queueName))) {
                return true;
            }
        }
        return false;
    }

    /** The same rules and, after them, marks that match no task; {@code target} only completes their form. */
    RoutingDocument with(QueueMark mark, Collection<String> queueNames, String target) {
        ObjectNode copy = json.deepCopy();
        for (String name : queueNames) {
            if (!marks(mark, name)) {
                ObjectNode filter =
                        copy.withObject("/" + ROUTING).withArray(FILTERS).addObject();
                filter.put(FILTER_NAME, mark.filterName(name));
                filter.put("expression", "1==2");
                filter.putArray("targets").addObject().put(QUEUE, target);
            }
        }
        return new RoutingDocument(copy);
    }

    boolean sameMeaning(RoutingDocument other) {
        return StoredJson.sameMeaning(json, other.json);
    }

    String text() {
        return json.toString();
    }
}
