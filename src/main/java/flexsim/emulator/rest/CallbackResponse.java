package flexsim.emulator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.Parameters;
import flexsim.taskrouter.document.JsonValues;
import flexsim.taskrouter.document.MalformedException;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Instruction;
import flexsim.taskrouter.model.ReservationStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A receiver's response to an assignment callback: what is to be done with the reservation.
 *
 * <p>Source: Twilio, "Assignment callback"; errors 40001, 40005, 40113 and 55555.
 */
sealed interface CallbackResponse {
    /** Something to be done with the reservation. */
    sealed interface Act extends CallbackResponse {
        InstructionKind kind();

        Command command(String reservationSid);
    }

    /** Accept the reservation. */
    record Accept() implements Act {
        @Override
        public InstructionKind kind() {
            return InstructionKind.ACCEPT;
        }

        @Override
        public Command command(String reservationSid) {
            return new Command.UpdateReservation(reservationSid, ReservationStatus.ACCEPTED, Optional.empty());
        }
    }

    /** Reject the reservation; {@code activitySid}: where the worker goes. */
    record Reject(Optional<String> activitySid) implements Act {
        @Override
        public InstructionKind kind() {
            return InstructionKind.REJECT;
        }

        @Override
        public Command command(String reservationSid) {
            return new Command.UpdateReservation(reservationSid, ReservationStatus.REJECTED, activitySid);
        }
    }

    /** An instruction that needs a telephone. */
    record Telephone(InstructionKind kind, Instruction instruction) implements Act {
        @Override
        public Command command(String reservationSid) {
            return new Command.Instruct(reservationSid, instruction);
        }
    }

    /** Nothing for now: the receiver will use the API. */
    record Later() implements CallbackResponse {}

    /**
     * It came as it should but says nothing that can be done; {@code code} is the debugger's. The reservation waits.
     */
    record Faulty(int code, String what, String detail) implements CallbackResponse {}

    /** It did not come as it should, and the fallback URL is requested; {@code why} for the log. */
    record Unusable(String why) implements CallbackResponse {}

    /** Reads a response; an empty one, and JSON that is empty, mean later. */
    static CallbackResponse read(int status, Optional<String> contentType, byte[] body) {
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
        return Reader.ofJson(text);
    }

    /** The reader of a response's JSON. */
    final class Reader {
        private static final String INSTRUCTION = "instruction";
        private static final ObjectReader JSON = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(JsonNode.class);

        private Reader() {}

        private static CallbackResponse ofJson(String text) {
            try {
                JsonNode response = JSON.readValue(text);
                if (!response.isObject()) {
                    return new Faulty(InstructionKind.NOT_JSON, "JSON that is not an object", "");
                } else if (response.isEmpty()) {
                    return new Later();
                }
                return response.hasNonNull(INSTRUCTION)
                        ? ofObject(response)
                        : new Faulty(InstructionKind.NO_INSTRUCTION, "JSON without 'instruction'", "");
            } catch (JsonProcessingException malformed) {
                return new Faulty(InstructionKind.NOT_JSON, "something that is not JSON", JsonValues.where(malformed));
            }
        }

        private static CallbackResponse ofObject(JsonNode response) {
            Optional<InstructionKind> kind =
                    InstructionKind.named(response.get(INSTRUCTION).asText());
            if (kind.isEmpty()) {
                return new Faulty(InstructionKind.UNKNOWN_INSTRUCTION, "an unknown instruction", "");
            }
            return switch (kind.get()) {
                case ACCEPT -> new Accept();
                case REJECT ->
                    new Reject(Optional.ofNullable(response.get("activity_sid"))
                            .filter(JsonNode::isTextual)
                            .map(JsonNode::textValue));
                case DEQUEUE, CALL, REDIRECT, CONFERENCE, SUPERVISE -> telephone(kind.get(), response);
            };
        }

        private static CallbackResponse telephone(InstructionKind kind, JsonNode response) {
            try {
                return new Telephone(kind, parameters(kind, response).read(in -> InstructionReader.read(kind, in)));
            } catch (ApiError | MalformedException wrong) {
                return new Faulty(
                        kind.invalidCode(), "a wrong instruction '" + kind.wireName() + "'", wrong.getMessage());
            }
        }

        /** The response's parameters, by their names in REST. */
        private static Parameters parameters(InstructionKind kind, JsonNode response) {
            Map<String, List<String>> values = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> field : response.properties()) {
                String key = field.getKey();
                if (!key.equals(INSTRUCTION) && !field.getValue().isNull()) {
                    String name = kind.restName(key)
                            .orElseThrow(() -> ApiError.invalid("Unknown key '" + Parameters.shortened(key) + "'"));
                    values.put(name, texts(key, field.getValue()));
                }
            }
            return new Parameters(values);
        }

        private static List<String> texts(String key, JsonNode value) {
            List<String> texts = new ArrayList<>();
            for (JsonNode element : value.isArray() ? value : List.of(value)) {
                if (!element.isValueNode()) {
                    throw ApiError.invalid("The value of key '" + key + "' must be a text, a number or true or false");
                }
                texts.add(element.asText());
            }
            return texts;
        }
    }
}
