package flexsim.demo;

import flexsim.agents.AgentPlans;
import flexsim.agents.AgentSimulation;
import flexsim.agents.ReservationEndpoint;
import flexsim.config.Configuration;
import flexsim.config.EntityDraw;
import flexsim.config.Metadata;
import flexsim.config.QueueEntry;
import flexsim.customers.ArrivalSchedule;
import flexsim.customers.Customer;
import flexsim.customers.CustomerDraw;
import flexsim.customers.CustomerNames;
import flexsim.customers.CustomerSimulation;
import flexsim.customers.DomainArrivalValues;
import flexsim.customers.Rate;
import flexsim.deploy.Cleanup;
import flexsim.deploy.CleanupScope;
import flexsim.deploy.Deployment;
import flexsim.deploy.Ownership;
import flexsim.emulator.LocalTwilio;
import flexsim.metrics.BoardSnapshot;
import flexsim.metrics.EventFold;
import flexsim.metrics.LiveBoard;
import flexsim.observation.ServedQueues;
import flexsim.time.Micros;
import flexsim.time.Pause;
import flexsim.time.Scheduler;
import flexsim.twilio.Credentials;
import flexsim.twilio.TwilioWorkspace;
import flexsim.twilio.WebhookSignature;
import flexsim.workspace.AssignmentUrl;
import flexsim.workspace.TaskQuery;
import flexsim.workspace.Workspace;
import flexsim.workspace.WorkspaceException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * A whole contact centre in one process: local TaskRouter, deployment, agents and customers, joined by HTTP as they are
 * against Twilio. It ends with a clean workspace.
 */
public final class Demo {
    private static final String HOST = "127.0.0.1";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** Before the last agents have logged in nobody should call. */
    private static final Duration LOGIN = Duration.ofSeconds(60);

    private static final String ACCOUNT = "AC" + "0".repeat(31) + "1";
    private static final String WORKSPACE = "WS" + "0".repeat(31) + "1";

    private final Plan plan;
    private final CustomerNames names;
    private final Scheduler clock;
    private final ExecutorService requests;
    private final ExecutorService planning;
    private final Consumer<BoardSnapshot> display;

    /**
     * What to play.
     *
     * @param rate of arrivals; empty for the domain's {@code arrivals} or {@code arrivalGap}
     * @param startSecond second of the day at which it starts
     * @param reported whether the run is kept for a report
     * @param token with which the parts of the demo know each other
     */
    public record Plan(
            Configuration configuration,
            Optional<Rate> rate,
            int startSecond,
            Duration length,
            long seed,
            boolean reported,
            String token) {
        @Override
        public String toString() {
            return "Plan[" + configuration.metadata().brand() + "]";
        }
    }

    /**
     * @param requests carries requests; as many at once as it has threads
     * @param planning draws customers ahead; one thread is enough
     * @param display is shown the board twice a second
     */
    public Demo(
            Plan plan,
            CustomerNames names,
            Scheduler clock,
            ExecutorService requests,
            ExecutorService planning,
            Consumer<BoardSnapshot> display) {
        this.plan = plan;
        this.names = names;
        this.clock = clock;
        this.requests = requests;
        this.planning = planning;
        this.display = display;
    }

    /**
     * Plays it and blocks until the end.
     *
     * @param stop completes when the demo is to end before its time
     * @param begins is run when all is prepared and the first customer is about to come
     */
    public DemoSummary run(CompletableFuture<Void> stop, Runnable begins) {
        LocalTwilio.Setup setup = LocalTwilio.Setup.of(
                HOST, 0, new flexsim.emulator.http.Authentication(ACCOUNT, plan.token()), WORKSPACE, plan.seed());
        try (LocalTwilio router = LocalTwilio.start(setup, clock)) {
            LiveBoard board = new LiveBoard(
                    Stream.concat(
                                    plan.configuration().queues().stream().map(QueueEntry::friendlyName),
                                    Stream.of(Ownership.EVERYONE))
                            .toList(),
                    CustomerSimulation.ABANDONED::equals);
            DemoObserver watch = new DemoObserver(board, fold(), clock);
            router.onEvent(watch::record);
            Workspace workspace = new TwilioWorkspace(
                    new Credentials(ACCOUNT, ACCOUNT, plan.token()),
                    WORKSPACE,
                    Optional.of(router.baseUrl()),
                    clock,
                    Pause.wall());
            return play(workspace, watch, stop, begins);
        }
    }

