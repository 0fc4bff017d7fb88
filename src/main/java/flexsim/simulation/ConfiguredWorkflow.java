package flexsim.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.domain.InputException;
import java.util.Map;

/** A configuration's workflow document, as a workspace wants it. */
final class ConfiguredWorkflow {
    private static final String QUEUE = "queue";

    private ConfiguredWorkflow() {}

    /**
     * {@code byName} with each queue by its SID.
     *
     * @throws InputException when it routes to a queue that {@code sids} does not have
     */
    static ObjectNode bySid(ObjectNode byName, Map<String, String> sids) {
        ObjectNode copy = byName.deepCopy();
        for (JsonNode parent : copy.findParents(QUEUE)) {
            if (parent instanceof ObjectNode target && target.path(QUEUE).isTextual()) {
                String name = target.path(QUEUE).textValue();
                if (!sids.containsKey(name)) {
                    throw new InputException(
                            "workflow.json", "", "routes to queue '" + name + "', which queues.json does not have");
                }
                target.put(QUEUE, sids.get(name));
            }
        }
        return copy;
    }
}
