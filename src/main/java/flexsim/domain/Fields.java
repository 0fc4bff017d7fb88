package flexsim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The fields of one JSON object, checked as they are read. What is wrong becomes an error and a harmless value stands in for it,
 * so that reading goes on and finds the rest.
 */
public final class Fields {
    private static final int SHOWN = 60;

    private final JsonNode object;
    private final String path;
    private final ValidationErrors errors;

    /** Notes an error when {@code node} is not an object; it is then read as an empty one. */
    public Fields(JsonNode node, String path, ValidationErrors errors) {
        this.path = path;
        this.errors = errors;
        if (!node.isObject()) {
            errors.addUnreadable(path, "must be an object, found " + shown(node));
        }
        this.object = node.isObject() ? node : JsonNodeFactory.instance.objectNode();
    }

    /** A key on one line, for an error's path. */
    public static String step(String path, String key) {
        boolean plain = key.length() <= SHOWN && key.matches("[\\p{L}_][\\p{L}\\p{N}_-]*");
        return plain ? path + "." + key : path + "['" + shortened(key) + "']";
    }

    /** What was found, short and on one line. */
    public static String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return "nothing";
        }
        return shortened(node.toString());
    }

    private static String shortened(String text) {
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return shown.replaceAll("\\p{Cntrl}", " ");
    }

    /** The path of the field {@code key}. */
    public String at(String key) {
        return step(path, key);
    }

    /** Whether there is the field {@code key} and it has not been found unreadable. */
    boolean isSound(String key) {
        return has(key) && isReadable(key);
    }

    boolean isReadable(String key) {
        return errors.isReadable(at(key));
    }

    public boolean has(String key) {
        return object.has(key);
    }

    /** The field as it is; a missing node where there is none. */
    public JsonNode node(String key) {
        return object.path(key);
    }

    /** Notes an error for each key that is not in {@code allowed}. */
    public void allow(List<String> allowed) {
        for (Iterator<String> keys = object.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!allowed.contains(key)) {
                errors.add(at(key), "unknown key; allowed: " + String.join(", ", allowed));
            }
        }
    }

    /** A string that is not blank and has no control characters. */
    public String string(String key) {
        return string(key, 1, Integer.MAX_VALUE);
    }

    /** A string of {@code min} to {@code max} characters. */
    public String string(String key, int min, int max) {
        JsonNode node = node(key);
        String text = node.asText();
        boolean fits = node.isTextual() && text.length() >= min && text.length() <= max;
        if (!fits || text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            errors.addUnreadable(at(key), "must be a text" + length(min, max) + ", found " + shown(node));
            return "?";
        }
        return text;
    }

    private static String length(int min, int max) {
        if (max == Integer.MAX_VALUE) {
            return " that is not blank";
        }
        return min == max ? " of " + min + " characters" : " of " + min + " to " + max + " characters, not blank";
    }

    public Optional<String> optionalString(String key) {
        return has(key) ? Optional.of(string(key)) : Optional.empty();
    }

    /** An integer of at least {@code min}. */
    public int integer(String key, int min) {
        JsonNode node = node(key);
        boolean integral = node.isNumber() && node.asDouble() == StrictMath.rint(node.asDouble());
        if (!integral || node.asDouble() < min || node.asDouble() > Integer.MAX_VALUE) {
            errors.addUnreadable(at(key), "must be an integer of at least " + min + ", found " + shown(node));
            return StrictMath.max(min, 1);
        }
        return (int) node.asDouble();
    }

    public int integer(String key, int min, int absent) {
        return has(key) ? integer(key, min) : absent;
    }

    public boolean bool(String key, boolean absent) {
        JsonNode node = node(key);
        if (has(key) && !node.isBoolean()) {
            errors.addUnreadable(at(key), "must be true or false, found " + shown(node));
        }
        return node.isBoolean() ? node.booleanValue() : absent;
    }

    /** A finite number, if there is one. */
    public Optional<Double> number(String key) {
        JsonNode node = node(key);
        if (!has(key)) {
            return Optional.empty();
        }
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            errors.addUnreadable(at(key), "must be a number, found " + shown(node));
            return Optional.empty();
        }
        return Optional.of(node.asDouble());
    }

    /** A number from {@code min} to {@code max}; {@code absent} when there is none or it is wrong. */
    double number(String key, double min, double max, double absent) {
        Optional<Double> number = number(key);
        if (number.isPresent() && (number.get() < min || number.get() > max)) {
            String allowed =
                    max == Double.MAX_VALUE ? "at least " + shown(min) : "from " + shown(min) + " to " + shown(max);
            unreadable(key, "must be a number " + allowed + ", found " + shown(node(key)));
            return absent;
        }
        return number.orElse(absent);
    }

    private static String shown(double limit) {
        return limit == StrictMath.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
    }

    /** One of {@code allowed}, in its place; {@code absent} when there is none or it is wrong. */
    public String choice(String key, List<String> allowed, String absent) {
        JsonNode node = node(key);
        if (has(key) && !(node.isTextual() && allowed.contains(node.textValue()))) {
            errors.addUnreadable(at(key), "must be one of " + String.join(", ", allowed) + ", found " + shown(node));
            return absent;
        }
        return has(key) ? node.textValue() : absent;
    }

    /** The object {@code key}; an error and an empty one when it is not there. */
    public Fields object(String key) {
        return new Fields(node(key), at(key), errors);
    }

    /** The elements of the array {@code key}; an error when it is none. */
    public List<JsonNode> array(String key) {
        JsonNode node = node(key);
        if (!node.isArray()) {
            errors.addUnreadable(at(key), "must be an array, found " + shown(node));
            return List.of();
        }
        List<JsonNode> elements = new ArrayList<>();
        node.forEach(elements::add);
        return elements;
    }

    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** Notes an error at the field {@code key}, for which a placeholder stands in. */
    void unreadable(String key, String message) {
        errors.addUnreadable(at(key), message);
    }

    /** Notes an error at the field {@code key}. */
    public void error(String key, String message) {
        errors.add(at(key), message);
    }
}
