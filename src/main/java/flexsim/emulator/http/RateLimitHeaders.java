package flexsim.emulator.http;

import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * The headers {@code X-Rate-Limit-*}, which Twilio's OpenAPI document declares for every response without saying what
 * stands in them. Where nothing is limited they name the greatest number that every client can read, so that one that
 * slows down by them never does.
 */
final class RateLimitHeaders {
    private static final String LIMIT = "X-Rate-Limit-Limit";
    private static final String REMAINING = "X-Rate-Limit-Remaining";
    private static final String CONFIG = "X-Rate-Limit-Config";
    private static final String MANY = Integer.toString(Integer.MAX_VALUE);

    /** Encoded once: they are on every response. */
    private static final List<HttpField> UNLIMITED = List.of(
            new PreEncodedHttpField(LIMIT, MANY),
            new PreEncodedHttpField(REMAINING, MANY),
            new PreEncodedHttpField(CONFIG, "none"));

    private RateLimitHeaders() {}

    /** Puts those of what is not limited on a response; they may be replaced later. */
    static void addUnlimited(HttpFields.Mutable headers) {
        for (HttpField field : UNLIMITED) {
            headers.add(field);
        }
    }

    static Map<String, String> of(int perSecond, int remaining) {
        return Map.of(
                LIMIT, Integer.toString(perSecond),
                REMAINING, Integer.toString(remaining),
                CONFIG, perSecond + "/1s");
    }
}
