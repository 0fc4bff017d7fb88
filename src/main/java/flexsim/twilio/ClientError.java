package flexsim.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A response of the service that refuses a request (4xx), however much of its error document it sent. */
final class ClientError extends RuntimeException {
    private static final int NOT_FOUND = 404;

    private final int status;
    private final int code;

    private ClientError(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ClientError of(int status, String body) {
        JsonNode document = read(body);
        return new ClientError(
                status,
                document.path("code").asInt(0),
                document.path("message").asText("refused").replaceAll("\\s+", " "));
    }

    private static JsonNode read(String body) {
        try {
            return JsonMapper.builder().build().readTree(body);
        } catch (JsonProcessingException notJson) {
            return JsonMapper.builder().build().missingNode();
        }
    }

    /** HTTP status. */
    int status() {
        return status;
    }

    /** Twilio's error code, 0 when there was none. */
    int code() {
        return code;
    }

    boolean notFound() {
        return status == NOT_FOUND;
    }
}
