package flexsim.emulator;

import flexsim.emulator.control.ClockControl;
import flexsim.emulator.control.ClockResource;
import flexsim.emulator.control.DeliveriesResource;
import flexsim.emulator.control.ExplainResource;
import flexsim.emulator.control.FaultResource;
import flexsim.emulator.events.SinkJournal;
import flexsim.emulator.events.SinkResource;
import flexsim.emulator.events.StreamedTypeResource;
import flexsim.emulator.events.SubscriptionResource;
import flexsim.emulator.http.Authentication;
import flexsim.emulator.http.Handler;
import flexsim.emulator.http.Health;
import flexsim.emulator.http.HttpFront;
import flexsim.emulator.http.RateLimits;
import flexsim.emulator.http.Request;
import flexsim.emulator.http.RequestPipeline;
import flexsim.emulator.http.Response;
import flexsim.emulator.http.Router;
import flexsim.emulator.http.Strictness;
import flexsim.emulator.persistence.Store;
import flexsim.emulator.persistence.StoredCommandJournal;
import flexsim.emulator.rest.TaskRouterRoutes;
import flexsim.emulator.voice.Account;
import flexsim.emulator.voice.CallResource;
import flexsim.emulator.voice.ConferenceResource;
import flexsim.emulator.webhook.WebhookClient;
import flexsim.emulator.workspace.CommandJournal;
import flexsim.emulator.workspace.Subscription;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.model.Event;
import flexsim.time.Scheduler;
import flexsim.time.Stopwatch;
import flexsim.time.SwitchableScheduler;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A TaskRouter on this machine that speaks Twilio's REST API. It starts with one workspace that looks like a Flex
 * project's, and keeps everything in memory unless it is given a store. Thread-safe.
 */
public final class LocalTwilio implements AutoCloseable {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CALLBACK_TIMEOUT = Duration.ofSeconds(5);

    private final Duration stopTimeout;
    private final Authentication credentials;
    private final Function<ServerState.Stored, ServerState> states;
    private final Function<ServerState, RequestPipeline> pipelines;
    private final EventListeners listeners = new EventListeners();
    private final Optional<ClockControl> clock;
    private final Optional<Store> store;
    private final CommandJournal journal;
    private final HttpFront http;
    private volatile ServerState state;
    private volatile RequestPipeline pipeline;

    /**
     * Where and as whom to serve.
     *
     * @param host address to bind to, for instance {@code 127.0.0.1}
     * @param port 0 for any free one
     * @param workspaceSid of the workspace that it starts with
     * @param seed of the SIDs that it makes
     */
    public record Setup(
            String host, int port, Authentication credentials, String workspaceSid, long seed, Tools tools) {
        /** With the standard tools. */
        public static Setup of(String host, int port, Authentication credentials, String workspaceSid, long seed) {
            return new Setup(host, port, credentials, workspaceSid, seed, Tools.STANDARD);
        }

        public Setup with(Tools other) {
            return new Setup(host, port, credentials, workspaceSid, seed, other);
        }
    }

    /**
     * The tools for testers.
     *
     * @param admin whether the paths under {@code /_flexsim} are served
     * @param rateLimits how often clients may send requests
     * @param lenient whether unknown parameters and workflow keys are ignored instead of refused
     */
    public record Tools(boolean admin, RateLimits rateLimits, boolean lenient) {
        /** The tools are served, nothing is limited, and what is unknown is refused. */
        public static final Tools STANDARD = new Tools(true, RateLimits.NONE, false);
    }

    /**
     * Starts one. With a {@link SwitchableScheduler} its clock can be stopped and moved.
     *
     * @throws java.io.UncheckedIOException when it cannot listen
     */
    public static LocalTwilio start(Setup setup, Scheduler scheduler) {
        return new LocalTwilio(setup, scheduler, CALLBACK_TIMEOUT);
    }

    /**
     * Starts one that goes on where {@code store} ends, and journals there what it carries out; it closes the store
     * when it stops, or cannot start. The first workspace is made when it is not among those stored. Timers that fell
     * due meanwhile fire, in order; callbacks that were pending at the last end are not repeated: their reservations
     * wait for their timeout.
     *
     * @throws java.io.UncheckedIOException when it cannot listen, or what is stored cannot be understood
     */
    public static LocalTwilio start(Setup setup, Scheduler scheduler, Store store) {
        try {
            return new LocalTwilio(setup, scheduler, CALLBACK_TIMEOUT, STOP_TIMEOUT, Optional.of(store));
        } catch (RuntimeException failure) {
            store.close();
            throw failure;
        }
    }

    /** {@code callbackTimeout}: how long the response to an assignment callback may take. */
    LocalTwilio(Setup setup, Scheduler scheduler, Duration callbackTimeout) {
        this(setup, scheduler, callbackTimeout, STOP_TIMEOUT);
    }

    /** {@code stopTimeout}: how long a stop may take. */
    LocalTwilio(Setup setup, Scheduler scheduler, Duration callbackTimeout, Duration stopTimeout) {
        this(setup, scheduler, callbackTimeout, stopTimeout, Optional.empty());
    }

