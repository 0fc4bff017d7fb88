package flexsim.agents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.http.FormText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the form of an assignment callback. */
final class AssignmentForm {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");

    private AssignmentForm() {}

    /**
     * The parameters of a form; of one that is given more than once the last value.
     *
     * @throws flexsim.http.MalformedRequestException when it is not form-encoded
     */
    static Map<String, String> parameters(String form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        FormText.decode(form).forEach((name, values) -> parameters.put(name, values.get(values.size() - 1)));
        return parameters;
    }

    /**
     * The offer that the parameters describe.
     *
     * @throws IllegalArgumentException when a parameter is missing or malformed; the message names it
     */
    static Offer offer(Map<String, String> parameters) {
        return new Offer(
                sid(parameters, "WorkspaceSid", "WS"),
                sid(parameters, "ReservationSid", "WR"),
                sid(parameters, "TaskSid", "WT"),
                sid(parameters, "WorkerSid", "WK"),
                object(parameters, "TaskAttributes"),
                object(parameters, "WorkerAttributes"),
                age(parameters));
    }

    private static String sid(Map<String, String> parameters, String name, String prefix) {
        String value = parameters.getOrDefault(name, "");
        if (!value.startsWith(prefix)
                || !HEX.matcher(value.substring(prefix.length())).matches()) {
            throw new IllegalArgumentException(name + " must be " + prefix + " and 32 hexadecimal digits");
        }
        return value;
    }

    private static ObjectNode object(Map<String, String> parameters, String name) {
        try {
            if (JSON.readTree(parameters.getOrDefault(name, "")) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException malformed) {
            // Answered below, together with what is JSON but no object.
        }
        throw new IllegalArgumentException(name + " must be a JSON object");
    }

    /** Only used for the measured waiting time, so its absence is no fault. */
    private static Duration age(Map<String, String> parameters) {
        String age = parameters.getOrDefault("TaskAge", "0");
        if (!age.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("TaskAge must be whole seconds");
        }
        return Duration.ofSeconds(Long.parseLong(age));
    }
}
