package flexsim.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Attribute names whose dots nest: {@code routing.skills} is the field {@code skills} of the object {@code routing}. */
final class AttributePath {
    private AttributePath() {}

    static void put(ObjectNode target, String path, JsonNode value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            target.set(path, value);
            return;
        }
        String first = path.substring(0, dot);
        ObjectNode inner = target.get(first) instanceof ObjectNode there ? there : target.putObject(first);
        put(inner, path.substring(dot + 1), value);
    }

    /** A missing node where there is nothing. */
    static JsonNode get(JsonNode source, String path) {
        JsonNode at = source;
        for (String step : path.split("\\.")) {
            at = at.path(step);
        }
        return at;
    }
}
