package flexsim.emulator.webhook;

import flexsim.http.FormText;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A webhook as it goes over the wire. User and password of the URL become a header, sent without being asked for.
 *
 * <p>Source: Twilio, "Security: Validating requests", both for forms and, with {@code bodySHA256}, for JSON.
 *
 * @param url what is signed
 */
record SignedRequest(String url, String signature, String contentType, byte[] body) {
    /** Signs {@code content} for {@code url}, which is exactly as configured. */
    static SignedRequest of(String url, Webhook.Content content, RequestSignature signature) {
        if (content instanceof Webhook.Form form) {
            return new SignedRequest(
                    url,
                    signature.of(url, form.parameters()),
                    "application/x-www-form-urlencoded; charset=utf-8",
                    FormText.encode(form.parameters()).getBytes(StandardCharsets.UTF_8));
        }
        byte[] body = ((Webhook.Json) content).body();
        String withDigest = url + (url.indexOf('?') < 0 ? "?" : "&") + "bodySHA256=" + digest(body);
        return new SignedRequest(withDigest, signature.of(withDigest, Map.of()), "application/json", body);
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Throws IllegalArgumentException when the URL is none. */
    HttpRequest request() {
        URI uri = URI.create(url);
        HttpRequest.Builder request = HttpRequest.newBuilder(withoutUser(uri))
                .header("Content-Type", contentType)
                .header("User-Agent", "flexsim")
                .header(RequestSignature.HEADER, signature)
                .POST(BodyPublishers.ofByteArray(body));
        authorization(uri).ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private static URI withoutUser(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create(uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath() + query);
    }

    private static Optional<String> authorization(URI uri) {
        return Optional.ofNullable(uri.getUserInfo())
                .map(user -> "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    /** Neither signature nor URL, which may hold secrets. */
    @Override
    public String toString() {
        return "SignedRequest of " + body.length + " bytes";
    }
}
