package flexsim.taskrouter;

import flexsim.taskrouter.model.EngineSnapshot;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.taskrouter.model.WorkspaceSetup;
import flexsim.time.Timer;
import flexsim.time.Timetable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** A workspace's snapshot in the making, between two commands, with all that anything in it refers to. */
final class SnapshotWriter {
    private final WorkspaceRegistry registry;
    private final WorkspaceState workspace;
    private final Timetable clock;
    private final Places<CallState> calls = new Places<>();
    private final Places<ConferenceState> conferences = new Places<>();
    private final Places<WorkflowDocument> documents = new Places<>();
    private final Set<TaskState> tasks;
    private final Set<WorkflowState> workflows;
    private final Set<WorkerState> workers;
    private final Set<TaskQueueState> queues;
    private final Set<ActivityState> activities;

    /** Things by their places in a list; what is equal but not the same has places of its own. */
    private static final class Places<T> {
        private final Map<T, Integer> places = new IdentityHashMap<>();
        private final List<T> all = new ArrayList<>();

        int of(T thing) {
            add(thing);
            return places.get(thing);
        }

        /** Returns whether it was not there. */
        boolean add(T thing) {
            if (places.putIfAbsent(thing, all.size()) != null) {
                return false;
            }
            all.add(thing);
            return true;
        }

        List<T> all() {
            return List.copyOf(all);
        }
    }

    SnapshotWriter(WorkspaceRegistry registry, WorkspaceState workspace, Timetable clock) {
        this.registry = registry;
        this.clock = clock;
        this.workspace = workspace;
        tasks = new LinkedHashSet<>(registry.tasks.values());
        workflows = new LinkedHashSet<>(registry.workflows.values());
        workers = new LinkedHashSet<>(registry.workers.values());
        queues = new LinkedHashSet<>(registry.queues.values());
        activities = new LinkedHashSet<>(registry.activities.values());
        registry.telephony.allCalls().forEach(calls::add);
        registry.telephony.allConferences().forEach(conferences::add);
        registry.telephony.allCalls().forEach(this::reach);
        registry.telephony.allConferences().forEach(this::reach);
        tasks.forEach(this::reach);
        workers.forEach(worker -> activities.add(worker.activity));
        queues.forEach(this::reach);
    }

    private void reach(CallState call) {
        tasks.add(call.task);
        call.worker.ifPresent(workers::add);
        call.parent.filter(calls::add).ifPresent(this::reach);
        call.conference.filter(conferences::add).ifPresent(this::reach);
    }

    private void reach(ConferenceState conference) {
        tasks.add(conference.task);
        conference.calls.stream().filter(calls::add).toList().forEach(this::reach);
    }

    private void reach(TaskState task) {
        task.workflow.ifPresent(workflows::add);
        task.assignee.ifPresent(workers::add);
        Optional.ofNullable(task.queue).ifPresent(queues::add);
        for (ReservationState reservation : task.reservations()) {
            workers.add(reservation.worker);
            reservation.postWorkActivity.ifPresent(activities::add);
        }
    }

    private void reach(TaskQueueState queue) {
        queue.reservationActivity.ifPresent(activities::add);
        queue.assignmentActivity.ifPresent(activities::add);
    }

    EngineSnapshot snapshot() {
        List<EngineSnapshot.Workflow> workflowSnapshots = all(workflows, this::snapshot);
        List<EngineSnapshot.Task> taskSnapshots = all(tasks, this::snapshot);
        return new EngineSnapshot(
                clock.now(),
                registry.orders(),
                registry.sids(),
                settings(),
                all(activities, ActivityState::view),
                all(registry.channels.values(), TaskChannelState::view),
                documents.all(),
                all(queues, SnapshotWriter::snapshot),
                all(workers, this::snapshot),
                workflowSnapshots,
                taskSnapshots,
                List.copyOf(registry.reservations.keySet()),
                all(calls.all(), this::snapshot),
                all(conferences.all(), this::snapshot),
                gone());
    }

    private static <S, I> List<I> all(Collection<S> states, Function<S, I> snapshot) {
        return states.stream().map(snapshot).toList();
    }

    private List<String> gone() {
        List<String> gone = new ArrayList<>();
        gone.addAll(sids(tasks, task -> task.sid(), registry.tasks));
        gone.addAll(sids(workflows, workflow -> workflow.sid, registry.workflows));
        gone.addAll(sids(workers, worker -> worker.sid, registry.workers));
        gone.addAll(sids(queues, queue -> queue.sid, registry.queues));
        gone.addAll(sids(activities, activity -> activity.sid, registry.activities));
        return gone;
    }

