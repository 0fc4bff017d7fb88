package flexsim.cli;

import flexsim.domain.InputException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which account and workspace to work on; a mixin. The command line wins over the environment, that over .env. */
final class AccountOptions {
    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");

    @Option(
            names = {"--acct", "--account"},
            paramLabel = "ACxxx",
            description = "Account SID. Environment: ACCOUNT_SID.")
    String acct;

    @Option(
            names = {"--auth", "--auth-token"},
            paramLabel = "TOKEN",
            description =
                    "Auth token; better kept in the environment (AUTH_TOKEN) or in .env. API_KEY and API_SECRET, when set, are used for requests instead.")
    String auth;

    @Option(
            names = {"--wrkspc", "--workspace"},
            paramLabel = "WSxxx",
            description =
                    "TaskRouter workspace SID. Environment: WRKSPC_SID. It is one at Twilio, unless FLEXSIM_URL names a local TaskRouter.")
    String wrkspc;

    /** The credentials as found; {@link #toString()} shows none of them. */
    record Account(
            String accountSid,
            Optional<String> authToken,
            Optional<String> apiKey,
            Optional<String> apiSecret,
            String workspaceSid,
            Optional<URI> baseUrl) {
        @Override
        public String toString() {
            return "Account[" + accountSid + "]";
        }
    }

    /**
     * The account to use.
     *
     * @throws InputException when something is missing or malformed; no secret is quoted
     */
    Account resolve(Settings settings) {
        String accountSid = sid("AC", "--acct", "ACCOUNT_SID", choose(acct, settings, "ACCOUNT_SID"));
        Optional<String> token = choose(auth, settings, "AUTH_TOKEN");
        Optional<String> apiKey = settings.get("API_KEY");
        Optional<String> apiSecret = settings.get("API_SECRET");
        if (apiKey.isPresent() != apiSecret.isPresent()) {
            throw new InputException("API_KEY", "", "API_KEY and API_SECRET go together: set both or neither");
        }
        if (token.isEmpty() && apiKey.isEmpty()) {
            throw new InputException(
                    "AUTH_TOKEN", "", "is missing: set it in the environment or in .env, or give --auth");
        }
        String workspaceSid = sid("WS", "--wrkspc", "WRKSPC_SID", choose(wrkspc, settings, "WRKSPC_SID"));
        return new Account(accountSid, token, apiKey, apiSecret, workspaceSid, baseUrl(settings));
    }

    private static Optional<String> choose(String option, Settings settings, String variable) {
        return Optional.ofNullable(option).filter(value -> !value.isBlank()).or(() -> settings.get(variable));
    }

    private static String sid(String prefix, String option, String variable, Optional<String> value) {
        String found = value.orElseThrow(() -> new InputException(
                variable, "", "is missing: set it in the environment or in .env, or give " + option));
        if (!SID.matcher(found).matches() || !found.startsWith(prefix)) {
            throw new InputException(
                    variable, "", "must be " + prefix + " and 32 hexadecimal digits (see " + option + ")");
        }
        return found;
    }

    private static boolean isBase(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean bare = (url.getPath() == null
                        || url.getPath().isEmpty()
                        || url.getPath().equals("/"))
                && url.getQuery() == null
                && url.getUserInfo() == null;
        return web && bare && url.getHost() != null && url.getPort() <= 65_535 && url.getPort() != 0;
    }

    /** Where the TaskRouter is; empty means Twilio's. */
    static Optional<URI> baseUrl(Settings settings) {
        return settings.get("FLEXSIM_URL").map(text -> {
            try {
                URI url = URI.create(text);
                if (isBase(url)) {
                    return url;
                }
            } catch (IllegalArgumentException malformed) {
                // Answered below, together with what parses but is no base URL.
            }
            throw new InputException(
                    "FLEXSIM_URL", "", "must be scheme, host and port like http://localhost:9000, and nothing else");
        });
    }
}
