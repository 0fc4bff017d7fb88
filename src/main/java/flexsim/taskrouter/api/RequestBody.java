package flexsim.taskrouter.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.BadMessageException;

/** Reads the body of a request: a form of bounded size. */
final class RequestBody {
    /** A workflow's configuration of the greatest size, form-encoded, fits. */
    static final int MAX_BYTES = 4 * 1_024 * 1_024;

    /** A form is ASCII in each of these charsets; what is behind its percent signs is UTF-8. */
    private static final Pattern FORM = Pattern.compile(
            "application/x-www-form-urlencoded\\s*(;\\s*(charset=(\"?)(utf-8|iso-8859-1|us-ascii)\\3)?\\s*)?",
            Pattern.CASE_INSENSITIVE);

    private RequestBody() {}

    /** The form as it came, one character for each byte; empty without a body. */
    static String form(HttpServletRequest request) {
        byte[] body = bytes(request);
        if (body.length == 0) {
            return "";
        }
        // Not getContentType(), which fails on charsets that it does not know.
        String type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
        if (!FORM.matcher(type.strip()).matches()) {
            throw ApiError.unsupportedMediaType();
        }
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(HttpServletRequest request) {
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw ApiError.tooLarge(MAX_BYTES);
        }
        byte[] body = read(request);
        if (body.length > MAX_BYTES) {
            throw ApiError.tooLarge(MAX_BYTES);
        }
        return body;
    }

    private static byte[] read(HttpServletRequest request) {
        try {
            return request.getInputStream().readNBytes(MAX_BYTES + 1);
        } catch (IOException | BadMessageException broken) {
            throw late(broken)
                    ? ApiError.ofStatus(408, "The body did not arrive in time")
                    : ApiError.ofStatus(400, "The body is not well-formed or ends too early");
        }
    }

    private static boolean late(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }
}
