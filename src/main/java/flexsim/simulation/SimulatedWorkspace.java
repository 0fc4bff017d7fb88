package flexsim.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.config.Configuration;
import flexsim.config.QueueEntry;
import flexsim.config.WorkerEntry;
import flexsim.config.WorkerEntry.ChannelCapacity;
import flexsim.domain.InputException;
import flexsim.metrics.CenterLayout;
import flexsim.metrics.EventFold;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.SidSource;
import flexsim.taskrouter.document.Expressions;
import flexsim.taskrouter.document.JsonValues;
import flexsim.taskrouter.document.MalformedException;
import flexsim.taskrouter.document.WorkflowReader;
import flexsim.taskrouter.model.ActivityView;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Command.TargetWorkers;
import flexsim.taskrouter.model.CommandResult;
import flexsim.taskrouter.model.TaskChannelView;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskQueueView;
import flexsim.taskrouter.model.WorkerView;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.taskrouter.model.WorkspaceSetup;
import flexsim.time.Micros;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A workspace as a Flex project has it when {@code flexsim deploy} has deployed a configuration into it: queues and workers
 * in the order of the configuration, workers Offline. What the configuration needs of channels and activities beyond what
 * every project has is there too.
 */
final class SimulatedWorkspace {
    private static final String EVERYONE = QueueEntry.EVERYONE.friendlyName();
    private static final String EVERYBODY = QueueEntry.EVERYONE.targetWorkers();
    private static final int RESERVATION_TIMEOUT = 120;

    /** How long an offer is open, in microseconds. */
    static final long RESERVATION_TIME = RESERVATION_TIMEOUT * Micros.PER_SECOND;

    private final Engine engine;
    private final List<String> channels;
    private final long now;
    private final Map<String, String> queueSids = new LinkedHashMap<>();
    private String workflowSid = "";
    private RoutingAttributes routingAttributes = new RoutingAttributes(Set.of(), Set.of(), false);
    private boolean takesEveryTask;

    private SimulatedWorkspace(Engine engine, List<String> channels, long now) {
        this.engine = engine;
        this.channels = channels;
        this.now = now;
    }

    /**
     * Makes the workspace.
     *
     * @param activities that agents can turn to
     * @param seed of the SIDs
     * @throws InputException when {@code deploy} or TaskRouter would refuse the configuration
     */
    static SimulatedWorkspace of(Configuration configuration, Collection<String> activities, long seed, long now) {
        String sid = "WS" + "0".repeat(32);
        Engine engine = new Engine(sid, WorkspaceSetup.named("Flex Task Assignment"), new SidSource(seed), now);
        SimulatedWorkspace workspace = new SimulatedWorkspace(engine, channels(configuration), now);
        workspace.addActivities(activities);
        workspace.addQueues(configuration.queues());
        workspace.addWorkflow(configuration);
        workspace.addWorkers(configuration.workers());
        return workspace;
    }

    /** The engine of this workspace; nothing is changed in it from now on but by way of the router. */
    EngineRouter router(boolean recording) {
        return new EngineRouter(engine, workflowSid, recording);
    }

    ActivityNumbers activityNumbers(EngineRouter router) {
        return new ActivityNumbers(engine.activities(), router::number);
    }

    /** What will be other than live, or than was meant, a line each. */
    List<String> caveats() {
        return routingAttributes.caveats(engine.workers());
    }

    /** What the workflow's rules look at. */
    RoutingAttributes routingAttributes() {
        return routingAttributes;
    }

    /**
     * Queues and agents in the order of their numbers at the {@link RoutingPort}; last, when the workflow may leave a task without a queue,
     * a place for such tasks.
     */
    CenterLayout layout() {
        List<String> queues =
                engine.taskQueues().stream().map(TaskQueueView::sid).toList();
        List<WorkerView> workers = engine.workers();
        List<Set<String>> served = workers.stream()
                .map(worker -> Set.copyOf(engine.queuesOf(worker.sid())))
                .toList();
        List<int[]> agentsOfQueue = new ArrayList<>();
        for (String queue : queues) {
            agentsOfQueue.add(IntStream.range(0, workers.size())
                    .filter(worker -> served.get(worker).contains(queue))
                    .toArray());
        }
        List<String> names = new ArrayList<>(
                engine.taskQueues().stream().map(TaskQueueView::friendlyName).toList());
        if (!takesEveryTask && !names.contains(EventFold.NO_QUEUE)) {
            names.add(EventFold.NO_QUEUE);
            agentsOfQueue.add(new int[0]);
        }
        return new CenterLayout(
                names, channels, workers.stream().map(WorkerView::friendlyName).toList(), agentsOfQueue);
    }

