package flexsim.emulator.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.Strictness;
import flexsim.taskrouter.document.Expressions;
import flexsim.taskrouter.document.JsonValues;
import flexsim.taskrouter.document.WorkflowReader;
import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.model.ActivityView;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command.TargetWorkers;
import flexsim.taskrouter.model.TaskQueueView;
import flexsim.taskrouter.model.TaskView;
import flexsim.taskrouter.model.WorkerView;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.taskrouter.model.WorkflowView;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JSON text of records, by their components; so a new kind of record needs nothing here. What has a text of its
 * own (attributes, expressions, workflows) is written as that and parsed again. An empty Optional is left out: what is
 * stored can still be read when a record has got an optional component more. A sealed type is an object whose only key
 * is the simple name of the record.
 */
final class RecordText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /** Those of a sealed type, by name. */
    private static final ClassValue<Map<String, Class<?>>> RECORDS = new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> sealed) {
            return records(sealed).collect(Collectors.toMap(Class::getSimpleName, record -> record));
        }
    };

    /** What many things refer to, and what is long. */
    private static final Set<Class<?>> SHARED = Set.of(
            WorkflowDocument.class,
            WorkflowView.class,
            TaskQueueView.class,
            TaskView.class,
            WorkerView.class,
            ActivityView.class);

    /** Where what is shared stands once, others having its place only; empty when nothing is shared. */
    private final Optional<ArrayNode> parts;

    private final Map<Object, Integer> written = new IdentityHashMap<>();
    private final Map<Integer, Object> understood = new HashMap<>();

    private RecordText(Optional<ArrayNode> parts) {
        this.parts = parts;
    }

    /** {@code type}: a record, or the sealed type of which {@code value} is one. */
    static String of(Class<?> type, Object value) {
        return new RecordText(Optional.empty()).write(type, value).toString();
    }

    /** Of values of one type; what several of them have is written once. */
    static String ofAll(Class<?> type, List<?> values) {
        ArrayNode parts = JSON.arrayNode();
        RecordText text = new RecordText(Optional.of(parts));
        ArrayNode all = JSON.arrayNode();
        values.forEach(value -> all.add(text.write(type, value)));
        ObjectNode document = JSON.objectNode();
        document.set("parts", parts);
        document.set("all", all);
        return document.toString();
    }

    /** What {@link #ofAll} made a text of; throws as {@link #read}. */
    static <T> List<T> readAll(Class<T> type, String text) {
        JsonNode document = parsed(text);
        RecordText reader = new RecordText(Optional.of((ArrayNode) document.get("parts")));
        List<T> all = new ArrayList<>();
        document.get("all").forEach(each -> all.add(type.cast(reader.read((Type) type, each))));
        return all;
    }

    /**
     * What {@link #of} made a text of.
     *
     * @throws IllegalArgumentException when it did not
     * @throws ApiError when a text in it is refused
     */
    static <T> T read(Class<T> type, String text) {
        return type.cast(new RecordText(Optional.empty()).read((Type) type, parsed(text)));
    }

    private static JsonNode parsed(String text) {
        try {
            return READER.readValue(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private JsonNode write(Type type, Object value) {
        if (parts.isEmpty() || !SHARED.contains(value.getClass())) {
            return writeOut(type, value);
        }
        Integer place = written.get(value);
        if (place == null) {
            JsonNode part = writeOut(type, value);
            place = parts.get().size();
            parts.get().add(part);
            written.put(value, place);
        }
        return JSON.numberNode(place);
    }

    private JsonNode writeOut(Type type, Object value) {
        if (value instanceof Attributes attributes) {
            return JSON.textNode(attributes.text());
        } else if (value instanceof TargetWorkers workers) {
            return JSON.textNode(workers.text());
        } else if (value instanceof WorkflowDocument document) {
            return JSON.textNode(document.text());
        } else if (value instanceof String || value instanceof Enum<?> || value instanceof Expression) {
            return JSON.textNode(value instanceof Enum<?> constant ? constant.name() : value.toString());
        } else if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        } else if (value instanceof Double number) {
            return JSON.numberNode(number);
        } else if (value instanceof Number number) {
            return JSON.numberNode(number.longValue());
        } else if (value instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(element -> array.add(write(argument(type), element)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((name, element) -> object.set((String) name, write(argument(type), element)));
            return object;
        } else if (raw(type).isSealed()) {
            return JSON.objectNode().set(value.getClass().getSimpleName(), fields(value));
        } else if (value instanceof Record) {
            return fields(value);
        }
        throw new IllegalArgumentException("no text for " + value.getClass().getName());
    }

    private ObjectNode fields(Object value) {
        ObjectNode fields = JSON.objectNode();
        RecordShape.of(value.getClass()).components().forEach((name, component) -> component
                .of(value)
                .ifPresent(found -> fields.set(name, write(component.inner(), found))));
        return fields;
    }

    /** What a list or a map (its names are texts) has. */
    private static Type argument(Type type) {
        Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    private Object read(Type type, JsonNode json) {
        if (parts.isEmpty() || !json.isInt() || !SHARED.contains(raw(type))) {
            return readOut(type, json);
        }
        Object known = understood.get(json.intValue());
        if (known == null) {
            known = readOut(type, parts.get().get(json.intValue()));
            understood.put(json.intValue(), known);
        }
        return known;
    }

    private Object readOut(Type type, JsonNode json) {
        Class<?> raw = raw(type);
        if (raw == String.class) {
            return json.textValue();
        } else if (raw == Attributes.class) {
            return JsonValues.attributes("Attributes", json.textValue());
        } else if (raw == TargetWorkers.class) {
            return Expressions.targetWorkers(json.textValue());
        } else if (raw == WorkflowDocument.class) {
            return WorkflowReader.read(json.textValue(), Strictness.TAKEN_BEFORE::unknown);
        } else if (raw == Expression.class) {
            return Expressions.parse("what is stored", json.textValue());
        } else if (raw == int.class || raw == Integer.class) {
            return json.intValue();
        } else if (raw == long.class || raw == Long.class) {
            return json.longValue();
        } else if (raw == boolean.class || raw == Boolean.class) {
            return json.booleanValue();
        } else if (raw == double.class || raw == Double.class) {
            return json.doubleValue();
        }
        return readComposed(type, raw, json);
    }

    private Object readComposed(Type type, Class<?> raw, JsonNode json) {
        if (raw == List.class) {
            List<Object> list = new ArrayList<>();
            json.forEach(element -> list.add(read(argument(type), element)));
            return List.copyOf(list);
        } else if (raw == Map.class) {
            Map<String, Object> map = new LinkedHashMap<>();
            json.fields().forEachRemaining(field -> map.put(field.getKey(), read(argument(type), field.getValue())));
            return Collections.unmodifiableMap(map);
        } else if (raw.isEnum()) {
            return constant(raw, json.textValue());
        } else if (raw.isSealed()) {
            String name = json.fieldNames().next();
            return fields(permitted(raw, name), json.get(name));
        } else if (raw.isRecord()) {
            return fields(raw, json);
        }
        throw new IllegalArgumentException("no text for " + raw.getName());
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(type, name));
    }

    private static Class<?> permitted(Class<?> sealed, String name) {
        return Optional.<Class<?>>ofNullable(RECORDS.get(sealed).get(name)).orElseThrow(() -> unknown(sealed, name));
    }

    /** The records that a sealed type permits, through sealed types in between. */
    static Stream<Class<?>> records(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(permitted -> permitted.isRecord() ? Stream.of(permitted) : records(permitted));
    }

    private Object fields(Class<?> type, JsonNode json) {
        RecordShape shape = RecordShape.of(type);
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!shape.components().containsKey(name)) {
                throw unknown(type, name);
            }
        }
        return shape.made(component -> component.wrapped(
                Optional.ofNullable(json.get(component.name())).map(found -> read(component.inner(), found))));
    }

    private static IllegalArgumentException unknown(Class<?> type, String name) {
        return new IllegalArgumentException(type.getSimpleName() + " has no '" + name + "'");
    }
}
