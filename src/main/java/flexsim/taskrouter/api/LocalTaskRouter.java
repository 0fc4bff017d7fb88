package flexsim.taskrouter.api;

import flexsim.taskrouter.Engine;
import flexsim.taskrouter.Event;
import flexsim.time.Scheduler;
import flexsim.time.SwitchableScheduler;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A TaskRouter on this machine that speaks Twilio's REST API. It starts with one workspace that looks like a Flex
 * project's; everything is kept in memory. Thread-safe.
 */
public final class LocalTaskRouter implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration CALLBACK_PATIENCE = Duration.ofSeconds(5);

    private final Credentials credentials;
    private final Supplier<World> creation;
    private final Function<World, Door> entrance;
    private final Audience audience = new Audience();
    private final Optional<ClockControl> clock;
    private final HttpFront http;
    private volatile World world;
    private volatile Door door;

    /**
     * Where and as whom to serve.
     *
     * @param host address to bind to, for instance {@code 127.0.0.1}
     * @param port 0 for any free one
     * @param workspaceSid of the workspace that it starts with
     * @param seed of the SIDs that it makes
     */
    public record Setup(String host, int port, Credentials credentials, String workspaceSid, long seed, Tools tools) {
        /** With everything else as it is unless somebody asks for something else. */
        public static Setup of(String host, int port, Credentials credentials, String workspaceSid, long seed) {
            return new Setup(host, port, credentials, workspaceSid, seed, Tools.STANDARD);
        }

        public Setup with(Tools other) {
            return new Setup(host, port, credentials, workspaceSid, seed, other);
        }
    }

    /**
     * What there is for testers.
     *
     * @param admin whether the paths under {@code /_flexsim} are served
     * @param rateLimits how often clients may ask
     * @param lenient whether parameters and workflow keys that nobody knows are ignored instead of refused
     */
    public record Tools(boolean admin, RateLimits rateLimits, boolean lenient) {
        /** The tools are there, nothing is limited, and what nobody knows is refused. */
        public static final Tools STANDARD = new Tools(true, RateLimits.NONE, false);
    }

    /**
     * Starts one. With a {@link SwitchableScheduler} its clock can be stopped and moved.
     *
     * @throws java.io.UncheckedIOException when it cannot listen
     */
    public static LocalTaskRouter start(Setup setup, Scheduler scheduler) {
        return new LocalTaskRouter(setup, scheduler, CALLBACK_PATIENCE);
    }

    /** {@code callbackPatience}: how long the answer of a callback may take. */
    LocalTaskRouter(Setup setup, Scheduler scheduler, Duration callbackPatience) {
        credentials = setup.credentials();
        clock = scheduler instanceof SwitchableScheduler switchable
                ? Optional.of(new ClockControl(switchable, this::awaitQuiet, this::timersBehind))
                : Optional.empty();
        Account account = new Account(credentials.accountSid(), scheduler.now());
        HttpClient connections = WebhookClient.connections(callbackPatience);
        creation = () -> new World(setup, scheduler, connections, callbackPatience);
        entrance = of -> new Door(
                of.gate(),
                routes(of, account, setup.tools()),
                setup.tools().lenient() ? Strictness.LENIENT : Strictness.STRICT);
        reset();
        http = new HttpFront(setup.host(), setup.port(), credentials, () -> door, GRACE);
    }

    private Routes routes(World of, Account account, Tools tools) {
        Routes routes = WorkspaceRoutes.all(of.workspaces(), account);
        if (tools.admin()) {
            clock.ifPresent(control -> new ClockResource(control).addTo(routes));
            new FaultResource(of.faults()).addTo(routes);
            new ExplainResource(of.workspaces()).addTo(routes);
            routes.add("POST", "/_flexsim/reset", this::reset);
        }
        return routes;
    }

    private Answer reset(Call call) {
        call.parameters().strictly(Parameters.Names.of());
        reset();
        return Answer.deleted();
    }

    /**
     * Goes back to the state of a fresh start: the same first workspace, and the same SIDs for the same requests as
     * then. The clock keeps its mode and its instant, and who listens goes on listening. A request in flight sees the
     * state from before to its end, and has no effect on the new one.
     */
    public synchronized void reset() {
        Optional<World> old = Optional.ofNullable(world);
        World fresh = creation.get();
        fresh.first().onEvent(audience::tell);
        world = fresh;
        door = entrance.apply(fresh);
        old.ifPresent(gone -> gone.close(Duration.ZERO));
    }

    /** Stops, moves and releases the clock; empty when it was started with a clock of another kind. */
    public Optional<ClockControl> clock() {
        return clock;
    }

    /** Waits until no webhook waits or is on the way, {@code longest} at most; returns whether that came to be. */
    public boolean awaitQuiet(Duration longest) {
        return world.awaitQuiet(longest);
    }

    private int timersBehind() {
        return world.timersBehind();
    }

    /** Scheme, host and port; for {@code FLEXSIM_URL}. */
    public URI baseUrl() {
        return URI.create(http.baseUrl());
    }

    public String accountSid() {
        return credentials.accountSid();
    }

    /** The workspace that it started with. */
    public String workspaceSid() {
        return world.first().sid();
    }

    /**
     * From now on {@code listener} is told of every event of the first workspace, in order. It is called between two
     * commands: it must neither block nor call back.
     */
    public Subscription onEvent(Consumer<Event> listener) {
        return audience.add(listener);
    }

    /** What {@code look} sees of the first workspace's engine; it must be quick and must not keep the engine. */
    public <T> T look(Function<Engine, T> look) {
        return world.first().look(look);
    }

    /** Finishes the requests in flight and the callbacks on the way, five seconds at most for each, then stops. */
    public void stop() {
        http.stop();
        world.close(GRACE);
    }

    @Override
    public void close() {
        stop();
    }
}
