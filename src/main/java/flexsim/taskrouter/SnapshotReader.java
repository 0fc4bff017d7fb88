package flexsim.taskrouter;

import flexsim.taskrouter.model.ActivityView;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.EngineSnapshot;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskChannelView;
import flexsim.taskrouter.model.WorkflowDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Makes a workspace of its image: first everything that is in it, then whose turn it is and what happens by itself. */
final class SnapshotReader {
    /** That of a SID which its owner is told. */
    private static final long NO_NUMBER = -1;

    private final EngineSnapshot image;
    private final WorkspaceRegistry directory;
    private final Set<String> gone;
    private final Map<String, ActivityState> activities = new HashMap<>();
    private final Map<String, TaskQueueState> queues = new HashMap<>();
    private final Map<String, WorkerState> workers = new HashMap<>();
    private final Map<String, WorkflowState> workflows = new HashMap<>();
    private final Map<String, TaskState> tasks = new HashMap<>();
    private final Map<String, ReservationState> reservations = new HashMap<>();
    private final List<Deadline> deadlines = new ArrayList<>();

    private record Deadline(long number, Runnable setting) {}

    /** {@code directory}: empty, of the image's SIDs. */
    SnapshotReader(EngineSnapshot image, WorkspaceRegistry directory) {
        this.image = image;
        this.directory = directory;
        gone = new HashSet<>(image.gone());
    }

    private boolean kept(String sid) {
        return !gone.contains(sid);
    }

    /** Fills the directory; returns the workspace's own properties. */
    WorkspaceState fill() {
        image.activities().forEach(this::add);
        image.channels().forEach(this::add);
        image.queues().forEach(this::add);
        image.workers().forEach(this::add);
        image.queues().forEach(this::addMembers);
        image.workflows().forEach(this::add);
        image.tasks().forEach(this::add);
        for (String sid : image.reservations()) {
            ReservationState reservation = reservations.get(sid);
            directory.list(reservation);
            if (reservation.status == ReservationStatus.PENDING) {
                reservation.worker.addPending(reservation);
            }
        }
        addTelephony();
        return workspace();
    }

    private WorkspaceState workspace() {
        EngineSnapshot.Settings settings = image.workspace();
        WorkspaceState workspace = new WorkspaceState(
                settings.sid(), settings.setup(), activities.get(settings.defaultActivitySid()), settings.created());
        workspace.timeoutActivity = activities.get(settings.timeoutActivitySid());
        workspace.updated = settings.updated();
        return workspace;
    }

    private void add(ActivityView view) {
        ActivityState activity = new ActivityState(view.sid(), view.friendlyName(), view.available(), view.created());
        activity.updated = view.updated();
        activities.put(activity.sid, activity);
        if (kept(activity.sid)) {
            directory.activities.put(activity.sid, activity);
        }
    }

    private void add(TaskChannelView view) {
        TaskChannelState channel = new TaskChannelState(
                view.sid(),
                directory.freeChannelNumber(),
                view.uniqueName(),
                view.friendlyName(),
                view.channelOptimizedRouting(),
                view.created());
        channel.updated = view.updated();
        directory.channels.put(channel.sid, channel);
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
            directory.queues.put(queue.sid, queue);
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
        worker.withdrawn = !kept(worker.sid);
        if (kept(worker.sid)) {
            directory.add(worker);
        }
    }

