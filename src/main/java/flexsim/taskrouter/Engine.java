package flexsim.taskrouter;

import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.model.ActivityView;
import flexsim.taskrouter.model.CallView;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.CommandResult;
import flexsim.taskrouter.model.ConferenceView;
import flexsim.taskrouter.model.EngineSnapshot;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.Explanation;
import flexsim.taskrouter.model.ReservationView;
import flexsim.taskrouter.model.TaskChannelView;
import flexsim.taskrouter.model.TaskQueueView;
import flexsim.taskrouter.model.TaskView;
import flexsim.taskrouter.model.WorkerChannelView;
import flexsim.taskrouter.model.WorkerView;
import flexsim.taskrouter.model.WorkflowView;
import flexsim.taskrouter.model.WorkspaceSetup;
import flexsim.taskrouter.model.WorkspaceView;
import flexsim.time.Agenda;
import flexsim.time.Timetable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One workspace's routing engine. It takes commands and the time, changes its state and returns what happened; it owns
 * no thread and no clock, and knows neither HTTP nor JSON. Not thread-safe: one writer at a time, readers included.
 *
 * <p>Instants are microseconds since the epoch and must not go back; an earlier one counts as the latest seen.
 */
public final class Engine {
    private final Timetable clock;
    private final WorkspaceRegistry directory;
    private final EventRecorder journal;
    private final WorkspaceState workspace;
    private final Matching matching;
    private final Lifecycle lifecycle;
    private final WorkerAvailability staffing;
    private final ActivityCommands activities;
    private final TaskChannelCommands channels;
    private final TaskQueueCommands queues;
    private final WorkerCommands workers;
    private final WorkflowCommands workflows;
    private final TaskCommands tasks;
    private final InstructionCommands instructions;
    private final Precondition precondition;

    /**
     * A new workspace as TaskRouter makes it: activities Offline (default and timeout activity), Unavailable and
     * Available; channels default, voice, sms, chat and video; no queue, no workflow.
     */
    public Engine(String sid, WorkspaceSetup setup, SidSource sids, long now) {
        this(now, new WorkspaceRegistry(sids), ground -> {
            ActivityCommands first = new ActivityCommands(ground.directory, ground.journal, ground.clock);
            return new WorkspaceState(sid, setup, first.add("Offline", false), now);
        });
        activities.add("Unavailable", false);
        activities.add("Available", true);
        channels.add(TaskChannelCommands.DEFAULT, "Default", false);
        channels.add("voice", "Voice", false);
        channels.add("sms", "SMS", false);
        channels.add("chat", "Programmable Chat", false);
        channels.add("video", "Video", false);
        journal.workspace("workspace.created", workspace());
    }

    private Engine(EngineSnapshot image, SnapshotReader reader, WorkspaceRegistry directory) {
        this(image.now(), directory, ground -> reader.fill());
    }

    /** What everything else stands on. */
    private record Ground(WorkspaceRegistry directory, EventRecorder journal, Timetable clock) {}

    private Engine(long now, WorkspaceRegistry directory, Function<Ground, WorkspaceState> workspace) {
        this.clock = new Timetable(now);
        this.directory = directory;
        journal = new EventRecorder(clock);
        this.workspace = workspace.apply(new Ground(directory, journal, clock));
        activities = new ActivityCommands(directory, journal, clock);
        matching = new Matching(directory, this.workspace);
        lifecycle = new Lifecycle(directory, matching, journal, clock, this.workspace);
        staffing = lifecycle.staffing();
        channels = new TaskChannelCommands(directory, matching, staffing, journal, clock);
        queues = new TaskQueueCommands(directory, matching, staffing, journal, clock);
        workers = new WorkerCommands(directory, matching, lifecycle, channels, journal, clock);
        workflows = new WorkflowCommands(directory, lifecycle, journal, clock);
        tasks = new TaskCommands(directory, lifecycle, journal, clock, this.workspace);
        instructions = new InstructionCommands(directory, lifecycle, clock);
        precondition = new Precondition(directory);
    }

    /** One that goes on where {@code image} was taken; {@code seed}: of its SIDs. */
    public static Engine of(EngineSnapshot image, long seed) {
        WorkspaceRegistry directory = new WorkspaceRegistry(new SidSource(seed, image.sids()), image.order());
        SnapshotReader reader = new SnapshotReader(image, directory);
        Engine engine = new Engine(image, reader, directory);
        engine.staffing.resume();
        reader.resume(engine.matching, engine.lifecycle);
        return engine;
    }

    /**
     * The face for the engine's own process, for what is set up by now. From here on events go to {@code witness}, and are
     * kept only if {@code recording}.
     */
    public InProcessEngine switchboard(EngineListener witness, boolean recording) {
        journal.take();
        journal.tell(witness, recording);
        return new InProcessEngine(clock, directory, lifecycle, staffing, journal);
    }

    /** Whether {@code path} of a worker leads into its attributes, and to nothing that TaskRouter itself says of it. */
    public static boolean isAttributeOfWorker(Path path) {
        return !WorkerScope.readsState(path);
    }

