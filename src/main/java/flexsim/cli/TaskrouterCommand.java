package flexsim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.domain.InputException;
import flexsim.emulator.LocalTwilio;
import flexsim.emulator.http.Authentication;
import flexsim.emulator.http.RateLimits;
import flexsim.emulator.persistence.Store;
import flexsim.time.SwitchableScheduler;
import flexsim.time.SwitchableScheduler.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code flexsim taskrouter}. */
@Command(
        name = "taskrouter",
        mixinStandardHelpOptions = true,
        description = {
            "Serve a local TaskRouter that Twilio's SDKs can use in place of Twilio.",
            "It starts with one workspace that looks like a Flex project's and prints the lines for .env with which the"
                    + " other commands use it. Everything is kept in memory, unless --data says where to keep it."
                    + " Ctrl-C ends it."
        },
        footer = {"", "Example:", "  flexsim taskrouter > .env"})
final class TaskrouterCommand implements Callable<Integer> {
    /** Fixed, so that a .env stays true from one start to the next; not secret. */
    static final String DEFAULT_ACCOUNT = "AC00000000000000000000000000000001";

    static final String DEFAULT_TOKEN = "local-token-not-secret";
    static final String DEFAULT_WORKSPACE = "WS00000000000000000000000000000001";
    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");
    private static final Map<String, Mode> MODES = Map.of("wall", Mode.WALL, "stepped", Mode.STEPPED);
    private static final Map<String, RateLimits> RATE_LIMITS =
            Map.of("none", RateLimits.NONE, "twilio", RateLimits.TWILIO);
    private static final int MAX_PORT = 65_535;

