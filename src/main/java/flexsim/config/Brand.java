package flexsim.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The brand that workers and tasks carry in their attributes, by which they are found again in a workspace. */
public record Brand(String name) {
    /** The attribute that holds it. */
    public static final String ATTRIBUTE = "flexsim";

    /** Whether {@code attributes}, as text, carry this brand. */
    public boolean isIn(String attributes) {
        JsonNode carried = StoredJson.object(attributes).path(ATTRIBUTE);
        return carried.isTextual() && carried.textValue().equals(name);
    }

    /** A copy of {@code attributes} that carries this brand. */
    public ObjectNode addedTo(ObjectNode attributes) {
        return attributes.deepCopy().put(ATTRIBUTE, name);
    }
}
