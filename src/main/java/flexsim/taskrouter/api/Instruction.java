package flexsim.taskrouter.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flexsim.taskrouter.ReservationStatus;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What the receiver of an assignment callback wants done with the reservation. */
sealed interface Instruction {
    /**
     * Move the reservation.
     *
     * @param activitySid where the worker goes on rejecting
     */
    record Move(ReservationStatus status, Optional<String> activitySid) implements Instruction {}

    /** Nothing for now: the receiver will act through the API. */
    record Later() implements Instruction {}

    /** The answer is no instruction; {@code why} for the log. */
    record Unusable(String why) implements Instruction {}

    /**
     * Reads an answer. Not blank but without {@code instruction} means later, as an empty one does.
     *
     * <p>Source: Twilio, "Assignment callback"; errors 40001, 40005 and 55555.
     */
    static Instruction read(int status, Optional<String> contentType, byte[] body) {
        if (status != 200) {
            return new Unusable("answered " + status);
        }
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return new Later();
        }
        if (!contentType.orElse("").toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return new Unusable("answered with a Content-Type other than application/json");
        }
        return ofJson(text);
    }

    private static Instruction ofJson(String text) {
        try {
            JsonNode answer = Reader.JSON.readValue(text);
            if (!answer.isObject()) {
                return new Unusable("answered with JSON that is not an object (40001)");
            }
            return answer.hasNonNull("instruction") ? ofObject(answer) : new Later();
        } catch (JsonProcessingException malformed) {
            return new Unusable("answered with something that is not JSON (40001)");
        }
    }

    private static Instruction ofObject(JsonNode answer) {
        return switch (answer.get("instruction").asText().toLowerCase(Locale.ROOT)) {
            case "accept" -> new Move(ReservationStatus.ACCEPTED, Optional.empty());
            case "reject" ->
                new Move(
                        ReservationStatus.REJECTED,
                        Optional.ofNullable(answer.get("activity_sid"))
                                .filter(JsonNode::isTextual)
                                .map(JsonNode::textValue));
            case "dequeue", "call", "redirect", "conference" ->
                new Unusable("answered with an instruction that is not supported by this version yet");
            default -> new Unusable("answered with an unknown instruction (55555)");
        };
    }

    /** Holds the reader, which is made once. */
    final class Reader {
        private static final ObjectReader JSON = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(JsonNode.class);

        private Reader() {}
    }
}