    private static List<String> channels(Configuration configuration) {
        return configuration.metadata().dimension("channel").stream()
                .flatMap(channel -> channel.options().values().stream().flatMap(List::stream))
                .map(JsonNode::asText)
                .distinct()
                .toList();
    }

    private void addActivities(Collection<String> wanted) {
        List<String> present =
                engine.activities().stream().map(ActivityView::friendlyName).toList();
        wanted.stream()
                .filter(name -> !present.contains(name))
                .forEach(name -> done("metadata.json", new Command.CreateActivity(name, false)));
    }

    private void addQueues(List<QueueEntry> queues) {
        addQueue(new QueueEntry(EVERYONE, EVERYBODY));
        for (QueueEntry queue : queues) {
            if (!queue.friendlyName().equals(EVERYONE)) {
                addQueue(queue);
            } else if (!queue.targetWorkers().equals(EVERYBODY)) {
                throw new InputException(
                        "queues.json",
                        "",
                        "has a queue '" + EVERYONE + "' for '" + queue.targetWorkers() + "': it is there for '"
                                + EVERYBODY + "' in every project and must not be changed");
            }
        }
    }

    private void addQueue(QueueEntry queue) {
        TargetWorkers target = understood(
                "queues.json",
                "targetWorkers of '" + queue.friendlyName() + "'",
                () -> Expressions.targetWorkers(queue.targetWorkers()));
        Command create = new Command.CreateTaskQueue(
                queue.friendlyName(), target, 1, TaskOrder.FIFO, Optional.empty(), Optional.empty());
        queueSids.put(queue.friendlyName(), done("queues.json", create));
    }

    private void addWorkflow(Configuration configuration) {
        String text = ConfiguredWorkflow.bySid(configuration.workflow().configuration(), queueSids)
                .toString();
        WorkflowDocument rules = understood("workflow.json", "", () -> WorkflowReader.read(text));
        routingAttributes = RoutingAttributes.of(rules);
        takesEveryTask = rules.takesEveryTask();
        Command create = new Command.CreateWorkflow(
                configuration.workflow().friendlyName(),
                rules,
                Optional.empty(),
                Optional.empty(),
                RESERVATION_TIMEOUT);
        workflowSid = done("workflow.json", create);
    }

    private void addWorkers(List<WorkerEntry> workers) {
        for (WorkerEntry worker : workers) {
            String text = worker.attributes().toString();
            Command create = new Command.CreateWorker(
                    worker.friendlyName(),
                    Optional.empty(),
                    understood("workers.json", worker.friendlyName(), () -> JsonValues.attributes("Attributes", text)));
            String sid = done("workers.json", create);
            worker.channelCaps().forEach(cap -> limit(sid, cap));
        }
    }

    private void limit(String workerSid, ChannelCapacity capacity) {
        if (engine.taskChannels().stream().map(TaskChannelView::uniqueName).noneMatch(capacity.name()::equals)) {
            done("workers.json", new Command.CreateTaskChannel(capacity.name(), capacity.name(), false));
        }
        done(
                "workers.json",
                new Command.UpdateWorkerChannel(
                        workerSid, capacity.name(), OptionalInt.of(capacity.capacity()), Optional.empty()));
    }

    private String done(String file, Command command) {
        CommandResult outcome = engine.execute(command, now);
        if (outcome instanceof CommandResult.Refused refused) {
            throw new InputException(file, "", refused.refusal().messageTo("the account"));
        }
        return ((CommandResult.Done) outcome).sid();
    }

    private static <T> T understood(String file, String place, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MalformedException malformed) {
            throw new InputException(file, place, malformed.getMessage());
        }
    }
}