    private Optional<EventFold> fold() {
        return plan.reported()
                ? Optional.of(ServedQueues.fold(plan.configuration(), CustomerSimulation.ABANDONED::equals))
                : Optional.empty();
    }

    private DemoSummary play(Workspace workspace, DemoObserver watch, CompletableFuture<Void> stop, Runnable begins) {
        deploy(workspace, "http://" + HOST + ReservationEndpoint.PATH);
        AgentSimulation agents = agents(workspace);
        WebhookSignature signature = new WebhookSignature(plan.token());
        try (ReservationEndpoint endpoint =
                new ReservationEndpoint(agents, signature::valid, Demo::callbackUrl, HOST, 0)) {
            deploy(workspace, endpoint.publicUrl());
            waitFor(agents.login(), LOGIN);
            CustomerSimulation customers = customers(workspace);
            begins.run();
            long start = clock.now();
            customers.start();
            show(watch, stop);
            waitFor(stop, plan.length());
            stop.complete(null);
            customers.halt();
            waitFor(customers.settled(), GRACE);
            long seconds = Math.round(Micros.toSeconds(clock.now() - start));
            DemoObserver.Last last = watch.end(start);
            waitFor(agents.stop(GRACE), GRACE.plusSeconds(1));
            return new DemoSummary(plan.seed(), seconds, last.board(), leftAfterCleaning(workspace), last.run());
        }
    }

    private static String callbackUrl(int port) {
        return "http://" + HOST + ":" + port + ReservationEndpoint.PATH;
    }

    /** Once before the agents, who must find their workers, and once when their endpoint has a port. */
    private void deploy(Workspace workspace, String url) {
        new Deployment(
                        workspace,
                        plan.configuration(),
                        Optional.of(AssignmentUrl.of("--assignURL", url)),
                        progress -> {})
                .run();
    }

    private AgentSimulation agents(Workspace workspace) {
        AgentPlans plans = AgentPlans.ofDomain(plan.configuration(), plan.seed(), plan.startSecond());
        return new AgentSimulation(plan.configuration(), workspace, plans, clock, requests);
    }

    private CustomerSimulation customers(Workspace workspace) {
        Metadata metadata = plan.configuration().metadata();
        EntityDraw draw = new EntityDraw(metadata.dimensions(), plan.seed());
        LongFunction<Customer> customers =
                new CustomerDraw(metadata, new DomainArrivalValues(draw), names, ACCOUNT, plan.seed());
        long start = clock.now();
        ArrivalSchedule.Limits limits =
                new ArrivalSchedule.Limits(OptionalLong.of(Micros.of(plan.length())), OptionalLong.empty());
        ArrivalSchedule schedule = ArrivalSchedule.of(
                start, plan.rate(), metadata.scenario().arrivals(), plan.startSecond(), plan.seed(), customers, limits);
        String workflowSid = workspace
                .deployedWorkflow(plan.configuration().workflow().friendlyName())
                .sid();
        return new CustomerSimulation(
                schedule, workspace, workflowSid, clock, planning, requests, plan.seed(), start, true);
    }

    private void show(DemoObserver watch, CompletableFuture<Void> stop) {
        if (!stop.isDone()) {
            display.accept(watch.now());
            clock.after(BETWEEN_LOOKS, () -> show(watch, stop));
        }
    }

    private int leftAfterCleaning(Workspace workspace) {
        String brand = plan.configuration().metadata().brand();
        new Cleanup(workspace, brand, CleanupScope.ALL, progress -> {}).run();
        return workspace.tasks(TaskQuery.all()).size();
    }

    /** Waits for {@code done}, but no longer than {@code atMost}. */
    private static void waitFor(CompletableFuture<Void> done, Duration atMost) {
        try {
            done.copy()
                    .completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new WorkspaceException(
                    WorkspaceException.Kind.REFUSED, 0, 0, "the demo broke off", failure.getCause());
        }
    }
}
