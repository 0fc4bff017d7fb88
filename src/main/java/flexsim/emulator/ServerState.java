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
 * All that a reset discards and makes anew: the workspaces and what is sent for them. Nothing in one state knows
 * of another, so that a request sees the one that it came into, whole, to its end. Thread-safe.
 */
final class ServerState {
    private static final Logger LOG = LoggerFactory.getLogger(ServerState.class);

    private static final Duration EVENT_CALLBACK_TIMEOUT = Duration.ofSeconds(15);

    private final WebhookClient webhooks;
    private final EventStreams streams;
    private final Deliveries deliveries = new Deliveries();
    private final Workspaces workspaces;
    private final LiveWorkspace first;
    private final FaultInjection faults = new FaultInjection(Pause.wall());
    private final RequestFilter filter;
    private final CommandJournal journal;

    /**
     * A state with what {@code stored} restores, and the first workspace, made if it is not among that.
     *
     * @param journal of its workspaces
     * @param sinks journal of its sinks and subscriptions
     */
    ServerState(
            LocalTwilio.Setup setup,
            Environment environment,
            CommandJournal journal,
            SinkJournal sinks,
            Stored stored) {
        this.journal = journal;
        filter = setup.tools().rateLimits() == RateLimits.TWILIO
                ? RequestFilter.both(new RateLimiter(Stopwatch.started()::micros), faults)
                : faults;
        Scheduler scheduler = environment.scheduler();
        webhooks = new WebhookClient(
                environment.connections(), setup.credentials().authToken(), scheduler, faults, deliveries);
        streams = new EventStreams(
                setup.credentials().accountSid(), webhooks, scheduler, deliveries, setup.seed(), sinks);
        workspaces = new Workspaces(
                scheduler, setup.seed(), listeners(setup.credentials().accountSid(), environment), journal);
        stored.restoreInto(workspaces, streams);
        first = workspaces.find(setup.workspaceSid()).orElseGet(() -> createFirst(setup.workspaceSid()));
    }

    /** What is restored from the store. */
    interface Stored {
        Stored NONE = (workspaces, streams) -> {};

        void restoreInto(Workspaces workspaces, EventStreams streams);
    }

    /**
     * What a state has in common with the one before it.
     *
     * @param callbackTimeout how long the response to an assignment callback may take
     */
    record Environment(Scheduler scheduler, HttpClient connections, Duration callbackTimeout) {}

    /** Subscribes callbacks and streams to a new workspace. */
    private Consumer<LiveWorkspace> listeners(String accountSid, Environment environment) {
        Scheduler scheduler = environment.scheduler();
        AssignmentCallbacks assignments = new AssignmentCallbacks(
                accountSid,
                webhooks,
                new WebhookWarnings(scheduler, LOG::warn, "assignment callback"),
                environment.callbackTimeout());
        EventCallbacks events = new EventCallbacks(
                accountSid,
                webhooks,
                new WebhookWarnings(scheduler, LOG::warn, "event callback"),
                EVENT_CALLBACK_TIMEOUT);
        return workspace -> {
            assignments.attach(workspace);
            events.attach(workspace);
            streams.attach(workspace);
        };
    }

    private LiveWorkspace createFirst(String sid) {
        LiveWorkspace workspace = workspaces.create(sid, WorkspaceSetup.named("Flex Task Assignment"));
        FlexProject.setUp(workspace);
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
    RequestFilter filter() {
        return filter;
    }

    /**
     * See {@link PendingDeliveries}. Listeners send nothing before it is in the journal: so that is waited for first.
     */
    boolean awaitDeliveries(Duration longest) {
        Stopwatch watch = Stopwatch.started();
        while (true) {
            long written = journal.written();
            journal.await();
            Duration left = longest.minus(Duration.ofNanos(watch.micros() * 1_000));
            boolean quiet = webhooks.awaitDeliveries(left);
            boolean settled = quiet && journal.written() == written;
            if (settled || !quiet || left.isNegative()) {
                return settled;
            }
        }
    }

    /** How many timers wait behind the first of their workspace. */
    int timersAfterNext() {
        return workspaces.all().stream()
                .mapToInt(LiveWorkspace::timersAfterNext)
                .sum();
    }

    /** Ends it for good: what was journalled of it is removed too. */
    void end() {
        workspaces.forget();
        webhooks.close(Duration.ZERO);
        streams.close();
    }

    /** Journals a snapshot of everything, when the journal has grown long. To be called at the end. */
    void writeSnapshot() {
        if (journal.wantsSnapshot()) {
            journal.atOnce(() -> {
                workspaces.all().forEach(LiveWorkspace::writeSnapshot);
                streams.writeSnapshot();
            });
        }
    }

    /** Fires no more timers, and waits at most {@code timeout} for what is pending after {@code flush}. */
    void close(Duration timeout, Runnable flush) {
        workspaces.close();
        flush.run();
        webhooks.close(timeout);
        streams.close();
    }
}
