package flexsim.emulator.http;

import flexsim.taskrouter.model.Refusal;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An error response with Twilio's envelope, which ends a request. Carries no stack trace: it is a response, not a
 * defect.
 *
 * <p>The codes are Twilio's where they are known (20001, 20003, 20004, 20404); 20410 for a rescinded reservation and
 * 20412 for a version that does not match follow their pattern and are a guess.
 */
public final class ApiError extends RuntimeException {
    private static final int INVALID_CODE = 20001;

    private final int status;
    private final int code;
    private final Map<String, String> headers;

    private ApiError(int status, int code, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    public static ApiError invalid(String message) {
        return new ApiError(400, INVALID_CODE, message, Map.of());
    }

    static ApiError notServed(String what) {
        return new ApiError(
                501, INVALID_CODE, what + " is not served by this version of the local TaskRouter", Map.of());
    }

    static ApiError unauthenticated() {
        return new ApiError(401, 20003, "Authenticate", Map.of("WWW-Authenticate", "Basic realm=\"Twilio API\""));
    }

    static ApiError methodNotAllowed(String allowed) {
        return new ApiError(405, 20004, "Method not allowed", Map.of("Allow", allowed));
    }

    /** {@code path}: without the version. */
    public static ApiError notFound(String path) {
        return new ApiError(404, 20404, "The requested resource " + path + " was not found", Map.of());
    }

    /** An injected fault or a rate limit; {@code retryAfter} in seconds. Twilio's codes are 20000 and the status. */
    public static ApiError onPurpose(int status, OptionalInt retryAfter) {
        String message = status == 429 ? "Too Many Requests" : "Service failure on purpose";
        Map<String, String> headers =
                retryAfter.isPresent() ? Map.of("Retry-After", Integer.toString(retryAfter.getAsInt())) : Map.of();
        return new ApiError(status, 20_000 + status, message, headers);
    }

    static ApiError internal() {
        return new ApiError(500, 20500, "Internal error of the local TaskRouter; its log has more", Map.of());
    }

    /** What was done, if anything, is not on disk. */
    public static ApiError notStored(String why) {
        return new ApiError(503, 20503, "Nothing can be stored: " + why, Map.of());
    }

    /** What the HTTP layer below refuses before a request is complete. */
    static ApiError ofStatus(int status, String message) {
        return new ApiError(status, status == 404 ? 20404 : INVALID_CODE, message, Map.of());
    }

    /** {@code path}: of the request, for what is not found. */
    static ApiError of(Refusal refusal, String accountSid, String path) {
        String message = refusal.messageTo(accountSid);
        return switch (refusal.reason()) {
            case NOT_FOUND -> notFound(path);
            case INVALID, ILLEGAL_STATE -> invalid(message);
            case CHANGED -> new ApiError(412, 20412, message, Map.of());
            case GONE -> new ApiError(410, 20410, message, Map.of());
        };
    }

    Response response() {
        byte[] body = JsonObjectWriter.object(json -> json.number("code", code)
                .text("message", getMessage())
                .text("more_info", "https://www.twilio.com/docs/errors/" + code)
                .number("status", status));
        return new Response(status, body, headers);
    }
}
