package flexsim.emulator.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** The credentials of the local TaskRouter: one account and its auth token. */
public record Authentication(String accountSid, String authToken) {
    /** The friendly name of the account. */
    public static final String ACCOUNT_NAME = "Local TaskRouter";

    private static final String SCHEME = "Basic ";

    /** Whether an {@code Authorization} header has them; takes as long for a wrong one as for the right one. */
    boolean admit(Optional<String> authorization) {
        byte[] expected = (accountSid + ":" + authToken).getBytes(StandardCharsets.UTF_8);
        byte[] given = authorization
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(header -> decoded(header.substring(SCHEME.length()).strip()))
                .orElse(new byte[0]);
        return MessageDigest.isEqual(expected, given);
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Credentials[" + accountSid + "]";
    }
}
