package flexsim.twilio;

import java.util.Optional;

/**
 * The credentials of requests. {@link #toString()} shows no secret.
 *
 * @param user account SID or API key
 * @param password auth token or API secret
 */
public record Credentials(String accountSid, String user, String password) {
    /** An API key where there is one, else the auth token. */
    public static Credentials of(
            String accountSid, Optional<String> authToken, Optional<String> apiKey, Optional<String> apiSecret) {
        return apiKey.isPresent() && apiSecret.isPresent()
                ? new Credentials(accountSid, apiKey.get(), apiSecret.get())
                : new Credentials(accountSid, accountSid, authToken.orElse(""));
    }

    @Override
    public String toString() {
        return "Credentials[" + accountSid + "]";
    }
}
