package flexsim.taskrouter.api;

import flexsim.taskrouter.WorkspaceSetup;
import flexsim.time.Pause;
import flexsim.time.RealTime;
import flexsim.time.Scheduler;
import java.net.http.HttpClient;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that a reset throws away and makes anew: the workspaces and what is sent out for them. Nothing in one world knows
 * of another, so that a request sees the one that it came into, whole, to its end. Thread-safe.
 */
final class World {
    private static final Logger LOG = LoggerFactory.getLogger(World.class);

    private final WebhookClient webhooks;
    private final Workspaces workspaces;
    private final LiveWorkspace first;
    private final Faults faults = new Faults(Pause.wall());
    private final Gate gate;

    World(LocalTaskRouter.Setup setup, Scheduler scheduler, HttpClient connections, Duration callbackPatience) {
        Credentials credentials = setup.credentials();
        gate = setup.tools().rateLimits() == RateLimits.TWILIO
                ? Gate.both(new RateLimiter(RealTime.micros()), faults)
                : faults;
        webhooks = new WebhookClient(connections, credentials.authToken(), callbackPatience);
        AssignmentCallbacks callbacks =
                new AssignmentCallbacks(credentials.accountSid(), webhooks, new Warnings(scheduler, LOG::warn));
        workspaces = new Workspaces(scheduler, setup.seed(), callbacks::attach);
        first = workspaces.create(setup.workspaceSid(), WorkspaceSetup.named("Flex Task Assignment"));
        FlexProject.furnish(first);
    }

    Workspaces workspaces() {
        return workspaces;
    }

    /** The workspace that it starts with. */
    LiveWorkspace first() {
        return first;
    }

    /** What goes wrong in it on purpose. */
    Faults faults() {
        return faults;
    }

    /** What a request has to pass. */
    Gate gate() {
        return gate;
    }

    /** See {@link Quiet}. */
    boolean awaitQuiet(Duration longest) {
        return webhooks.awaitQuiet(longest);
    }

    /** How many timers wait behind the first of their workspace. */
    int timersBehind() {
        return workspaces.all().stream().mapToInt(LiveWorkspace::timersBehind).sum();
    }

    /** Fires no more timers, and waits at most {@code grace} for what is on the way. */
    void close(Duration grace) {
        workspaces.close();
        webhooks.close(grace);
    }
}
