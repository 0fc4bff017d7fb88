package flexsim.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.BadMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The body of a request, of bounded size. */
public final class RequestBody {
    /** How many times the greatest size of a body is read of one that is longer. */
    private static final long DRAINED_TIMES = 8;

    private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);

    /** A form is ASCII in each of these charsets; what is behind its percent signs is UTF-8. */
    private static final Pattern FORM = Pattern.compile(
            "application/x-www-form-urlencoded\\s*(;\\s*(charset=(\"?)(utf-8|iso-8859-1|us-ascii)\\3)?\\s*)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern JSON = Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private RequestBody() {}

    /**
     * The form as it came, one character for each byte; empty without a body.
     *
     * @throws MalformedRequestException when it is longer than {@code maxBytes}, of another type, or broken off
     */
    public static String form(HttpServletRequest request, int maxBytes) {
        byte[] body = bytes(request, maxBytes);
        if (body.length == 0) {
            return "";
        }
        if (!FORM.matcher(type(request)).matches()) {
            throw unsupported("application/x-www-form-urlencoded");
        }
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    /** The text of a JSON body; empty without one. Throws as {@link #form}. */
    public static String json(HttpServletRequest request, int maxBytes) {
        byte[] body = bytes(request, maxBytes);
        if (!JSON.matcher(type(request)).matches()) {
            throw unsupported("application/json");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private static MalformedRequestException unsupported(String wanted) {
        return new MalformedRequestException(415, "The body must be of type " + wanted);
    }

    /** Not getContentType(), which fails on charsets that it does not know. */
    private static String type(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Content-Type")).orElse("").strip();
    }

    private static byte[] bytes(HttpServletRequest request, int maxBytes) {
        byte[] body = request.getContentLengthLong() > maxBytes ? new byte[0] : read(request, maxBytes);
        if (request.getContentLengthLong() > maxBytes || body.length > maxBytes) {
            drain(request, DRAINED_TIMES * maxBytes);
            throw new MalformedRequestException(413, "The body is larger than " + maxBytes + " bytes");
        }
        return body;
    }

    /** A client that is still sending does not read the response: what is not absurdly long is read first. */
    private static void drain(HttpServletRequest request, long most) {
        try {
            request.getInputStream().skip(most);
        } catch (IOException | RuntimeException broken) {
            LOG.debug("a body that is too long broke off");
        }
    }

    private static byte[] read(HttpServletRequest request, int maxBytes) {
        try {
            long announced = request.getContentLengthLong();
            return request.getInputStream().readNBytes(announced < 0 ? maxBytes + 1 : (int) announced);
        } catch (IOException | BadMessageException broken) {
            throw late(broken)
                    ? new MalformedRequestException(408, "The body did not arrive in time")
                    : new MalformedRequestException(400, "The body is not well-formed or ends too early");
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
