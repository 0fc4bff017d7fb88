package flexsim.agents;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.agents.OfferPlan.Response;
import flexsim.config.Configuration;
import flexsim.config.Metadata;
import flexsim.config.WorkerEntry;
import flexsim.config.WorkflowEntry;
import flexsim.domain.Center;
import flexsim.domain.Customers;
import flexsim.domain.Scenario;
import flexsim.time.SteppedScheduler;
import flexsim.workspace.Activity;
import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.FakeWorkspace;
import flexsim.workspace.Reservation;
import flexsim.workspace.Worker;
import flexsim.workspace.Workflow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A deployed centre of two agents who talk for 60 s and wrap up for 20 s, on a clock that stands still. */
final class DeployedCentre {
    static final String ANN = FakeWorkspace.sid("WK", 1);
    static final String BOB = FakeWorkspace.sid("WK", 2);
    static final String AVAILABLE = FakeWorkspace.sid("WA", 1);
    static final String OFFLINE = FakeWorkspace.sid("WA", 2);
    static final String BREAK = FakeWorkspace.sid("WA", 3);
    static final Duration TALK = Duration.ofSeconds(60);
    static final Duration WRAP = Duration.ofSeconds(20);

    final SteppedScheduler clock = new SteppedScheduler(0);
    final FakeWorkspace workspace = new FakeWorkspace();
    final Map<Long, ActivityPlan.Stay> stays = new HashMap<>();

    /** Takes the place of the stays. */
    Optional<ActivityPlan> byTime = Optional.empty();

    /** What agents do at a task's first, second ... offer. */
    final Map<Long, Response> responses = new HashMap<>();

    DeployedCentre() {
        workspace.activities.add(new Activity(AVAILABLE, "Available", true));
        workspace.activities.add(new Activity(OFFLINE, "Offline", false));
        workspace.activities.add(new Activity(BREAK, "Break", false));
        workspace.workflows.add(new Workflow(
                FakeWorkspace.sid("WW", 1), "owl Workflow", "{}", Optional.empty(), Optional.empty(), 120));
        worker(ANN, "Agent_000", "owl");
        worker(BOB, "Agent_001", "owl");
    }

    void worker(String sid, String name, String brand) {
        workspace.workers.put(sid, new Worker(sid, name, "{\"flexsim\":\"" + brand + "\"}", OFFLINE, "Offline", false));
    }

    AgentSimulation simulation() {
        HandlingPlan handling = (id, task, worker, waited) ->
                new HandlingPlan.Work(TALK, WRAP, attributes -> attributes.put("resolution", "solved"));
        ActivityPlan plan = new ActivityPlan() {
            @Override
            public Set<String> names() {
                return Set.of("Available", "Break");
            }

            @Override
            public Stay stay(String agent, long number, long at) {
                return byTime.isPresent()
                        ? byTime.get().stay(agent, number, at)
                        : stays.getOrDefault(number, new Stay("Available", Duration.ofHours(9)));
            }
        };
        AgentPlans plans =
                new AgentPlans(handling, plan, (id, number) -> responses.getOrDefault(number, Response.AT_ONCE));
        return new AgentSimulation(configuration(), workspace, plans, clock, Runnable::run);
    }

    AgentSimulation loggedIn() {
        AgentSimulation simulation = simulation();
        simulation.login();
        return simulation;
    }

    private static Configuration configuration() {
        Metadata metadata = new Metadata(
                "owl",
                2,
                new Center("US", "CA", "Alameda", "94501", "+1", "", ""),
                new Customers("US", "+1##", "+1", ""),
                "topic",
                List.of("topic"),
                false,
                List.of(),
                Scenario.DEFAULT);
        return new Configuration(
                metadata,
                List.of(entry("Agent_000"), entry("Agent_001")),
                List.of(),
                new WorkflowEntry("owl Workflow", JsonNodeFactory.instance.objectNode()));
    }

    private static WorkerEntry entry(String name) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode().put("flexsim", "owl");
        return new WorkerEntry(name, attributes, List.of());
    }

    /** A task that TaskRouter has reserved for a worker. */
    Offer offer(int number, String workerSid) {
        String task = FakeWorkspace.sid("WT", number);
        if (!workspace.tasks.containsKey(task)) {
            workspace.addTask(task, AssignmentStatus.RESERVED, "{\"ixnId\":\"ixn-" + number + "\"}");
        }
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        String reservation = FakeWorkspace.sid("WR", number);
        return new Offer(
                FakeWorkspace.SID, reservation, task, workerSid, attributes, attributes.deepCopy(), Duration.ZERO);
    }

    /** Offers a task and, when it is accepted, lets the accept take effect. */
    OfferResponse offerAndAssign(AgentSimulation agents, int number, String workerSid) {
        OfferResponse answer = agents.offered(offer(number, workerSid));
        if (answer instanceof OfferResponse.Accept) {
            workspace.status(FakeWorkspace.sid("WT", number), AssignmentStatus.ASSIGNED, "");
        }
        return answer;
    }

    void reservation(int number, String workerSid, String status) {
        String sid = FakeWorkspace.sid("WR", number);
        workspace.reservations.put(
                sid, new Reservation(sid, status, FakeWorkspace.sid("WT", number), workerSid, "Agent"));
    }

    AssignmentStatus status(int number) {
        return workspace.tasks.get(FakeWorkspace.sid("WT", number)).status();
    }

    String activity(String workerSid) {
        return workspace.workers.get(workerSid).activitySid();
    }

    /** How often a request was made. */
    long requests(String what) {
        return workspace.log.stream().filter(what::equals).count();
    }
}
