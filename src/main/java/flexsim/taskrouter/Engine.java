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
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One workspace's routing engine. It takes commands and the time, changes its state and returns what happened; it owns
 * no thread and no clock, and knows neither HTTP nor JSON. Not thread-safe: one writer at a time, readers included.
 *
 * <p>Instants are microseconds since the epoch and must not go back; an earlier one counts as the latest seen.
 */
public final class Engine {
    private final Timetable clock;
    private final WorkspaceRegistry registry;
    private final EventRecorder recorder;
    private final WorkspaceState workspace;
    private final Matching matching;
    private final WorkerAvailability availability;
    private final Reservations reservations;
    private final Dispatch dispatch;
    private final TaskLifecycle taskLifecycle;
    private final WorkflowRunner runner;
    private final ReservationLifecycle reservationLifecycle;
    private final CommandHandlers handlers = new CommandHandlers();

    /**
     * A new workspace as TaskRouter makes it: activities Offline (default and timeout activity), Unavailable and
     * Available; channels default, voice, sms, chat and video; no queue, no workflow.
     */
    public Engine(String sid, WorkspaceSetup setup, SidSource sids, long now) {
        this(now, new WorkspaceRegistry(sids), (registry, recorder) -> {
            ActivityState offline = ActivityCommands.add("Offline", false, registry, recorder, now);
            return new WorkspaceState(sid, setup, offline, now);
        });
        ActivityCommands.add("Unavailable", false, registry, recorder, now);
        ActivityCommands.add("Available", true, registry, recorder, now);
        TaskChannelCommands channels = taskChannelCommands();
        channels.add(TaskChannelCommands.DEFAULT, "Default", false);
        channels.add("voice", "Voice", false);
        channels.add("sms", "SMS", false);
        channels.add("chat", "Programmable Chat", false);
        channels.add("video", "Video", false);
        recorder.workspace("workspace.created", workspace());
    }

    /** Puts the parts together; what a part needs comes before it. {@code fill} makes what there is to begin with. */
    private Engine(
            long now, WorkspaceRegistry registry, BiFunction<WorkspaceRegistry, EventRecorder, WorkspaceState> fill) {
        this.clock = new Timetable(now);
        this.registry = registry;
        this.recorder = new EventRecorder(clock);
        this.workspace = fill.apply(registry, recorder);
        this.matching = new Matching(registry, workspace);
        this.availability = new WorkerAvailability(registry, matching, recorder, clock);
        this.reservations =
                new Reservations(registry, availability, recorder, clock, workspace, this::reservationTimedOut);
        this.dispatch = new Dispatch(matching, availability, reservations, clock);
        this.taskLifecycle = new TaskLifecycle(registry, availability, reservations, dispatch, recorder, clock);
        this.runner = new WorkflowRunner(registry, dispatch, taskLifecycle, recorder, clock);
        this.reservationLifecycle =
                new ReservationLifecycle(reservations, availability, dispatch, taskLifecycle, runner, clock, workspace);
        addHandlers();
    }

    private void addHandlers() {
        TaskChannelCommands channels = taskChannelCommands();
        new WorkspaceCommands(registry, dispatch, recorder, clock, workspace).addTo(handlers);
        new ActivityCommands(registry, dispatch, availability, recorder, clock, workspace).addTo(handlers);
        channels.addTo(handlers);
        new TaskQueueCommands(registry, matching, dispatch, recorder, clock).addTo(handlers);
        new WorkerCommands(
                        registry,
                        matching,
                        dispatch,
                        availability,
                        reservationLifecycle,
                        channels,
                        recorder,
                        clock,
                        workspace)
                .addTo(handlers);
        new WorkflowCommands(registry, runner, recorder, clock).addTo(handlers);
        new TaskCommands(registry, runner, taskLifecycle, recorder, clock, workspace).addTo(handlers);
        new ReservationCommands(registry, reservationLifecycle, taskLifecycle).addTo(handlers);
        new InstructionCommands(registry, reservationLifecycle, clock).addTo(handlers);
    }

    private TaskChannelCommands taskChannelCommands() {
        return new TaskChannelCommands(registry, matching, dispatch, availability, recorder, clock);
    }

    private void reservationTimedOut(ReservationState reservation) {
        reservationLifecycle.timeOut(reservation);
    }

    /** An engine that goes on where {@code snapshot} was taken; {@code seed}: of its SIDs. */
    public static Engine of(EngineSnapshot snapshot, long seed) {
        WorkspaceRegistry registry = new WorkspaceRegistry(new SidSource(seed, snapshot.sids()), snapshot.order());
        SnapshotReader reader = new SnapshotReader(snapshot, registry);
        Engine engine = new Engine(snapshot.now(), registry, (empty, recorder) -> reader.fill());
        engine.availability.resume();
        reader.resume(engine.matching, engine.runner, engine.taskLifecycle, engine.reservations, engine.clock);
        return engine;
    }

    /**
     * The engine for callers in its own process, for what is set up by now. From here on {@code listener} gets all that
     * happens, and events are kept only if {@code recording}.
     */
    public InProcessEngine inProcess(EngineListener listener, boolean recording) {
        recorder.take();
        recorder.publishTo(listener, recording);
        return new InProcessEngine(
                clock, registry, runner, taskLifecycle, reservationLifecycle, dispatch, availability, recorder);
    }