    /** All of it as it is now; every event must have been taken. */
    public EngineSnapshot image() {
        return new SnapshotWriter(directory, workspace, clock).image();
    }

    /** Fires the timers due by {@code now}, then carries the command out. */
    public CommandResult execute(Command command, long now) {
        lifecycle.startAnew();
        clock.advanceTo(now);
        try {
            String sid = apply(command);
            return new CommandResult.Done(sid, journal.take());
        } catch (RefusedException refused) {
            return new CommandResult.Refused(refused.refusal(), journal.take());
        }
    }

    private String apply(Command command) throws RefusedException {
        if (command instanceof Command.IfMatch c) {
            precondition.require(c);
            return apply(c.command());
        } else if (command instanceof Command.CreateTask c) {
            return tasks.create(c);
        } else if (command instanceof Command.UpdateTask c) {
            return tasks.update(c);
        } else if (command instanceof Command.DeleteTask c) {
            return tasks.delete(c);
        } else if (command instanceof Command.UpdateReservation c) {
            return tasks.updateReservation(c);
        } else if (command instanceof Command.Instruct c) {
            return instructions.carryOut(c);
        } else if (command instanceof Command.CreateWorker c) {
            return workers.create(c, workspace);
        } else if (command instanceof Command.UpdateWorker c) {
            return workers.update(c);
        } else if (command instanceof Command.DeleteWorker c) {
            return workers.delete(c);
        } else if (command instanceof Command.UpdateWorkerChannel c) {
            return workers.updateChannel(c);
        }
        return applyToSetup(command);
    }

    private String applyToSetup(Command command) throws RefusedException {
        if (command instanceof Command.CreateTaskQueue c) {
            return queues.create(c);
        } else if (command instanceof Command.UpdateTaskQueue c) {
            return queues.update(c);
        } else if (command instanceof Command.DeleteTaskQueue c) {
            return queues.delete(c);
        } else if (command instanceof Command.CreateWorkflow c) {
            return workflows.create(c);
        } else if (command instanceof Command.UpdateWorkflow c) {
            return workflows.update(c);
        } else if (command instanceof Command.DeleteWorkflow c) {
            return workflows.delete(c);
        } else if (command instanceof Command.CreateActivity c) {
            return activities.create(c);
        } else if (command instanceof Command.UpdateActivity c) {
            return updateActivity(c);
        } else if (command instanceof Command.DeleteActivity c) {
            return activities.delete(c, workspace);
        } else if (command instanceof Command.CreateTaskChannel c) {
            return channels.create(c);
        } else if (command instanceof Command.UpdateTaskChannel c) {
            return channels.update(c);
        } else if (command instanceof Command.DeleteTaskChannel c) {
            return channels.delete(c);
        } else if (command instanceof Command.UpdateWorkspace c) {
            return updateWorkspace(c);
        }
        throw new IllegalArgumentException(command.getClass().getName());
    }

    private String updateWorkspace(Command.UpdateWorkspace command) throws RefusedException {
        ActivityState defaultActivity = command.defaultActivitySid().isPresent()
                ? directory.activityParameter(
                        "DefaultActivitySid", command.defaultActivitySid().get())
                : workspace.defaultActivity;
        ActivityState timeoutActivity = command.timeoutActivitySid().isPresent()
                ? directory.activityParameter(
                        "TimeoutActivitySid", command.timeoutActivitySid().get())
                : workspace.timeoutActivity;
        workspace.defaultActivity = defaultActivity;
        workspace.timeoutActivity = timeoutActivity;
        command.friendlyName().ifPresent(name -> workspace.friendlyName = name);
        command.multiTaskEnabled().ifPresent(this::multiTask);
        command.eventCallbackUrl().ifPresent(url -> workspace.eventCallbackUrl = unlessEmpty(url));
        command.eventsFilter().ifPresent(filter -> workspace.eventsFilter = unlessEmpty(filter));
        command.prioritizeQueueOrder().ifPresent(order -> workspace.prioritizeQueueOrder = order);
        workspace.updated = clock.now();
        journal.workspace("workspace.updated", workspace());
        return workspace.sid;
    }

    /** Expressions may ask for the activity's name. */
    private String updateActivity(Command.UpdateActivity command) throws RefusedException {
        String sid = activities.update(command);
        List<WorkerState> inIt = directory.workers.values().stream()
                .filter(worker -> worker.activity.sid.equals(sid))
                .toList();
        staffing.changeAll(inIt, staffing::reviewQueuesThatReadState);
        return sid;
    }

    /** Who is free depends on it. */
    private void multiTask(boolean enabled) {
        if (enabled != workspace.multiTaskEnabled) {
            workspace.multiTaskEnabled = enabled;
            staffing.changeAll(directory.workers.values(), worker -> {});
        }
    }

    private static Optional<String> unlessEmpty(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }

    /** Fires the timers due by {@code now}, in order, and returns what happened. */
    public List<Event> advance(long now) {
        lifecycle.startAnew();
        clock.advanceTo(now);
        return journal.take();
    }

