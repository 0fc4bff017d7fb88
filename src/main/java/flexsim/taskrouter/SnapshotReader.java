package flexsim.taskrouter;

import flexsim.taskrouter.model.ActivityView;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.EngineSnapshot;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskChannelView;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.time.Timetable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A workspace made from its snapshot: first everything that is in it, then who waits where and which timers run. */
final class SnapshotReader {
    private final EngineSnapshot snapshot;
    private final WorkspaceRegistry registry;
    private final Set<String> gone;
    private final Map<String, ActivityState> activities = new HashMap<>();
    private final Map<String, TaskQueueState> queues = new HashMap<>();
    private final Map<String, WorkerState> workers = new HashMap<>();
    private final Map<String, WorkflowState> workflows = new HashMap<>();
    private final Map<String, TaskState> tasks = new HashMap<>();
    private final Map<String, ReservationState> reservations = new HashMap<>();
    private final List<Deadline> deadlines = new ArrayList<>();

    private record Deadline(long number, Runnable setting) {}

    /** {@code registry}: empty, of the snapshot's SIDs. */
    SnapshotReader(EngineSnapshot snapshot, WorkspaceRegistry registry) {
        this.snapshot = snapshot;
        this.registry = registry;
        gone = new HashSet<>(snapshot.gone());
    }

    private boolean kept(String sid) {
        return !gone.contains(sid);
    }

    /** Fills the registry; returns the workspace's own properties. */
    WorkspaceState fill() {
        snapshot.activities().forEach(this::add);
        snapshot.channels().forEach(this::add);
        snapshot.queues().forEach(this::add);
        snapshot.workers().forEach(this::add);
        snapshot.queues().forEach(this::addMembers);
        snapshot.workflows().forEach(this::add);
        snapshot.tasks().forEach(this::add);
        for (String sid : snapshot.reservations()) {
            ReservationState reservation = reservations.get(sid);
            registry.list(reservation);
            if (reservation.status() == ReservationStatus.PENDING) {
                reservation.worker.addPending(reservation);
            }
        }
        addTelephony();
        return workspace();
    }

    private WorkspaceState workspace() {
        EngineSnapshot.Settings settings = snapshot.workspace();
        WorkspaceState workspace = new WorkspaceState(
                settings.sid(), settings.setup(), activities.get(settings.defaultActivitySid()), settings.created());
        workspace.timeoutActivity = activities.get(settings.timeoutActivitySid());
        workspace.updated = settings.updated();
        return workspace;
    }

    private void add(ActivityView view) {
        ActivityState activity =
                new ActivityState(view.sid(), view.friendlyName(), view.available(), view.created(), view.updated());
        activities.put(activity.sid, activity);
        if (kept(activity.sid)) {
            registry.activities.put(activity.sid, activity);
        }
    }

    private void add(TaskChannelView view) {
        TaskChannelState channel = new TaskChannelState(
                view.sid(),
                registry.freeChannelNumber(),
                view.uniqueName(),
                view.friendlyName(),
                view.channelOptimizedRouting(),
                view.created());
        channel.updated = view.updated();
        registry.channels.put(channel.sid, channel);
    }

    private void add(EngineSnapshot.Queue of) {
        TaskQueueState queue =
                new TaskQueueState(of.sid(), of.friendlyName(), of.targetWorkers(), of.order(), of.created());
        queue.maxReservedWorkers = of.maxReservedWorkers();
        queue.reservationActivity = of.reservationActivitySid().map(activities::get);
        queue.assignmentActivity = of.assignmentActivitySid().map(activities::get);
        queue.updated = of.updated();
        queues.put(queue.sid, queue);
        if (kept(queue.sid)) {
            registry.queues.put(queue.sid, queue);
        }
    }

    private void add(EngineSnapshot.Worker of) {
        WorkerState worker = new WorkerState(
                of.sid(),
                of.order(),
                of.friendlyName(),
                activities.get(of.activitySid()),
                of.attributes(),
                of.created());
        worker.updated = of.updated();
        worker.statusChanged = of.statusChanged();
        worker.version = of.version();
        worker.idleSince = of.idleSince();
        of.channels().forEach(channel -> add(worker, channel));
        of.queues().forEach(queue -> worker.serve(queues.get(queue)));
        workers.put(worker.sid, worker);
        if (kept(worker.sid)) {
            registry.add(worker);
        } else {
            worker.availability = WorkerState.Availability.WITHDRAWN;
        }
    }

    private void add(WorkerState worker, EngineSnapshot.WorkerChannel of) {
        TaskChannelState channel = registry.channels.get(of.channelSid());
        WorkerChannelState state = new WorkerChannelState(of.sid(), worker, channel, of.created());
        state.capacity = of.capacity();
        state.available = of.available();
        state.updated = of.updated();
        state.lastReserved = of.lastReserved();
        worker.add(state);
    }

    private void addMembers(EngineSnapshot.Queue of) {
        of.members().forEach(worker -> queues.get(of.sid()).join(workers.get(worker)));
    }

