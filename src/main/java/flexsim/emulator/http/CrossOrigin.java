package flexsim.emulator.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * The headers that let pages of any origin read responses, as Twilio's API does. That gives nothing away: a page still
 * needs the credentials. Source: the headers that Twilio's description of the API names; their values are inferred.
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

    /** Whether it is a browser's preflight request, which carries no credentials. */
    static boolean asks(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    static Response allowed() {
        return new Response(204, new byte[0], Map.of());
    }

    /** Responses to deletions have none of these headers. */
    static void addHeaders(String method, HttpFields.Mutable headers) {
        if (!method.equals("DELETE")) {
            for (HttpField field : HEADERS) {
                headers.add(field);
            }
        }
    }
}