    private LocalTwilio(
            Setup setup, Scheduler scheduler, Duration callbackTimeout, Duration stopTimeout, Optional<Store> store) {
        this.stopTimeout = stopTimeout;
        this.store = store;
        credentials = setup.credentials();
        clock = scheduler instanceof SwitchableScheduler switchable
                ? Optional.of(new ClockControl(switchable, this::awaitDeliveries, this::timersAfterNext))
                : Optional.empty();
        ServerState.Environment environment =
                new ServerState.Environment(scheduler, WebhookClient.connections(), callbackTimeout);
        Optional<StoredCommandJournal> stored = store.map(StoredCommandJournal::new);
        journal = stored.<CommandJournal>map(l -> l).orElse(CommandJournal.NONE);
        SinkJournal sinks = stored.map(StoredCommandJournal::sinks).orElse(SinkJournal.NONE);
        states = restored -> new ServerState(setup, environment, journal, sinks, restored);
        state = states.apply(
                stored.<ServerState.Stored>map(from -> from::restoreInto).orElse(ServerState.Stored.NONE));
        Account account = new Account(
                credentials.accountSid(), state.first().look(Engine::workspace).created());
        pipelines = of -> new RequestPipeline(
                of.filter(),
                router(of, account, setup.tools()),
                setup.tools().lenient() ? Strictness.LENIENT : Strictness.STRICT);
        state.first().onEvent(listeners::publish);
        pipeline = pipelines.apply(state);
        http = new HttpFront(setup.host(), setup.port(), credentials, () -> pipeline, stopTimeout);
        store.ifPresent(Store::begin);
    }

    /** What is served. */
    public List<Router.Route> routes() {
        return pipeline.router().all();
    }

    private Router router(ServerState of, Account account, Tools tools) {
        Router routes = new Router(this::durably);
        account.addTo(routes);
        new CallResource(account, of.workspaces()).addTo(routes);
        new ConferenceResource(account, of.workspaces()).addTo(routes);
        TaskRouterRoutes.addTo(routes, of.workspaces());
        NotServed.addTo(routes);
        new SinkResource(of.streams()).addTo(routes);
        new SubscriptionResource(of.streams()).addTo(routes);
        new StreamedTypeResource(of.first().look(Engine::workspace).created()).addTo(routes);
        if (tools.admin()) {
            clock.ifPresent(control -> new ClockResource(control).addTo(routes));
            new FaultResource(of.faults()).addTo(routes);
            new DeliveriesResource(of.deliveries()).addTo(routes);
            new ExplainResource(of.workspaces()).addTo(routes);
            routes.add("POST", "/_flexsim/reset", this::reset);
            routes.add("GET", Health.PATH, Health::handle);
        }
        return routes;
    }

    /** The same handler, but its response, a refusal included, waits until what it shows is on disk. */
    private Handler durably(Handler handler) {
        return request -> {
            journal.check();
            try {
                return handler.handle(request);
            } finally {
                journal.await();
            }
        };
    }

    private Response reset(Request request) {
        request.readNothingStrictly();
        reset();
        return Response.deleted();
    }

    /**
     * Goes back to the state of a fresh start: the same first workspace, and the same SIDs for the same requests as
     * then. The clock keeps its mode and its instant, and listeners stay subscribed. A request in flight sees the
     * state from before to its end, and has no effect on the new one.
     */
    public synchronized void reset() {
        journal.atOnce(() -> {
            ServerState old = state;
            old.streams().forget();
            ServerState fresh = states.apply(ServerState.Stored.NONE);
            fresh.first().onEvent(listeners::publish);
            state = fresh;
            pipeline = pipelines.apply(fresh);
            old.end();
        });
    }

    /** Stops, moves and releases the clock; empty when it was started with a clock of another kind. */
    public Optional<ClockControl> clock() {
        return clock;
    }

    /** Waits until no webhook is pending, {@code longest} at most; returns whether that came to be. */
    public boolean awaitDeliveries(Duration longest) {
        return state.awaitDeliveries(longest);
    }

    private int timersAfterNext() {
        return state.timersAfterNext();
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
        return state.first().sid();
    }

    /**
     * From now on every event of the first workspace is published to {@code listener}, in order. It is called between
     * two commands: it must neither block nor call back.
     */
    public Subscription onEvent(Consumer<Event> listener) {
        return listeners.add(listener);
    }

    /** What {@code look} sees of the first workspace's engine; it must be quick and must not keep the engine. */
    public <T> T look(Function<Engine, T> look) {
        return state.first().look(look);
    }

    /** Finishes the requests in flight and the pending callbacks, five seconds at most for all, then stops. */
    public void stop() {
        Stopwatch watch = Stopwatch.started();
        http.stop();
        Duration left = stopTimeout.minusMillis(Math.min(stopTimeout.toMillis(), watch.millis()));
        state.close(left, () -> store.ifPresent(Store::flush));
        state.writeSnapshot();
        store.ifPresent(Store::close);
    }

    @Override
    public void close() {
        stop();
    }
}
