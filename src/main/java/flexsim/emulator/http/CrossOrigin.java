package flexsim.emulator.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * Lets pages of any origin read answers, as Twilio's API does. Nothing is given away by it: a page still needs the
 * credentials. Source: the headers that Twilio's description of the API names; their values are inferred.
 */
final class CrossOrigin {
    /** Encoded once: they are on almost every response. */
    private static final List<HttpField> HEADERS = List.of(
            new PreEncodedHttpField("Access-Control-Allow-Origin", "*"),
            new PreEncodedHttpField("Access-Control-Allow-Methods", "GET, POST, DELETE, OPTIONS"),
            new PreEncodedHttpField("Access-Control-Allow-Headers", "Accept, Authorization, Content-Type, If-Match"),
            new PreEncodedHttpField("Access-Control-Allow-Credentials", "true"),
            new PreEncodedHttpField(
                    "Access-Control-Expose-Headers",
                    "ETag, Retry-After, X-Rate-Limit-Limit, X-Rate-Limit-Remaining, X-Rate-Limit-Config"));

    private CrossOrigin() {}

    /** A browser's question, before the request proper, whether it may be sent; it carries no credentials. */
    static boolean asks(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    static Response allowed() {
        return new Response(204, new byte[0], Map.of());
    }

    /** Answers to deletions have none of these headers. */
    static void addHeaders(String method, HttpFields.Mutable headers) {
        if (!method.equals("DELETE")) {
            for (HttpField field : HEADERS) {
                headers.add(field);
            }
        }
    }
}
