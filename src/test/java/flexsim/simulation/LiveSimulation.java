package flexsim.simulation;

import flexsim.agents.AgentPlans;
import flexsim.agents.AgentSimulation;
import flexsim.agents.ReservationEndpoint;
import flexsim.config.Configuration;
import flexsim.config.EntityDraw;
import flexsim.config.WorkerEntry;
import flexsim.customers.ArrivalSchedule;
import flexsim.customers.CustomerDraw;
import flexsim.customers.CustomerSimulation;
import flexsim.customers.DomainArrivalValues;
import flexsim.deploy.Deployment;
import flexsim.emulator.LocalTwilio;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.WorkerView;
import flexsim.testing.Deadline;
import flexsim.time.Micros;
import flexsim.time.Pause;
import flexsim.twilio.Credentials;
import flexsim.twilio.TwilioWorkspace;
import flexsim.twilio.WebhookSignature;
import flexsim.workspace.AssignmentUrl;
import flexsim.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The live simulators against the local TaskRouter, over HTTP in both directions: only their clock is moved, from action to
 * action, each time when everything has come to rest.
 */
final class LiveSimulation implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String ACCOUNT = "AC" + "0".repeat(31) + "1";
    private static final String WORKSPACE = "WS" + "0".repeat(31) + "1";
    private static final String TOKEN = "token-of-a-test";

    private final SingleStepScheduler clock;
    private final QueuedWork requests = new QueuedWork();
    private final LocalTwilio router;
    private final Workspace workspace;
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());

    LiveSimulation(long start, long seed) {
        clock = new SingleStepScheduler(start);
        router = LocalTwilio.start(
                LocalTwilio.Setup.of(
                        HOST, 0, new flexsim.emulator.http.Authentication(ACCOUNT, TOKEN), WORKSPACE, seed),
                clock);
        workspace = new TwilioWorkspace(
                new Credentials(ACCOUNT, ACCOUNT, TOKEN),
                WORKSPACE,
                Optional.of(router.baseUrl()),
                clock,
                Pause.wall());
    }

    /** Deploys it, and gives it back with the agents in the order in which they were made. */
    Configuration deployed(Configuration configuration) {
        deploy(configuration, "http://" + HOST + ReservationEndpoint.PATH);
        List<String> made = router.look(engine ->
                engine.workers().stream().map(WorkerView::friendlyName).toList());
        List<WorkerEntry> workers = configuration.workers().stream()
                .sorted(Comparator.comparing(worker -> made.indexOf(worker.friendlyName())))
                .toList();
        return new Configuration(configuration.metadata(), workers, configuration.queues(), configuration.workflow());
    }

    private void deploy(Configuration configuration, String url) {
        new Deployment(workspace, configuration, Optional.of(AssignmentUrl.of("--assignURL", url)), progress -> {})
                .run();
    }

    /** What happens in TaskRouter from the login of the agents on, until {@code length} microseconds later. */
    List<Event> play(Configuration configuration, long seed, long length) {
        AgentSimulation agents = new AgentSimulation(
                configuration, workspace, AgentPlans.ofDomain(configuration, seed, 0), clock, requests);
        WebhookSignature signature = new WebhookSignature(TOKEN);
        try (ReservationEndpoint door = new ReservationEndpoint(
                agents, signature::valid, port -> "http://" + HOST + ":" + port + ReservationEndpoint.PATH, HOST, 0)) {
            deploy(configuration, door.publicUrl());
            router.onEvent(events::add);
            long start = clock.now();
            agents.login();
            settle();
            customers(configuration, seed, start, length).start();
            do {
                settle();
            } while (clock.step(start + length));
        }
        return List.copyOf(events);
    }

    private CustomerSimulation customers(Configuration configuration, long seed, long start, long length) {
        EntityDraw draw = new EntityDraw(configuration.metadata().dimensions(), seed);
        CustomerDraw customers = new CustomerDraw(
                configuration.metadata(), new DomainArrivalValues(draw), id -> "Ann " + id, ACCOUNT, seed);
        ArrivalSchedule schedule = ArrivalSchedule.of(
                start,
                Optional.empty(),
                configuration.metadata().scenario().arrivals(),
                0,
                seed,
                customers,
                new ArrivalSchedule.Limits(OptionalLong.of(length), OptionalLong.empty()));
        String workflow = workspace
                .deployedWorkflow(configuration.workflow().friendlyName())
                .sid();
        return new CustomerSimulation(schedule, workspace, workflow, clock, requests, requests, seed, start, true);
    }

    /**
     * Carries requests out, one after the other, each when the webhooks before it have been answered. Live they overtake each
     * other: when an agent on the way out refuses an offer, the answer to TaskRouter and the request that moves the worker are
     * on their way together. In virtual time the answer is first.
     */
    private void settle() {
        Optional<Runnable> request;
        do {
            if (!router.awaitDeliveries(Deadline.DURATION)) {
                throw new IllegalStateException("a webhook hangs at " + Micros.toInstant(clock.now()));
            }
            request = requests.next();
            request.ifPresent(Runnable::run);
        } while (request.isPresent());
    }

    @Override
    public void close() {
        router.close();
    }
}
