package flexsim.taskrouter.api;

import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;

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

    /** With the version of the one resource that it shows, for a later If-Match. */
    Answer withVersion(int version) {
        return new Answer(status, body, Map.of("ETag", '"' + Integer.toString(version) + '"'));
    }

    /** With a tag that changes when anything on the page does. A list has no version: the tag fits no If-Match. */
    Answer withTagOfPage() {
        CRC32 sum = new CRC32();
        sum.update(body);
        return new Answer(status, body, Map.of("ETag", "W/\"" + Long.toHexString(sum.getValue()) + '"'));
    }
}
