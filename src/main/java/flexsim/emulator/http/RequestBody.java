package flexsim.emulator.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.BadMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the body of a request: a form of bounded size. */
final class RequestBody {
    /** A workflow's configuration of the greatest size, form-encoded, fits. */
    static final int MAX_BYTES = 4 * 1_024 * 1_024;

    private static final long MAX_DRAINED = 8L * MAX_BYTES;

    private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);

    /** A form is ASCII in each of these charsets; what is behind its percent signs is UTF-8. */
    private static final Pattern FORM = Pattern.compile(
            "application/x-www-form-urlencoded\\s*(;\\s*(charset=(\"?)(utf-8|iso-8859-1|us-ascii)\\3)?\\s*)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern JSON = Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private RequestBody() {}

    /** The form as it came, one character for each byte; empty without a body. */
    static String form(HttpServletRequest request) {
        byte[] body = bytes(request);
        if (body.length == 0) {
            return "";
        }
        if (!FORM.matcher(type(request)).matches()) {
            throw ApiError.unsupportedMediaType();
        }
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    /** The text of a JSON body; empty without one. */
    static String json(HttpServletRequest request) {
        byte[] body = bytes(request);
        if (!JSON.matcher(type(request)).matches()) {
            throw ApiError.unsupportedMediaType(HttpFront.JSON);
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Not getContentType(), which fails on charsets that it does not know. */
    private static String type(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Content-Type")).orElse("").strip();
    }

    private static byte[] bytes(HttpServletRequest request) {
        byte[] body = request.getContentLengthLong() > MAX_BYTES ? new byte[0] : read(request);
        if (request.getContentLengthLong() > MAX_BYTES || body.length > MAX_BYTES) {
            drain(request);
            throw ApiError.tooLarge(MAX_BYTES);
        }
        return body;
    }

    /** A client that is still sending does not hear the answer: what is not absurdly long is let run out first. */
    private static void drain(HttpServletRequest request) {
        try {
            request.getInputStream().skip(MAX_DRAINED);
        } catch (IOException | RuntimeException broken) {
            LOG.debug("a body that is too long broke off");
        }
    }

    private static byte[] read(HttpServletRequest request) {
        try {
            long announced = request.getContentLengthLong();
            return request.getInputStream().readNBytes(announced < 0 ? MAX_BYTES + 1 : (int) announced);
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