    @ParentCommand
    private Flexsim flexsim;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "9000",
            description = "Port to listen on; 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}.")
    private String host;

    @Option(
            names = {"--acct", "--account"},
            paramLabel = "ACxxx",
            description = "Account SID to accept. Environment: ACCOUNT_SID. Default: " + DEFAULT_ACCOUNT + ".")
    private String acct;

    @Option(
            names = {"--auth", "--auth-token"},
            paramLabel = "TOKEN",
            description = "Auth token to accept; better kept in the environment (AUTH_TOKEN) or in .env. Default: "
                    + DEFAULT_TOKEN + ".")
    private String auth;

    @Option(
            names = {"--wrkspc", "--workspace"},
            paramLabel = "WSxxx",
            description = "SID of the workspace that it starts with. Environment: WRKSPC_SID. Default: "
                    + DEFAULT_WORKSPACE + ".")
    private String wrkspc;

    @Option(names = "--seed", paramLabel = "N", description = "Generate the same SIDs at each start.")
    private Long seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Directory to keep the workspaces in, so that they survive a restart, even after a kill;"
                    + " created if it is missing. Timers that fall due meanwhile fire at the next start.")
    private Path data;

    @Option(
            names = "--clock",
            paramLabel = "wall|stepped",
            defaultValue = "wall",
            description = "wall: time passes as usual. stepped: the clock stands still until a test moves it, by POST"
                    + " /_flexsim/clock. Default: ${DEFAULT-VALUE}.")
    private String clock;

    @Option(
            names = "--rate-limits",
            paramLabel = "twilio|none",
            defaultValue = "none",
            description = "twilio: answer 429 to requests above the limits that Twilio documents."
                    + " Default: ${DEFAULT-VALUE}.")
    private String rateLimits;

    @Option(
            names = "--lenient",
            description = "Ignore unknown parameters and workflow keys, with a line in the log for each, instead of"
                    + " refusing them.")
    private boolean lenient;

    @Option(
            names = "--no-admin",
            description = "Do not serve the tools for testers under /_flexsim: clock, reset, faults, deliveries,"
                    + " explain.")
    private boolean withoutAdmin;

    @Override
    public Integer call() {
        LocalTwilio.Setup setup = setup();
        Optional<Store> store = Optional.ofNullable(data).map(this::opened);
        SwitchableScheduler scheduler = new SwitchableScheduler(
                "taskrouter-clock",
                choice("--clock", clock, MODES),
                store.map(Store::lastInstant).orElse(0L));
        LocalTwilio router = store.map(kept -> LocalTwilio.start(setup, scheduler, kept))
                .orElseGet(() -> LocalTwilio.start(setup, scheduler));
        print(setup, router);
        Runtime.getRuntime().addShutdownHook(new Thread(router::stop, "taskrouter-stop"));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            router.stop();
            scheduler.close();
        }
        return 0;
    }

    private Store opened(Path directory) {
        if (directory.toString().contains(";")) {
            throw new InputException("--data", "", "the database cannot be in a directory with a ';' in its name");
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException impossible) {
            throw new InputException("--data", "", directory + " is not a directory and cannot be created");
        }
        if (!Files.isWritable(directory)) {
            throw new InputException("--data", "", directory + " is not writable");
        }
        return Store.open(directory);
    }

    private LocalTwilio.Setup setup() {
        if (port < 0 || port > MAX_PORT) {
            throw new InputException("--port", "", "must be from 0 to " + MAX_PORT + ", found " + port);
        }
        String account = sid("AC", "ACCOUNT_SID", acct).orElse(DEFAULT_ACCOUNT);
        String workspace = sid("WS", "WRKSPC_SID", wrkspc).orElse(DEFAULT_WORKSPACE);
        String token = given(auth, "AUTH_TOKEN").orElse(DEFAULT_TOKEN);
        long seedOfSids = seed == null ? new SecureRandom().nextLong() : seed;
        LocalTwilio.Tools tools =
                new LocalTwilio.Tools(!withoutAdmin, choice("--rate-limits", rateLimits, RATE_LIMITS), lenient);
        return LocalTwilio.Setup.of(host, port, new Authentication(account, token), workspace, seedOfSids)
                .with(tools);
    }

    private <T> T choice(String option, String given, Map<String, T> choices) {
        T chosen = choices.get(given);
        if (chosen == null) {
            throw new InputException(
                    option, "", "must be one of " + String.join(", ", new TreeSet<>(choices.keySet())));
        }
        return chosen;
    }

    private Optional<String> given(String option, String variable) {
        return Optional.ofNullable(option).filter(value -> !value.isBlank()).or(() -> flexsim.settings()
                .get(variable));
    }

    private Optional<String> sid(String prefix, String variable, String option) {
        return given(option, variable).map(value -> {
            if (!SID.matcher(value).matches() || !value.startsWith(prefix)) {
                throw new InputException(variable, "", "must be " + prefix + " and 32 hexadecimal digits");
            }
            return value;
        });
    }

    /** A token that was given is a secret: it is not shown. */
    private void print(LocalTwilio.Setup setup, LocalTwilio router) {
        boolean secret = !setup.credentials().authToken().equals(DEFAULT_TOKEN);
        if (output.json) {
            ObjectNode document = JsonNodeFactory.instance.objectNode();
            document.put("ACCOUNT_SID", router.accountSid());
            document.put("AUTH_TOKEN", secret ? null : DEFAULT_TOKEN);
            document.put("WRKSPC_SID", router.workspaceSid());
            document.put("FLEXSIM_URL", router.baseUrl().toString());
            output.print(flexsim.out(), document);
        } else {
            flexsim.out().println("ACCOUNT_SID=" + router.accountSid());
            flexsim.out().println(secret ? "# AUTH_TOKEN: as given" : "AUTH_TOKEN=" + DEFAULT_TOKEN);
            flexsim.out().println("WRKSPC_SID=" + router.workspaceSid());
            flexsim.out().println("FLEXSIM_URL=" + router.baseUrl());
        }
        flexsim.out().flush();
        if (!secret && !loopback()) {
            flexsim.err()
                    .println("flexsim: warning: listening on " + host
                            + " with the default token, which is public; set another in AUTH_TOKEN");
        }
        flexsim.err()
                .println("flexsim: the local TaskRouter listens on " + router.baseUrl() + "; "
                        + (data == null
                                ? "everything is kept in memory"
                                : "data in " + data.toAbsolutePath().normalize())
                        + "; Ctrl-C ends it");
    }

    private boolean loopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
