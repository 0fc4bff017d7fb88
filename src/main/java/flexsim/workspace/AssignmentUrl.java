package flexsim.workspace;

import flexsim.domain.InputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where TaskRouter asks what to do with a reservation: an absolute http or https URL with a path. */
public record AssignmentUrl(URI uri) {
    /** The path of an address that names none. */
    public static final String DEFAULT_PATH = "/reservation";

    /**
     * The URL that {@code text} says, with {@link #DEFAULT_PATH} where its path is empty or {@code /}.
     *
     * @param source the option or variable that holds it, for the error
     * @throws InputException when it is no http or https URL with a host
     */
    public static AssignmentUrl of(String source, String text) {
        URI uri = parse(source, text.strip());
        String path = uri.getRawPath();
        if (path != null && !path.isEmpty() && !path.equals("/")) {
            return new AssignmentUrl(uri);
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String base = uri.getScheme() + "://" + uri.getRawAuthority();
        return new AssignmentUrl(URI.create(base + DEFAULT_PATH + query));
    }

    private static URI parse(String source, String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= 65_535) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // Answered below, together with what parses but cannot be called.
        }
        throw new InputException(
                source, "", "must be a URL like https://sim.example.com/reservation, without user and password");
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