    private void add(WorkerState worker, EngineSnapshot.WorkerChannel of) {
        TaskChannelState channel = directory.channels.get(of.channelSid());
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
                image.documents().get(of.document()),
                of.assignmentCallbackUrl(),
                of.fallbackAssignmentCallbackUrl(),
                of.reservationTimeout());
        WorkflowState workflow = new WorkflowState(of.sid(), command, of.created());
        workflow.updated = of.updated();
        workflows.put(workflow.sid, workflow);
        if (kept(workflow.sid)) {
            directory.workflows.put(workflow.sid, workflow);
        }
    }

    private void add(EngineSnapshot.Task of) {
        TaskState task = task(of);
        tasks.put(of.sid(), task);
        task.listed = kept(of.sid());
        of.reservations().forEach(reservation -> add(task, reservation));
        if (task.listed) {
            directory.tasks.put(of.sid(), task);
            if (!task.status.ended()) {
                count(task);
            }
        }
    }

    private TaskState task(EngineSnapshot.Task of) {
        Route route = new Route(
                of.workflowSid().map(workflows::get),
                of.queueSid().map(queues::get),
                of.assigneeSid().map(workers::get),
                of.ignoreCapacity());
        Command.CreateTask command = new Command.CreateTask(
                of.attributes(),
                of.workflowSid(),
                of.timeout(),
                of.priority(),
                of.channelSid(),
                Optional.of(of.virtualStart()),
                of.routingTarget(),
                Optional.empty(),
                Optional.empty());
        TaskState task = new TaskState(
                directory.sids,
                NO_NUMBER,
                of.order(),
                route,
                command,
                directory.channels.get(of.channelSid()),
                of.created());
        task.call(of.sid());
        task.status = of.status();
        task.updated = of.updated();
        task.version = of.version();
        task.reason = of.reason();
        task.assignments = of.assignments();
        task.stale = of.stale();
        task.queueEntered = of.queueEntered();
        task.targetView = of.target();
        task.passed = of.passed().isEmpty() ? List.of() : new ArrayList<>(of.passed());
        of.document().ifPresent(place -> task.document = image.documents().get(place));
        of.step().ifPresent(step -> task.step = step(task.document, step));
        return task;
    }

    private static WorkflowDocument.InTarget step(WorkflowDocument document, EngineSnapshot.Step of) {
        return new WorkflowDocument.InTarget(
                of.filter(),
                of.position(),
                document.target(of.filter(), of.position()),
                of.startAge(),
                of.afterTimeout());
    }

    private void count(TaskState task) {
        directory.liveTasks.add(task);
        task.workflow.ifPresent(workflow -> workflow.liveTasks++);
        Optional.ofNullable(task.queue).ifPresent(queue -> queue.liveTasks++);
    }

    /** One that has ended may have been on a channel that is gone: then nobody asks for it any more. */
    private void add(TaskState task, EngineSnapshot.Reservation of) {
        WorkerState worker = workers.get(of.workerSid());
        WorkerChannelState channel = Optional.ofNullable(worker.channels.get(task.channel))
                .orElseGet(() -> new WorkerChannelState("", worker, task.channel, of.created()));
        ReservationState reservation = new ReservationState(directory.sids, NO_NUMBER, task, channel, of.created());
        reservation.call(of.sid());
        reservation.status = of.status();
        reservation.updated = of.updated();
        reservation.version = of.version();
        reservation.postWorkActivity = of.postWorkActivitySid().map(activities::get);
        if (of.status().live() && task.listed) {
            channel.load++;
            worker.load++;
            channel.assigned += of.status() == ReservationStatus.ACCEPTED ? 1 : 0;
        }
        task.add(reservation);
        reservations.put(of.sid(), reservation);
    }

    private void addTelephony() {
        List<CallState> calls = image.calls().stream().map(this::call).toList();
        List<ConferenceState> conferences =
                image.conferences().stream().map(of -> conference(of, calls)).toList();
        for (int i = 0; i < calls.size(); i++) {
            EngineSnapshot.Call of = image.calls().get(i);
            calls.get(i).parent = at(of.parent(), calls);
            calls.get(i).conference = at(of.conference(), conferences);
            calls.get(i).worker = of.workerSid().map(workers::get);
            if (of.kept()) {
                directory.telephony.add(calls.get(i));
            }
        }
        for (int i = 0; i < conferences.size(); i++) {
            if (image.conferences().get(i).kept()) {
                directory.telephony.add(conferences.get(i));
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

    /** Puts everyone in line and sets the alarms again, in the order in which they were set. */
    void resume(Matching matching, Lifecycle lifecycle) {
        directory.workers.values().forEach(matching::restore);
        for (EngineSnapshot.Task of : image.tasks()) {
            TaskState task = tasks.get(of.sid());
            if (of.waiting()) {
                lifecycle.takeUpWaiting(task);
            }
            of.life().ifPresent(alarm -> remember(alarm, () -> lifecycle.liveUntil(task, alarm.due())));
            of.targetEnd().ifPresent(alarm -> remember(alarm, () -> lifecycle.inTargetUntil(task, alarm.due())));
            for (EngineSnapshot.Reservation reservation : of.reservations()) {
                reservation
                        .timeout()
                        .ifPresent(alarm -> remember(
                                alarm, () -> lifecycle.openUntil(reservations.get(reservation.sid()), alarm.due())));
            }
        }
        deadlines.stream().sorted(Comparator.comparingLong(Deadline::number)).forEach(deadline -> deadline.setting()
                .run());
    }

    private void remember(EngineSnapshot.Alarm alarm, Runnable setting) {
        deadlines.add(new Deadline(alarm.number(), setting));
    }
}
