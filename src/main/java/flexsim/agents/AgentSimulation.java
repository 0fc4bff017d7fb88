package flexsim.agents;

import flexsim.config.Configuration;
import flexsim.config.WorkerEntry;
import flexsim.time.Scheduler;
import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.Reservation;
import flexsim.workspace.Task;
import flexsim.workspace.Workflow;
import flexsim.workspace.Workspace;
import flexsim.workspace.WorkspaceException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * The agents of a configuration at work in a workspace. In order: construct it (finds the workers and what an earlier run
 * left), let {@linkplain #offered offers} come in, {@link #login}, and at the end {@link #stop}. Thread-safe.
 *
 * <p>One simulation per brand and workspace at a time: a second one would take the first one's tasks for orphaned.
 */
public final class AgentSimulation {
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(30);
    private static final HandlingPlan.Work NO_WORK =
            new HandlingPlan.Work(Duration.ZERO, Duration.ZERO, attributes -> {});

    private final Workspace workspace;
    private final Scheduler scheduler;
    private final Executor requests;
    private final OrphanedTasks orphaned;
    private final AgentContext context;
    private final Offers offers;
    private final Map<String, LiveAgent> agents;
    private final AgentCounts counts = new AgentCounts();
    private final Map<String, TaskHandling> handlings = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> loggedIn = new CompletableFuture<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private volatile boolean loginBegun;
    private volatile boolean stopping;
    private volatile boolean closed;

    /**
     * Looks at the workspace; blocks, changes nothing.
     *
     * @param requests carries the requests; as many at once as it has threads
     * @throws WorkspaceException when workers, activities or the Workflow are missing
     */
    public AgentSimulation(
            Configuration configuration,
            Workspace workspace,
            AgentPlans plans,
            Scheduler scheduler,
            Executor requests) {
        this.workspace = workspace;
        this.scheduler = scheduler;
        this.requests = requests;
        Activities activities = Activities.of(workspace, plans.activities().names());
        Map<String, WorkerEntry> roster = Roster.find(workspace, configuration);
        Workflow workflow = workspace.deployedWorkflow(configuration.workflow().friendlyName());
        this.orphaned = OrphanedTasks.of(workspace, workflow.sid(), roster.keySet());
        this.context = new SharedContext(workspace.whileWanted(() -> !closed));
        this.offers = new Offers(plans, context, Duration.ofSeconds(workflow.reservationTimeout()), this::begin);
        this.agents = new LinkedHashMap<>();
        roster.forEach((sid, entry) -> agents.put(
                sid,
                new LiveAgent(entry.friendlyName(), sid, entry.attributes(), activities, plans.activities(), context)));
    }

    /**
     * Ends what an earlier run left and makes every agent Available.
     *
     * @return done when TaskRouter has confirmed or refused every login
     */
    public CompletableFuture<Void> login() {
        orphaned.taken().forEach(this::resume);
        orphaned.unanswered().forEach(reservation -> requests.execute(() -> handBack(reservation)));
        agents.values().forEach(LiveAgent::login);
        loginBegun = true;
        scheduler.after(BETWEEN_CHECKS, this::checkLater);
        checkSettled();
        return loggedIn;
    }

    private void resume(OrphanedTasks.Taken taken) {
        Task task = taken.task();
        LiveAgent agent = agents.get(taken.reservation().workerSid());
        TaskHandling handling = new TaskHandling(task.sid(), agent, NO_WORK, context);
        if (handlings.putIfAbsent(task.sid(), handling) == null) {
            agent.taskTaken();
            counts.resumed();
            handling.resume(task.status() == AssignmentStatus.WRAPPING);
        }
    }

    /** An offer that nobody answered goes to others at once instead of after its time. */
    private void handBack(Reservation reservation) {
        try {
            context.workspace().updateReservation(reservation.taskSid(), reservation.sid(), "rejected");
        } catch (WorkspaceException failure) {
            counts.trouble(failure);
        }
    }

    /** Decides about an offer, at once and the same way every time it is made. */
    public OfferResponse offered(Offer offer) {
        LiveAgent agent = agents.get(offer.workerSid());
        return agent == null || !workspace.sid().equals(offer.workspaceSid())
                ? new OfferResponse.NotOurs()
                : offers.answer(agent, offer);
    }

    /** An agent has a task: the work on it begins. */
    private void begin(TaskHandling handling) {
        counts.accepted();
        TaskHandling before = handlings.put(handling.taskSid(), handling);
        if (before != null) {
            before.drop(); // Offered anew, so the earlier accept has had no effect.
        }
        handling.begin();
        if (stopping) {
            handling.hurry();
        }
    }

    /**
     * Ends work in order: offers are refused, agents go Offline, and the tasks at hand are wrapped and completed at once.
     *
     * @param grace after that long nothing is tried any more
     * @return done when all is in order or the grace is over
     */
    public CompletableFuture<Void> stop(Duration grace) {
        stopping = true;
        agents.values().forEach(LiveAgent::logout);
        offers.giveUp();
        handlings.values().forEach(TaskHandling::hurry);
        scheduler.after(grace, () -> {
            closed = true;
            stopped.complete(null);
        });
        checkSettled();
        return stopped;
    }

    /** The agents now, and what they have done so far. */
    public AgentSnapshot snapshot() {
        Map<String, Long> byActivity = new TreeMap<>();
        workersThere().forEach(agent -> byActivity.merge(agent.activity(), 1L, Long::sum));
        long wrapping =
                handlings.values().stream().filter(TaskHandling::afterCall).count();
        return counts.snapshot(byActivity, wrapping);
    }

    /** How many agents whose workers are there TaskRouter has not confirmed to be in the activity they should be in. */
    public long unconfirmed() {
        return workersThere().filter(agent -> !agent.activitySync().confirmed()).count();
    }

    /** How many agents' workers somebody has deleted; the simulation goes on without them. */
    public long gone() {
        return agents.size() - workersThere().count();
    }

    private Stream<LiveAgent> workersThere() {
        return agents.values().stream().filter(agent -> !agent.activitySync().gone());
    }

    private void checkLater() {
        if (!stopping) {
            requests.execute(() -> {
                checkActivities();
                scheduler.after(BETWEEN_CHECKS, this::checkLater);
            });
        }
    }

    /** TaskRouter moves a worker when an offer times out; such agents are moved back to their activity. */
    private void checkActivities() {
        try {
            workspace.whileWanted(() -> !stopping).workers().forEach(worker -> {
                LiveAgent agent = agents.get(worker.sid());
                if (agent != null && !stopping) {
                    agent.seen(worker.activitySid());
                }
            });
        } catch (WorkspaceException failure) {
            if (failure.kind() != WorkspaceException.Kind.UNWANTED) {
                counts.trouble(failure.getMessage());
            }
        }
    }

    private void checkSettled() {
        boolean quiet =
                agents.values().stream().allMatch(agent -> agent.activitySync().settled());
        if (quiet && loginBegun) {
            loggedIn.complete(null);
        }
        if (quiet && stopping && handlings.isEmpty() && offers.settled()) {
            stopped.complete(null);
        }
    }

    private final class SharedContext implements AgentContext {
        private final Workspace retrying;

        SharedContext(Workspace retrying) {
            this.retrying = retrying;
        }

        @Override
        public Scheduler scheduler() {
            return scheduler;
        }

        @Override
        public Executor requests() {
            return requests;
        }

        @Override
        public Workspace workspace() {
            return retrying;
        }

        @Override
        public AgentCounts counts() {
            return counts;
        }

        @Override
        public boolean closed() {
            return closed;
        }

        @Override
        public void ended(TaskHandling handling) {
            handlings.remove(handling.taskSid(), handling);
            handling.agent().taskDone();
            if (stopping) {
                checkSettled();
            }
        }

        @Override
        public void offerClosed() {
            if (stopping) {
                checkSettled();
            }
        }

        @Override
        public void settled(ActivitySync activitySync) {
            if (stopping || !loggedIn.isDone()) {
                checkSettled();
            }
        }
    }
}
