package flexsim.taskrouter.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.taskrouter.Attributes;
import flexsim.taskrouter.Command.TargetWorkers;
import flexsim.taskrouter.WorkflowDocument;
import flexsim.taskrouter.expression.Expression;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records as JSON text and back, by their components; so a new kind of record needs nothing here. What has a text of its
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

    private RecordText() {}

    /** {@code type}: a record, or the sealed type of which {@code value} is one. */
    static String of(Class<?> type, Object value) {
        return write(type, value).toString();
    }

    /**
     * What {@link #of} made a text of.
     *
     * @throws IllegalArgumentException when it did not
     * @throws ApiError when a text in it is refused
     */
    static <T> T read(Class<T> type, String text) {
        try {
            return type.cast(read(type, READER.<JsonNode>readValue(text)));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private static JsonNode write(Type type, Object value) {
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

    private static ObjectNode fields(Object value) {
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

    private static Object read(Type type, JsonNode json) {
        Class<?> raw = raw(type);
        if (raw == String.class) {
            return json.textValue();
        } else if (raw == Attributes.class) {
            return JsonValues.attributes("Attributes", json.textValue());
        } else if (raw == TargetWorkers.class) {
            return Expressions.targetWorkers(json.textValue());
        } else if (raw == WorkflowDocument.class) {
            return WorkflowReader.read(json.textValue(), Strictness.TAKEN_BEFORE);
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

    private static Object readComposed(Type type, Class<?> raw, JsonNode json) {
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

    private static Object fields(Class<?> type, JsonNode json) {
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
