package flexsim.emulator;

import flexsim.emulator.control.FaultInjection;
import flexsim.emulator.events.EventStreams;
import flexsim.emulator.events.SinkJournal;
import flexsim.emulator.http.RateLimiter;
import flexsim.emulator.http.RateLimits;
import flexsim.emulator.http.RequestFilter;
import flexsim.emulator.rest.AssignmentCallbacks;
import flexsim.emulator.rest.EventCallbacks;
import flexsim.emulator.webhook.Deliveries;
import flexsim.emulator.webhook.WebhookClient;
import flexsim.emulator.webhook.WebhookWarnings;
import flexsim.emulator.workspace.CommandJournal;
import flexsim.emulator.workspace.FlexProject;
import flexsim.emulator.workspace.LiveWorkspace;
import flexsim.emulator.workspace.Workspaces;
import flexsim.taskrouter.model.WorkspaceSetup;
import flexsim.time.Pause;
import flexsim.time.Scheduler;
import flexsim.time.Stopwatch;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that a reset throws away and makes anew: the workspaces and what is sent out for them. Nothing in one world knows
 * of another, so that a request sees the one that it came into, whole, to its end. Thread-safe.
 */
final class ServerState {
    private static final Logger LOG = LoggerFactory.getLogger(ServerState.class);

    private static final Duration EVENT_CALLBACK_PATIENCE = Duration.ofSeconds(15);

    private final WebhookClient webhooks;
    private final EventStreams streams;
    private final Deliveries deliveries = new Deliveries();
    private final Workspaces workspaces;
    private final LiveWorkspace first;
    private final FaultInjection faults = new FaultInjection(Pause.wall());
    private final RequestFilter gate;
    private final CommandJournal ledger;

    /**
     * A world with what {@code past} brings back, and the first workspace, made if it is not among that.
     *
     * @param ledger where what happens in it is written down
     * @param sinks where what becomes of its sinks is written down
     */
    ServerState(
            LocalTwilio.Setup setup, Surroundings surroundings, CommandJournal ledger, SinkJournal sinks, Past past) {
        this.ledger = ledger;
        gate = setup.tools().rateLimits() == RateLimits.TWILIO
                ? RequestFilter.both(new RateLimiter(Stopwatch.started()::micros), faults)
                : faults;
        Scheduler scheduler = surroundings.scheduler();
        webhooks = new WebhookClient(
                surroundings.connections(), setup.credentials().authToken(), scheduler, faults, deliveries);
        streams = new EventStreams(
                setup.credentials().accountSid(), webhooks, scheduler, deliveries, setup.seed(), sinks);
        workspaces = new Workspaces(
                scheduler, setup.seed(), listeners(setup.credentials().accountSid(), surroundings), ledger);
        past.bringBack(workspaces, streams);
        first = workspaces.find(setup.workspaceSid()).orElseGet(() -> furnished(setup.workspaceSid()));
    }

    /** What was before. */
    interface Past {
        Past NONE = (workspaces, streams) -> {};

        void bringBack(Workspaces workspaces, EventStreams streams);
    }

    /**
     * What a world has in common with the one before it.
     *
     * @param callbackPatience how long the answer of an assignment callback may take
     */
    record Surroundings(Scheduler scheduler, HttpClient connections, Duration callbackPatience) {}

    /** Who is told of what happens in a workspace. */
    private Consumer<LiveWorkspace> listeners(String accountSid, Surroundings surroundings) {
        Scheduler scheduler = surroundings.scheduler();
        AssignmentCallbacks assignments = new AssignmentCallbacks(
                accountSid,
                webhooks,
                new WebhookWarnings(scheduler, LOG::warn, "assignment callback"),
                surroundings.callbackPatience());
        EventCallbacks events = new EventCallbacks(
                accountSid,
                webhooks,
                new WebhookWarnings(scheduler, LOG::warn, "event callback"),
                EVENT_CALLBACK_PATIENCE);
        return workspace -> {
            assignments.attach(workspace);
            events.attach(workspace);
            streams.attach(workspace);
        };
    }

    private LiveWorkspace furnished(String sid) {
        LiveWorkspace workspace = workspaces.create(sid, WorkspaceSetup.named("Flex Task Assignment"));
        FlexProject.furnish(workspace);
        return workspace;
    }

    Workspaces workspaces() {
        return workspaces;
    }

    /** The workspace that it starts with. */
    LiveWorkspace first() {
        return first;
    }

    /** The sinks and who of them is subscribed to what. */
    EventStreams streams() {
        return streams;
    }

    /** What was sent out. */
    Deliveries deliveries() {
        return deliveries;
    }

    /** What goes wrong in it on purpose. */
    FaultInjection faults() {
        return faults;
    }

    /** What a request has to pass. */
    RequestFilter gate() {
        return gate;
    }

    /** See {@code Quiet}. Listeners send nothing before what they tell of is written down: so that is waited for first. */
    boolean awaitQuiet(Duration longest) {
        Stopwatch watch = Stopwatch.started();
        while (true) {
            long written = ledger.written();
            ledger.await();
            Duration left = longest.minus(Duration.ofNanos(watch.micros() * 1_000));
            boolean quiet = webhooks.awaitQuiet(left);
            boolean settled = quiet && ledger.written() == written;
            if (settled || !quiet || left.isNegative()) {
                return settled;
            }
        }
    }

    /** How many timers wait behind the first of their workspace. */
    int timersBehind() {
        return workspaces.all().stream().mapToInt(LiveWorkspace::timersBehind).sum();
    }

    /** Ends it for good: what was written down of it is forgotten too. */
    void end() {
        workspaces.forget();
        webhooks.close(Duration.ZERO);
        streams.close();
    }

    /** Writes down what has become of everything, when what it was told has grown long. To be asked for at the end. */
    void sumUp() {
        if (ledger.wantsSummary()) {
            ledger.atOnce(() -> {
                workspaces.all().forEach(LiveWorkspace::sumUp);
                streams.sumUp();
            });
        }
    }

    /** Fires no more timers, and waits at most {@code grace} for what is on the way after {@code flush}. */
    void close(Duration grace, Runnable flush) {
        workspaces.close();
        flush.run();
        webhooks.close(grace);
        streams.close();
    }
}
