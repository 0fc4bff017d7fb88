package flexsim.twilio;

import com.twilio.security.RequestValidator;
import java.util.Map;

/**
 * The check that a webhook was signed by Twilio. Source: Twilio, "Validating requests". Thread-safe.
 */
public final class WebhookSignature {
    private final String authToken;

    /** Signatures are made with the account's auth token, never with an API key. */
    public WebhookSignature(String authToken) {
        this.authToken = authToken;
    }

    /**
     * Whether {@code signature} is right for the request.
     *
     * @param url the public URL that Twilio was given, query included
     * @param form the form's parameters
     * @param signature the header {@code X-Twilio-Signature}
     */
    public boolean valid(String url, Map<String, String> form, String signature) {
        return !signature.isEmpty() && new RequestValidator(authToken).validate(url, form, signature);
    }

    @Override
    public String toString() {
        return "WebhookSignature";
    }
}
