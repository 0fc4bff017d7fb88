package flexsim.taskrouter.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/**
 * Lets pages of any origin read answers, as Twilio's API does. Nothing is given away by it: a page still needs the
 * credentials. Source: the headers that Twilio's description of the API names; their values are inferred.
 */
final class CrossOrigin {
    private static final Map<String, String> HEADERS = Map.of(
            "Access-Control-Allow-Origin", "*",
            "Access-Control-Allow-Methods", "GET, POST, DELETE, OPTIONS",
            "Access-Control-Allow-Headers", "Accept, Authorization, Content-Type, If-Match",
            "Access-Control-Allow-Credentials", "true",
            "Access-Control-Expose-Headers",
                    "ETag, Retry-After, X-Rate-Limit-Limit, X-Rate-Limit-Remaining, X-Rate-Limit-Config");

    private CrossOrigin() {}

    /** A browser's question, before the request proper, whether it may be sent; it carries no credentials. */
    static boolean asks(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    static Answer allowed() {
        return new Answer(204, new byte[0], Map.of());
    }

    /** Answers to deletions have none of these headers. */
    static void addHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getMethod().equals("DELETE")) {
            HEADERS.forEach(response::setHeader);
        }
    }
}
