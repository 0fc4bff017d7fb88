package flexsim.taskrouter.api;

import java.util.Map;
import java.util.function.Consumer;

/** What is sent back for a request; a body is JSON. The array is not copied and must not change. */
record Answer(int status, byte[] body, Map<String, String> headers) {
    private static final byte[] NOTHING = new byte[0];

    static Answer ok(Consumer<JsonText> fields) {
        return new Answer(200, JsonText.object(fields), Map.of());
    }

    static Answer created(Consumer<JsonText> fields) {
        return new Answer(201, JsonText.object(fields), Map.of());
    }

    static Answer deleted() {
        return new Answer(204, NOTHING, Map.of());
    }
}
