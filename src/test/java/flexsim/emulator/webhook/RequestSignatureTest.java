package flexsim.emulator.webhook;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.security.RequestValidator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Twilio's own validator is the judge. */
class RequestSignatureTest {
    private static final String TOKEN = "a secret";

    private final RequestSignature signature = new RequestSignature(TOKEN);
    private final RequestValidator validator = new RequestValidator(TOKEN);

    @Test
    void twilios_validator_accepts_the_signature_of_a_form() {
        String url = "https://example.com:8443/reservation?x=1&y=%20";
        Map<String, String> form = Map.of("b", "2", "a", "ä ö", "B", "capital", "TaskAttributes", "{\"a\":\"b&c\"}");

        assertTrue(validator.validate(url, form, signature.of(url, form)));
    }

    @Test
    void another_value_url_or_token_gives_another_signature() {
        String url = "http://localhost:3000/reservation";
        String made = signature.of(url, Map.of("a", "1"));

        assertFalse(validator.validate(url, Map.of("a", "2"), made));
        assertFalse(validator.validate(url + "/", Map.of("a", "1"), made));
        assertFalse(new RequestValidator("another").validate(url, Map.of("a", "1"), made));
    }
}