    /** Whether {@code path} of a worker leads into its attributes, and not to what TaskRouter itself adds to them. */
    public static boolean isAttributeOfWorker(Path path) {
        return !WorkerPaths.readsState(path);
    }

    /** All of it as it is now; every event must have been taken. */
    public EngineSnapshot snapshot() {
        return new SnapshotWriter(registry, workspace, clock).snapshot();
    }

    /** Fires the timers due by {@code now}, then carries the command out. */
    public CommandResult execute(Command command, long now) {
        dispatch.startAnew();
        clock.advanceTo(now);
        try {
            String sid = handlers.handle(command);
            return new CommandResult.Done(sid, recorder.take());
        } catch (RefusedException refused) {
            return new CommandResult.Refused(refused.refusal(), recorder.take());
        }
    }

    /** Fires the timers due by {@code now}, in order, and returns what happened. */
    public List<Event> advance(long now) {
        dispatch.startAnew();
        clock.advanceTo(now);
        return recorder.take();
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
        return workspace.view();
    }

    /** Counts what is here now. */
    public RealTimeCounts realTimeCounts() {
        return new RealTimeCounts(registry);
    }

    /** In order of creation, as are all lists here. */
    public List<ActivityView> activities() {
        return all(registry.activities.values(), ActivityState::view);
    }

    public Optional<ActivityView> activity(String sid) {
        return Optional.ofNullable(registry.activities.get(sid)).map(ActivityState::view);
    }

    public List<TaskChannelView> taskChannels() {
        return all(registry.channels.values(), TaskChannelState::view);
    }

    /** {@code channel}: SID or unique name. */
    public Optional<TaskChannelView> taskChannel(String channel) {
        return registry.channel(channel).map(TaskChannelState::view);
    }

    public List<TaskQueueView> taskQueues() {
        return all(registry.queues.values(), TaskQueueState::view);
    }

    public Optional<TaskQueueView> taskQueue(String sid) {
        return Optional.ofNullable(registry.queues.get(sid)).map(TaskQueueState::view);
    }

    /** The SIDs of the queues that the worker serves. */
    public List<String> queuesOf(String workerSid) {
        return Optional.ofNullable(registry.workers.get(workerSid))
                .map(worker -> all(worker.queues, queue -> queue.sid))
                .orElseGet(List::of);
    }

    public List<WorkerView> workers() {
        return all(registry.workers.values(), WorkerState::view);
    }

    public Optional<WorkerView> worker(String sid) {
        return Optional.ofNullable(registry.workers.get(sid)).map(WorkerState::view);
    }

    /** What a worker expression sees of the worker: its attributes, {@code sid}, {@code friendly_name}, its channels. */
    public Optional<Scope> workerScope(String sid) {
        return Optional.ofNullable(registry.workers.get(sid)).map(worker -> worker);
    }

    /** Empty when there is no such worker. */
    public Optional<List<WorkerChannelView>> workerChannels(String workerSid) {
        return Optional.ofNullable(registry.workers.get(workerSid))
                .map(worker -> all(worker.channels.values(), WorkerChannelState::view));
    }

    public List<WorkflowView> workflows() {
        return all(registry.workflows.values(), WorkflowState::view);
    }

    public Optional<WorkflowView> workflow(String sid) {
        return Optional.ofNullable(registry.workflows.get(sid)).map(WorkflowState::view);
    }

    public List<TaskView> tasks() {
        return all(registry.tasks.values(), TaskState::view);
    }

    public Optional<TaskView> task(String sid) {
        return Optional.ofNullable(registry.tasks.get(sid)).map(TaskState::view);
    }

    /** Why the task is where it is; empty when there is no such task. */
    public Optional<Explanation> explain(String taskSid) {
        return Optional.ofNullable(registry.tasks.get(taskSid)).map(new TaskExplainer(registry, workspace)::of);
    }

    /** Empty when there is no such task. */
    public Optional<List<ReservationView>> reservationsOfTask(String taskSid) {
        return Optional.ofNullable(registry.tasks.get(taskSid))
                .map(task -> all(task.reservations(), ReservationState::view));
    }

    /** Empty when there is no such worker. */
    public Optional<List<ReservationView>> reservationsOfWorker(String workerSid) {
        return Optional.ofNullable(registry.workers.get(workerSid))
                .map(worker -> all(worker.reservations.values(), ReservationState::view));
    }

    public Optional<ReservationView> reservation(String sid) {
        return Optional.ofNullable(registry.reservations.get(sid)).map(ReservationState::view);
    }

    public List<CallView> calls() {
        return registry.telephony.calls();
    }

    public Optional<CallView> call(String sid) {
        return registry.telephony.call(sid).map(CallState::view);
    }

    /** The calls that instructions to a reservation have made; none when there is no such reservation. */
    public List<CallView> callsOfReservation(String reservationSid) {
        return Optional.ofNullable(registry.reservations.get(reservationSid))
                .map(registry.telephony::callsOf)
                .orElseGet(List::of);
    }

    public List<ConferenceView> conferences() {
        return registry.telephony.conferences();
    }

    public Optional<ConferenceView> conference(String sid) {
        return registry.telephony.conference(sid).map(ConferenceState::view);
    }

    private static <S, V> List<V> all(Collection<S> states, Function<S, V> view) {
        return states.stream().map(view).toList();
    }
}
