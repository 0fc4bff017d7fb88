package flexsim.taskrouter.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values for the tests, from JSON or from plain Java. */
final class Attributes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Attributes() {}

    static Value json(String text) {
        try {
            return of(JSON.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** {@code plain} is null, a Boolean, a Number, a String, or a List or Map of such. */
    static Value of(Object plain) {
        if (plain instanceof Boolean truth) {
            return truth ? Value.TRUE : Value.FALSE;
        }
        if (plain instanceof Number number) {
            return new Value.Num(number.doubleValue());
        }
        if (plain instanceof String text) {
            return new Value.Text(text);
        }
        if (plain instanceof List<?> list) {
            return new Value.Array(list.stream().map(Attributes::of).toList());
        }
        if (plain instanceof Map<?, ?> map) {
            var members = new HashMap<String, Value>();
            map.forEach((name, value) -> members.put((String) name, of(value)));
            return new Value.Obj(members);
        }
        return Value.NULL;
    }
}
