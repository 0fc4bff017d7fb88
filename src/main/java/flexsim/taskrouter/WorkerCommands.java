package flexsim.taskrouter;

import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Event;
import flexsim.time.Scheduler;
import java.util.List;
import java.util.Optional;

/** The commands that make, change and delete workers and change their channels. */
final class WorkerCommands {
    private final WorkspaceRegistry registry;
    private final Matching matching;
    private final Dispatch dispatch;
    private final WorkerAvailability availability;
    private final ReservationLifecycle reservations;
    private final TaskChannelCommands channels;
    private final EventRecorder recorder;
    private final Scheduler clock;
    private final WorkspaceState workspace;

    WorkerCommands(
            WorkspaceRegistry registry,
            Matching matching,
            Dispatch dispatch,
            WorkerAvailability availability,
            ReservationLifecycle reservations,
            TaskChannelCommands channels,
            EventRecorder recorder,
            Scheduler clock,
            WorkspaceState workspace) {
        this.registry = registry;
        this.matching = matching;
        this.dispatch = dispatch;
        this.availability = availability;
        this.reservations = reservations;
        this.channels = channels;
        this.recorder = recorder;
        this.clock = clock;
        this.workspace = workspace;
    }

    /** Enters the handlers of its commands. */
    void addTo(CommandHandlers handlers) {
        handlers.on(Command.CreateWorker.class, this::create);
        handlers.on(Command.UpdateWorker.class, this::update, command -> version(command.sid()));
        handlers.on(Command.DeleteWorker.class, this::delete, command -> version(command.sid()));
        handlers.on(Command.UpdateWorkerChannel.class, this::updateChannel);
    }

    private String create(Command.CreateWorker command) throws RefusedException {
        WorkspaceRegistry.requireRoom(registry.workers, Limits.WORKERS, "workers");
        requireFreeName(command.friendlyName());
        ActivityState activity =
                registry.activityParameter("ActivitySid", command.activitySid()).orElse(workspace.defaultActivity);
        WorkerState worker = new WorkerState(
                registry.newSid("WK"),
                registry.nextOrder(),
                command.friendlyName(),
                activity,
                command.attributes(),
                clock.now());
        registry.channels.values().forEach(channel -> channels.give(worker, channel));
        registry.add(worker);
        if (activity.available) {
            availability.beginIdleTime(worker);
        }
        recorder.worker(Event.WorkerEvent.Type.CREATED, worker);
        dispatch.change(worker, () -> reviewAllQueues(worker));
        return worker.sid;
    }

    private void reviewAllQueues(WorkerState worker) {
        registry.queues.values().forEach(queue -> matching.review(worker, queue));
    }

    private int version(String sid) throws RefusedException {
        return registry.worker(sid).version;
    }

    private String update(Command.UpdateWorker command) throws RefusedException {
        WorkerState worker = registry.worker(command.sid());
        Optional<String> newName = command.friendlyName().filter(name -> !name.equals(worker.friendlyName));
        if (newName.isPresent() && !newName.get().equalsIgnoreCase(worker.friendlyName)) {
            requireFreeName(newName.get());
        }
        Optional<ActivityState> activity = registry.activityParameter("ActivitySid", command.activitySid());
        if (command.rejectPendingReservations()
                && activity.map(a -> a.available).orElse(true)) {
            throw RefusedException.invalid(
                    "RejectPendingReservations needs an ActivitySid of an activity that is not available");
        }
        dispatch.change(worker, () -> {
            newName.ifPresent(name -> rename(worker, name));
            command.attributes().ifPresent(attributes -> replaceAttributes(worker, attributes));
            activity.ifPresent(next -> availability.move(worker, next));
            if (command.rejectPendingReservations()) {
                reservations.rejectPending(worker);
            }
        });
        return worker.sid;
    }

    private void rename(WorkerState worker, String friendlyName) {
        dispatch.change(worker, () -> {
            registry.rename(worker, friendlyName);
            worker.touch(clock.now());
            availability.reviewQueuesThatReadState(worker);
        });
    }

    private void replaceAttributes(WorkerState worker, Attributes attributes) {
        dispatch.change(worker, () -> {
            worker.attributes = attributes;
            registry.profiles++;
            worker.touch(clock.now());
            recorder.worker(Event.WorkerEvent.Type.ATTRIBUTES, worker);
            reviewAllQueues(worker);
        });
    }

    private String delete(Command.DeleteWorker command) throws RefusedException {
        WorkerState worker = registry.worker(command.sid());
        if (worker.hasLiveReservations()) {
            throw RefusedException.illegalState(
                    "Worker " + worker.sid + " cannot be deleted because it has reservations that have not ended");
        }
        // Tasks that were made for it may outlive it, and must not find it free.
        matching.withdraw(worker);
        matching.forget(worker);
        for (TaskQueueState queue : List.copyOf(worker.queues)) {
            queue.leave(worker);
            worker.leave(queue);
        }
        registry.remove(worker);
        recorder.worker(Event.WorkerEvent.Type.DELETED, worker);
        return worker.sid;
    }

    private String updateChannel(Command.UpdateWorkerChannel command) throws RefusedException {
        WorkerState worker = registry.worker(command.workerSid());
        WorkerChannelState channel = worker.channels.values().stream()
                .filter(c -> c.sid.equals(command.channel())
                        || c.channel.sid.equals(command.channel())
                        || c.channel.uniqueName.equals(command.channel()))
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("WorkerChannel", command.channel()));
        dispatch.change(worker, () -> apply(command, channel));
        return channel.sid;
    }

    private void apply(Command.UpdateWorkerChannel command, WorkerChannelState channel) {
        int previous = channel.capacity;
        channel.updated = clock.now();
        if (command.capacity().isPresent() && command.capacity().getAsInt() != previous) {
            channel.capacity = command.capacity().getAsInt();
            recorder.workerChannel("worker.capacity.update", channel, previous);
        }
        if (command.available().isPresent() && command.available().get() != channel.available) {
            channel.available = command.available().get();
            recorder.workerChannel("worker.channel.availability.update", channel, previous);
        }
        availability.reviewQueuesThatReadState(channel.worker);
    }

    private void requireFreeName(String friendlyName) throws RefusedException {
        if (registry.workerNamed(friendlyName).isPresent()) {
            throw RefusedException.invalid("A worker with FriendlyName '" + friendlyName + "' already exists");
        }
    }
}
