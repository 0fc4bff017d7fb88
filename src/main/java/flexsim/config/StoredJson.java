package flexsim.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/** JSON as a workspace keeps it: text that counts by its meaning, not by its spelling. */
public final class StoredJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Numbers by value (1 is 1.0), everything else by equality; containers are taken apart by Jackson. */
    private static final Comparator<JsonNode> MEANING = (a, b) -> {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
    };

    private StoredJson() {}

    /** The object that {@code text} holds; an empty one when it holds something else or is not JSON. */
    public static ObjectNode object(String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException notJson) {
            // What others wrote into a workspace need not be ours, nor well-formed.
        }
        return JsonNodeFactory.instance.objectNode();
    }

    public static boolean sameMeaning(JsonNode a, JsonNode b) {
        return a.equals(MEANING, b);
    }
}