    private static <S> List<String> sids(Collection<S> reached, Function<S, String> sid, Map<String, S> kept) {
        return reached.stream().map(sid).filter(each -> !kept.containsKey(each)).toList();
    }

    private EngineSnapshot.Settings settings() {
        WorkspaceSetup setup = new WorkspaceSetup(
                workspace.friendlyName,
                workspace.multiTaskEnabled,
                workspace.eventCallbackUrl,
                workspace.eventsFilter,
                workspace.prioritizeQueueOrder);
        return new EngineSnapshot.Settings(
                workspace.sid,
                setup,
                workspace.defaultActivity.sid,
                workspace.timeoutActivity.sid,
                workspace.created,
                workspace.updated);
    }

    private static EngineSnapshot.Queue snapshot(TaskQueueState queue) {
        return new EngineSnapshot.Queue(
                queue.sid,
                queue.friendlyName,
                queue.targetWorkers(),
                queue.maxReservedWorkers,
                queue.waiting.order(),
                queue.reservationActivity.map(activity -> activity.sid),
                queue.assignmentActivity.map(activity -> activity.sid),
                queue.created,
                queue.updated,
                all(queue.members, worker -> worker.sid));
    }

    private EngineSnapshot.Worker snapshot(WorkerState worker) {
        boolean kept = registry.workers.containsKey(worker.sid);
        return new EngineSnapshot.Worker(
                worker.sid,
                worker.order,
                worker.friendlyName,
                worker.activity.sid,
                worker.attributes,
                worker.created,
                worker.updated,
                worker.statusChanged,
                worker.version,
                worker.idleSince,
                worker.channels.values().stream()
                        .filter(channel -> registry.channels.containsKey(channel.channel.sid))
                        .map(SnapshotWriter::snapshot)
                        .toList(),
                kept ? all(worker.queues, queue -> queue.sid) : List.of());
    }

    private static EngineSnapshot.WorkerChannel snapshot(WorkerChannelState channel) {
        return new EngineSnapshot.WorkerChannel(
                channel.sid,
                channel.channel.sid,
                channel.capacity,
                channel.available,
                channel.created,
                channel.updated,
                channel.lastReserved);
    }

    private EngineSnapshot.Workflow snapshot(WorkflowState workflow) {
        return new EngineSnapshot.Workflow(
                workflow.sid,
                workflow.friendlyName,
                documents.of(workflow.document),
                workflow.assignmentCallbackUrl,
                workflow.fallbackAssignmentCallbackUrl,
                workflow.reservationTimeoutSeconds,
                workflow.created,
                workflow.updated());
    }

    private EngineSnapshot.Task snapshot(TaskState task) {
        return task.snapshot(
                task.document() == null ? OptionalInt.empty() : OptionalInt.of(documents.of(task.document())),
                alarm(task),
                Optional.ofNullable(task.targetTimer).flatMap(this::alarm),
                all(task.reservations(), reservation -> reservation.snapshot(alarm(reservation))));
    }

    private Optional<EngineSnapshot.Alarm> alarm(Timer timer) {
        return timer.isSet()
                ? Optional.of(new EngineSnapshot.Alarm(clock.due(timer), clock.number(timer)))
                : Optional.empty();
    }

    private EngineSnapshot.Call snapshot(CallState call) {
        return new EngineSnapshot.Call(
                call.sid,
                call.direction,
                call.from,
                call.to,
                call.task.sid(),
                call.reservation.map(reservation -> reservation.sid()),
                call.worker.map(worker -> worker.sid),
                place(call.parent.map(calls::of)),
                place(call.conference.map(conferences::of)),
                call.created,
                registry.telephony.call(call.sid).filter(kept -> kept == call).isPresent());
    }

    private static OptionalInt place(Optional<Integer> place) {
        return place.stream().mapToInt(Integer::intValue).findFirst();
    }

    private EngineSnapshot.Conference snapshot(ConferenceState conference) {
        return new EngineSnapshot.Conference(
                conference.sid,
                conference.task.sid(),
                conference.region,
                all(conference.calls, calls::of),
                conference.created,
                registry.telephony.conference(conference.sid).isPresent());
    }
}
