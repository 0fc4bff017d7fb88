package flexsim.taskrouter.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.Attributes;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reader of JSON that clients send: the attributes of tasks and workers, and bodies. */
public final class JsonValues {
    /** Characters, white space included. Source: Twilio, "TaskRouter limits". */
    private static final int MAX_LENGTH = 4_096;

    private static final int MAX_DEPTH = 64;
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonValues() {}

    /** The attributes in parameter {@code name}; refuses what is not a JSON object or too long. */
    public static Attributes attributes(String name, String text) {
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw new MalformedException("Parameter " + name + " is longer than " + MAX_LENGTH + " characters");
        }
        return new Attributes(text, object("Parameter " + name, text));
    }

    /** A request's body, which has to be a JSON object. */
    public static Value body(String text) {
        return object("The body", text);
    }

    /** {@code attributes} with a member more, or another value of it; empty when that makes them too long. */
    public static Optional<Attributes> with(Attributes attributes, String member, String value) {
        StringWriter written = new StringWriter();
        try (JsonParser from = FACTORY.createParser(attributes.text());
                JsonGenerator to = FACTORY.createGenerator(written)) {
            from.nextToken();
            to.writeStartObject();
            copyMembersBut(member, from, to);
            to.writeStringField(member, value);
            to.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalArgumentException("attributes that are no object", impossible);
        }
        String text = written.toString();
        return text.codePointCount(0, text.length()) > MAX_LENGTH
                ? Optional.empty()
                : Optional.of(attributes("Attributes", text));
    }

    private static void copyMembersBut(String omitted, JsonParser from, JsonGenerator to) throws IOException {
        while (from.nextToken() != JsonToken.END_OBJECT) {
            if (from.currentName().equals(omitted)) {
                from.nextToken();
                from.skipChildren();
            } else {
                to.writeFieldName(from.currentName());
                from.nextToken();
                copyValue(from, to);
            }
        }
    }

    /** Changes no digit of a number, and takes those that no type of Java's can hold. */
    private static void copyValue(JsonParser from, JsonGenerator to) throws IOException {
        int depth = 0;
        do {
            if (from.currentToken().isNumeric()) {
                to.writeNumber(from.getText());
            } else {
                to.copyCurrentEvent(from);
            }
            depth += from.currentToken().isStructStart()
                    ? 1
                    : from.currentToken().isStructEnd() ? -1 : 0;
        } while (depth > 0 && from.nextToken() != null);
    }

    private static Value object(String subject, String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            JsonToken first = json.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new MalformedException(subject + " must be a JSON object");
            }
            Value value = value(json, subject, 1);
            if (json.nextToken() != null) {
                throw new MalformedException(subject + " must be one JSON object and nothing after it");
            }
            return value;
        } catch (JsonProcessingException malformed) {
            throw new MalformedException(subject + " is not JSON (" + where(malformed) + ")");
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory failed", impossible);
        }
    }

    /** The place of a syntax error, in a person's words. */
    public static String where(JsonProcessingException malformed) {
        return malformed.getLocation() == null
                ? "at its beginning"
                : "line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr();
    }

    private static Value value(JsonParser json, String subject, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new MalformedException(subject + " is nested deeper than " + MAX_DEPTH + " levels");
        }
        return switch (json.currentToken()) {
            case START_OBJECT -> members(json, subject, depth);
            case START_ARRAY -> elements(json, subject, depth);
            case VALUE_STRING -> new Value.Text(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Num(json.getDoubleValue());
            case VALUE_TRUE -> Value.TRUE;
            case VALUE_FALSE -> Value.FALSE;
            default -> Value.NULL;
        };
    }

    private static Value members(JsonParser json, String subject, int depth) throws IOException {
        Map<String, Value> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            json.nextToken();
            members.put(member, value(json, subject, depth + 1));
        }
        return new Value.Obj(members);
    }

    private static Value elements(JsonParser json, String subject, int depth) throws IOException {
        List<Value> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json, subject, depth + 1));
        }
        return new Value.Array(elements);
    }
}
