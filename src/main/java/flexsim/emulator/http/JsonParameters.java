package flexsim.emulator.http;

import flexsim.taskrouter.document.JsonValues;
import flexsim.taskrouter.expression.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object read as parameters: each member is a text or a list of texts. */
final class JsonParameters {
    private JsonParameters() {}

    /** The values by name. */
    static Map<String, List<String>> decode(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (JsonValues.body(text) instanceof Value.Obj object) {
            object.members().forEach((name, value) -> values.put(name, texts(name, value)));
        }
        return values;
    }

    private static List<String> texts(String name, Value value) {
        if (value instanceof Value.Array array) {
            return array.elements().stream().map(element -> text(name, element)).toList();
        }
        return List.of(text(name, value));
    }

    private static String text(String name, Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        }
        throw ApiError.invalid("Parameter " + Parameters.shortened(name) + " must be a string or an array of strings");
    }
}
