package flexsim.emulator.webhook;

import flexsim.emulator.http.Parameters;
import java.net.URI;
import java.util.regex.Pattern;

/** The URL of a webhook without what may be secret in it. */
final class RedactedUrl {
    private static final Pattern USER = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@");
    private static final Pattern SECRET =
            Pattern.compile("(?i)([?&][^=&#]*(?:token|secret|pass|pwd|key|auth|sig|credential)[^=&#]*=)[^&#]*");

    private RedactedUrl() {}

    /** Whole but for user, password and the values of parameters whose names sound secret. */
    static String masked(String url) {
        return SECRET.matcher(USER.matcher(url).replaceFirst("$1***@")).replaceAll("$1***");
    }

    /** Scheme, host, port and path, for a log. */
    static String brief(String url) {
        URI uri = URI.create(url);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return Parameters.shortened(uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath());
    }
}
