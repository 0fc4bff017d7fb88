package flexsim.emulator.http;

import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/** A response; its body is JSON. The array is not copied and must not change. */
public record Response(int status, byte[] body, Map<String, String> headers) {
    private static final byte[] NOTHING = new byte[0];

    public static Response ok(Consumer<JsonObjectWriter> fields) {
        return new Response(200, JsonObjectWriter.object(fields), Map.of());
    }

    public static Response created(Consumer<JsonObjectWriter> fields) {
        return new Response(201, JsonObjectWriter.object(fields), Map.of());
    }

    public static Response deleted() {
        return new Response(204, NOTHING, Map.of());
    }

    /** With the version of the one resource that it shows, for a later If-Match. */
    public Response withVersion(int version) {
        return new Response(status, body, Map.of("ETag", '"' + Integer.toString(version) + '"'));
    }

    /** With a tag that changes when anything on the page does. A list has no version: the tag fits no If-Match. */
    public Response withTagOfPage() {
        CRC32 sum = new CRC32();
        sum.update(body);
        return new Response(status, body, Map.of("ETag", "W/\"" + Long.toHexString(sum.getValue()) + '"'));
    }
}