    /** When the next timer is due. */
    public OptionalLong nextDeadline() {
        long due = clock.nextDue();
        return due == Agenda.NEVER ? OptionalLong.empty() : OptionalLong.of(due);
    }

    /** How many timers are set. */
    public int pendingTimers() {
        return clock.pending();
    }

    public WorkspaceView workspace() {
        return new WorkspaceView(
                workspace.sid,
                workspace.friendlyName,
                workspace.defaultActivity.view(),
                workspace.timeoutActivity.view(),
                workspace.multiTaskEnabled,
                workspace.eventCallbackUrl,
                workspace.eventsFilter,
                workspace.prioritizeQueueOrder,
                workspace.created,
                workspace.updated);
    }

    /** Counts what is here now. */
    public RealTimeCounts census() {
        return new RealTimeCounts(directory);
    }

    /** In order of creation, as are all lists here. */
    public List<ActivityView> activities() {
        return all(directory.activities.values(), ActivityState::view);
    }

    public Optional<ActivityView> activity(String sid) {
        return Optional.ofNullable(directory.activities.get(sid)).map(ActivityState::view);
    }

    public List<TaskChannelView> taskChannels() {
        return all(directory.channels.values(), TaskChannelState::view);
    }

    /** {@code channel}: SID or unique name. */
    public Optional<TaskChannelView> taskChannel(String channel) {
        return directory.channel(channel).map(TaskChannelState::view);
    }

    public List<TaskQueueView> taskQueues() {
        return all(directory.queues.values(), TaskQueueState::view);
    }

    public Optional<TaskQueueView> taskQueue(String sid) {
        return Optional.ofNullable(directory.queues.get(sid)).map(TaskQueueState::view);
    }

    /** The SIDs of the queues that the worker serves. */
    public List<String> queuesOf(String workerSid) {
        return Optional.ofNullable(directory.workers.get(workerSid))
                .map(worker -> all(worker.queues, queue -> queue.sid))
                .orElseGet(List::of);
    }

    public List<WorkerView> workers() {
        return all(directory.workers.values(), WorkerState::view);
    }

    public Optional<WorkerView> worker(String sid) {
        return Optional.ofNullable(directory.workers.get(sid)).map(WorkerState::view);
    }

    /** What a worker expression sees of the worker: its attributes, {@code sid}, {@code friendly_name}, its channels. */
    public Optional<Scope> workerScope(String sid) {
        return Optional.ofNullable(directory.workers.get(sid)).map(WorkerState::scope);
    }

    /** Empty when there is no such worker. */
    public Optional<List<WorkerChannelView>> workerChannels(String workerSid) {
        return Optional.ofNullable(directory.workers.get(workerSid))
                .map(worker -> all(worker.channels.values(), WorkerChannelState::view));
    }

    public List<WorkflowView> workflows() {
        return all(directory.workflows.values(), WorkflowState::view);
    }

    public Optional<WorkflowView> workflow(String sid) {
        return Optional.ofNullable(directory.workflows.get(sid)).map(WorkflowState::view);
    }

    public List<TaskView> tasks() {
        return all(directory.tasks.values(), TaskState::view);
    }

    public Optional<TaskView> task(String sid) {
        return Optional.ofNullable(directory.tasks.get(sid)).map(TaskState::view);
    }

    /** Why the task is where it is; empty when there is no such task. */
    public Optional<Explanation> explain(String taskSid) {
        return Optional.ofNullable(directory.tasks.get(taskSid)).map(new TaskExplainer(directory, workspace)::of);
    }

    /** Empty when there is no such task. */
    public Optional<List<ReservationView>> reservationsOfTask(String taskSid) {
        return Optional.ofNullable(directory.tasks.get(taskSid))
                .map(task -> all(task.reservations(), ReservationState::view));
    }

    /** Empty when there is no such worker. */
    public Optional<List<ReservationView>> reservationsOfWorker(String workerSid) {
        return Optional.ofNullable(directory.workers.get(workerSid))
                .map(worker -> all(worker.reservations.values(), ReservationState::view));
    }

    public Optional<ReservationView> reservation(String sid) {
        return Optional.ofNullable(directory.reservations.get(sid)).map(ReservationState::view);
    }

    public List<CallView> calls() {
        return directory.telephony.calls();
    }

    public Optional<CallView> call(String sid) {
        return directory.telephony.call(sid).map(CallState::view);
    }

    /** The calls that instructions to a reservation have made; none when there is no such reservation. */
    public List<CallView> callsOfReservation(String reservationSid) {
        return Optional.ofNullable(directory.reservations.get(reservationSid))
                .map(directory.telephony::callsOf)
                .orElseGet(List::of);
    }

    public List<ConferenceView> conferences() {
        return directory.telephony.conferences();
    }

    public Optional<ConferenceView> conference(String sid) {
        return directory.telephony.conference(sid).map(ConferenceState::view);
    }

    private static <S, V> List<V> all(Collection<S> states, Function<S, V> view) {
        return states.stream().map(view).toList();
    }
}