    private void add(EngineSnapshot.Workflow of) {
        Command.CreateWorkflow command = new Command.CreateWorkflow(
                of.friendlyName(),
                snapshot.documents().get(of.document()),
                of.assignmentCallbackUrl(),
                of.fallbackAssignmentCallbackUrl(),
                of.reservationTimeout());
        WorkflowState workflow = new WorkflowState(of.sid(), command, of.created(), of.updated());
        workflows.put(workflow.sid, workflow);
        if (kept(workflow.sid)) {
            registry.workflows.put(workflow.sid, workflow);
        }
    }

    private void add(EngineSnapshot.Task of) {
        TaskState task = task(of);
        tasks.put(of.sid(), task);
        task.listed = kept(of.sid());
        of.reservations().forEach(reservation -> add(task, reservation));
        if (task.listed) {
            registry.tasks.put(of.sid(), task);
            if (!task.status().ended()) {
                count(task);
            }
        }
    }

    private TaskState task(EngineSnapshot.Task of) {
        TaskState.Route route = new TaskState.Route(
                of.workflowSid().map(workflows::get),
                of.queueSid().map(queues::get),
                of.assigneeSid().map(workers::get),
                of.ignoreCapacity());
        WorkflowDocument document = of.document().isPresent()
                ? snapshot.documents().get(of.document().getAsInt())
                : null;
        return new TaskState(of, route, registry.channels.get(of.channelSid()), document);
    }

    private void count(TaskState task) {
        registry.liveTasks.add(task);
        task.workflow.ifPresent(workflow -> workflow.liveTasks++);
        Optional.ofNullable(task.queue).ifPresent(queue -> queue.liveTasks++);
    }

    /** One that has ended may have been on a channel that is gone: then it is not needed any more. */
    private void add(TaskState task, EngineSnapshot.Reservation of) {
        WorkerState worker = workers.get(of.workerSid());
        WorkerChannelState channel = Optional.ofNullable(worker.channels.get(task.channel()))
                .orElseGet(() -> new WorkerChannelState("", worker, task.channel(), of.created()));
        ReservationState reservation =
                new ReservationState(of, task, channel, of.postWorkActivitySid().map(activities::get));
        if (of.status().live() && task.listed) {
            channel.load++;
            worker.load++;
            channel.assigned += of.status() == ReservationStatus.ACCEPTED ? 1 : 0;
        }
        task.add(reservation);
        reservations.put(of.sid(), reservation);
    }

    private void addTelephony() {
        List<CallState> calls = snapshot.calls().stream().map(this::call).toList();
        List<ConferenceState> conferences =
                snapshot.conferences().stream().map(of -> conference(of, calls)).toList();
        for (int i = 0; i < calls.size(); i++) {
            EngineSnapshot.Call of = snapshot.calls().get(i);
            calls.get(i).parent = at(of.parent(), calls);
            calls.get(i).conference = at(of.conference(), conferences);
            calls.get(i).worker = of.workerSid().map(workers::get);
            if (of.kept()) {
                registry.telephony.add(calls.get(i));
            }
        }
        for (int i = 0; i < conferences.size(); i++) {
            if (snapshot.conferences().get(i).kept()) {
                registry.telephony.add(conferences.get(i));
            }
        }
    }

    private static <T> Optional<T> at(OptionalInt place, List<T> all) {
        return place.isPresent() ? Optional.of(all.get(place.getAsInt())) : Optional.empty();
    }

    private CallState call(EngineSnapshot.Call of) {
        return new CallState(
                of.sid(),
                of.direction(),
                of.from(),
                of.to(),
                tasks.get(of.taskSid()),
                of.reservationSid().map(reservations::get),
                of.created());
    }

    private ConferenceState conference(EngineSnapshot.Conference of, List<CallState> calls) {
        ConferenceState conference = new ConferenceState(of.sid(), tasks.get(of.taskSid()), of.region(), of.created());
        of.calls().forEach(call -> conference.calls.add(calls.get(call)));
        return conference;
    }

    /** Lets everyone wait where they waited, and sets the timers again, in the order in which they were set. */
    void resume(
            Matching matching, WorkflowRunner runner, TaskLifecycle lifecycle, Reservations pending, Timetable clock) {
        registry.workers.values().forEach(matching::restore);
        for (EngineSnapshot.Task of : snapshot.tasks()) {
            TaskState task = tasks.get(of.sid());
            if (of.waiting()) {
                runner.takeUpWaiting(task);
            }
            of.life().ifPresent(alarm -> add(alarm, () -> task.expireAt(alarm.due(), lifecycle.expiry, clock)));
            of.targetEnd().ifPresent(alarm -> add(alarm, () -> runner.stayUntil(task, alarm.due())));
            for (EngineSnapshot.Reservation each : of.reservations()) {
                ReservationState reservation = reservations.get(each.sid());
                each.timeout().ifPresent(alarm -> add(alarm, () -> pending.openUntil(reservation, alarm.due())));
            }
        }
        deadlines.stream().sorted(Comparator.comparingLong(Deadline::number)).forEach(deadline -> deadline.setting()
                .run());
    }

    private void add(EngineSnapshot.Alarm alarm, Runnable setting) {
        deadlines.add(new Deadline(alarm.number(), setting));
    }
}
