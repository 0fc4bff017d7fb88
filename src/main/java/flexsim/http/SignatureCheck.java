package flexsim.http;

import java.util.Map;

/** The check of a webhook's signature: whether the webhook comes from who it says. */
@FunctionalInterface
public interface SignatureCheck {
    /**
     * Whether {@code signature} is that of a form post to {@code url}.
     *
     * @param url the public URL, exactly as the Workflow has it
     * @param form the posted parameters
     * @param signature the header {@code X-Twilio-Signature}
     */
    boolean valid(String url, Map<String, String> form, String signature);
}
