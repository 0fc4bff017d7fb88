package flexsim.taskrouter.api;

import flexsim.taskrouter.Engine;
import flexsim.taskrouter.Event;
import flexsim.taskrouter.WorkspaceSetup;
import flexsim.time.Scheduler;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TaskRouter on this machine that speaks Twilio's REST API. It starts with one workspace that looks like a Flex
 * project's; everything is kept in memory. Thread-safe.
 */
public final class LocalTaskRouter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalTaskRouter.class);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration CALLBACK_PATIENCE = Duration.ofSeconds(5);
    private static final Duration EVENT_CALLBACK_PATIENCE = Duration.ofSeconds(15);

    private final Credentials credentials;
    private final WebhookClient webhooks;
    private final EventStreams streams;
    private final Workspaces workspaces;
    private final LiveWorkspace first;
    private final HttpFront http;

    /**
     * Where and as whom to serve.
     *
     * @param host address to bind to, for instance {@code 127.0.0.1}
     * @param port 0 for any free one
     * @param workspaceSid of the workspace that it starts with
     * @param seed of the SIDs that it makes
     */
    public record Setup(String host, int port, Credentials credentials, String workspaceSid, long seed) {
        /** With everything else as it is unless somebody asks for something else. */
        public static Setup of(String host, int port, Credentials credentials, String workspaceSid, long seed) {
            return new Setup(host, port, credentials, workspaceSid, seed);
        }
    }

    /**
     * Starts one.
     *
     * @throws java.io.UncheckedIOException when it cannot listen
     */
    public static LocalTaskRouter start(Setup setup, Scheduler scheduler) {
        return new LocalTaskRouter(setup, scheduler, CALLBACK_PATIENCE);
    }

    /** {@code callbackPatience}: how long the answer of an assignment callback may take. */
    LocalTaskRouter(Setup setup, Scheduler scheduler, Duration callbackPatience) {
        credentials = setup.credentials();
        Deliveries deliveries = new Deliveries();
        webhooks = new WebhookClient(credentials.authToken(), scheduler, DeliveryFaults.NONE, deliveries);
        AssignmentCallbacks assignments = new AssignmentCallbacks(
                credentials.accountSid(),
                webhooks,
                new Warnings(scheduler, LOG::warn, "assignment callback"),
                callbackPatience);
        EventCallbacks events = new EventCallbacks(
                credentials.accountSid(),
                webhooks,
                new Warnings(scheduler, LOG::warn, "event callback"),
                EVENT_CALLBACK_PATIENCE);
        streams = new EventStreams(credentials.accountSid(), webhooks, scheduler, deliveries, setup.seed());
        workspaces = new Workspaces(scheduler, setup.seed(), workspace -> {
            assignments.attach(workspace);
            events.attach(workspace);
            streams.attach(workspace);
        });
        first = workspaces.create(setup.workspaceSid(), WorkspaceSetup.named("Flex Task Assignment"));
        FlexProject.furnish(first);
        Account account = new Account(credentials.accountSid(), scheduler.now());
        Routes routes = WorkspaceRoutes.all(workspaces, account);
        new SinkResource(streams).addTo(routes);
        new SubscriptionResource(streams).addTo(routes);
        new StreamedTypeResource(scheduler.now()).addTo(routes);
        new DeliveriesResource(deliveries).addTo(routes);
        http = new HttpFront(setup.host(), setup.port(), credentials, routes, GRACE);
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
        return first.sid();
    }

    /**
     * From now on {@code listener} is told of every event of the first workspace, in order. It is called between two
     * commands: it must neither block nor call back.
     */
    public Subscription onEvent(Consumer<Event> listener) {
        return first.onEvent(logged -> listener.accept(logged.event()));
    }

    /** What {@code look} sees of the first workspace's engine; it must be quick and must not keep the engine. */
    public <T> T look(Function<Engine, T> look) {
        return first.look(look);
    }

    /** Waits until no callback waits or is on the way, {@code longest} at most; returns whether that came to be. */
    public boolean awaitQuiet(Duration longest) {
        return webhooks.awaitQuiet(longest);
    }

    /** Finishes the requests in flight and the callbacks on the way, five seconds at most for each, then stops. */
    public void stop() {
        http.stop();
        workspaces.close();
        webhooks.close(GRACE);
        streams.close();
    }

    @Override
    public void close() {
        stop();
    }
}
