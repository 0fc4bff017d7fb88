package flexsim.emulator.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.Parameters;
import java.util.Iterator;
import java.util.Set;

/** The configuration of a webhook sink. */
record SinkConfiguration(String destination, boolean batched) {
    private static final Set<String> KEYS = Set.of("destination", "method", "batch_events");
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /** Refuses what is not the configuration of a webhook that is posted to. */
    static SinkConfiguration read(String text) {
        JsonNode configuration = object("SinkConfiguration", text);
        for (Iterator<String> names = configuration.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!KEYS.contains(name)) {
                throw ApiError.invalid("SinkConfiguration has an unknown key '" + Parameters.shortened(name)
                        + "'; a webhook has destination, method and batch_events");
            }
        }
        if (!configuration.path("method").asText("POST").equalsIgnoreCase("POST")) {
            throw ApiError.invalid("SinkConfiguration: only the method POST is supported by this version");
        }
        JsonNode batch = configuration.path("batch_events");
        if (!batch.isMissingNode() && !batch.isBoolean()) {
            throw ApiError.invalid("SinkConfiguration: batch_events must be true or false");
        }
        String destination = configuration.path("destination").asText("");
        if (!Parameters.callable(destination)) {
            throw ApiError.invalid("SinkConfiguration: destination must be an absolute http or https URL");
        }
        return new SinkConfiguration(destination, batch.asBoolean(false));
    }

    /** The JSON object in parameter {@code name}. */
    static JsonNode object(String name, String text) {
        try {
            JsonNode object = JSON.readValue(text);
            if (object.isObject()) {
                return object;
            }
        } catch (JsonProcessingException malformed) {
            // Answered below, together with JSON that is not an object.
        }
        throw ApiError.invalid("Parameter " + name + " must be a JSON object");
    }
}
