package flexsim.taskrouter;

import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Event;
import flexsim.time.Scheduler;
import java.util.List;
import java.util.Optional;

/** Makes, changes and deletes workers and their channels. */
final class WorkerCommands {
    private final WorkspaceRegistry directory;
    private final Matching matching;
    private final Lifecycle lifecycle;
    private final WorkerAvailability staffing;
    private final TaskChannelCommands channels;
    private final EventRecorder journal;
    private final Scheduler clock;

    WorkerCommands(
            WorkspaceRegistry directory,
            Matching matching,
            Lifecycle lifecycle,
            TaskChannelCommands channels,
            EventRecorder journal,
            Scheduler clock) {
        this.directory = directory;
        this.matching = matching;
        this.lifecycle = lifecycle;
        this.staffing = lifecycle.staffing();
        this.channels = channels;
        this.journal = journal;
        this.clock = clock;
    }

    String create(Command.CreateWorker command, WorkspaceState workspace) throws RefusedException {
        Limits.requireRoom(directory.workers, Limits.WORKERS, "workers");
        requireFreeName(command.friendlyName());
        ActivityState activity = command.activitySid().isPresent()
                ? directory.activityParameter(
                        "ActivitySid", command.activitySid().get())
                : workspace.defaultActivity;
        WorkerState worker = new WorkerState(
                directory.newSid("WK"),
                directory.nextOrder(),
                command.friendlyName(),
                activity,
                command.attributes(),
                clock.now());
        directory.channels.values().forEach(channel -> channels.give(worker, channel));
        directory.add(worker);
        if (activity.available) {
            staffing.beginIdleTime(worker);
        }
        journal.worker(Event.WorkerEvent.Type.CREATED, worker);
        staffing.change(worker, () -> reviewAllQueues(worker));
        return worker.sid;
    }

    private void reviewAllQueues(WorkerState worker) {
        directory.queues.values().forEach(queue -> matching.review(worker, queue));
    }

    String update(Command.UpdateWorker command) throws RefusedException {
        WorkerState worker = directory.worker(command.sid());
        Optional<String> newName = command.friendlyName().filter(name -> !name.equals(worker.friendlyName));
        if (newName.isPresent() && !newName.get().equalsIgnoreCase(worker.friendlyName)) {
            requireFreeName(newName.get());
        }
        Optional<ActivityState> activity = command.activitySid().isPresent()
                ? Optional.of(directory.activityParameter(
                        "ActivitySid", command.activitySid().get()))
                : Optional.empty();
        if (command.rejectPendingReservations()
                && activity.map(a -> a.available).orElse(true)) {
            throw RefusedException.invalid(
                    "RejectPendingReservations needs an ActivitySid of an activity that is not available");
        }
        staffing.change(worker, () -> {
            newName.ifPresent(name -> rename(worker, name));
            command.attributes().ifPresent(attributes -> replaceAttributes(worker, attributes));
            activity.ifPresent(next -> staffing.move(worker, next));
            if (command.rejectPendingReservations()) {
                lifecycle.rejectPending(worker);
            }
        });
        return worker.sid;
    }

    private void rename(WorkerState worker, String friendlyName) {
        staffing.change(worker, () -> {
            directory.rename(worker, friendlyName);
            worker.touch(clock.now());
            staffing.reviewQueuesThatReadState(worker);
        });
    }

    private void replaceAttributes(WorkerState worker, Attributes attributes) {
        staffing.change(worker, () -> {
            worker.attributes = attributes;
            directory.profiles++;
            worker.touch(clock.now());
            journal.worker(Event.WorkerEvent.Type.ATTRIBUTES, worker);
            reviewAllQueues(worker);
        });
    }

    String delete(Command.DeleteWorker command) throws RefusedException {
        WorkerState worker = directory.worker(command.sid());
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
        directory.remove(worker);
        journal.worker(Event.WorkerEvent.Type.DELETED, worker);
        return worker.sid;
    }

    String updateChannel(Command.UpdateWorkerChannel command) throws RefusedException {
        WorkerState worker = directory.worker(command.workerSid());
        WorkerChannelState channel = worker.channels.values().stream()
                .filter(c -> c.sid.equals(command.channel())
                        || c.channel.sid.equals(command.channel())
                        || c.channel.uniqueName.equals(command.channel()))
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("WorkerChannel", command.channel()));
        staffing.change(worker, () -> apply(command, channel));
        return channel.sid;
    }

    private void apply(Command.UpdateWorkerChannel command, WorkerChannelState channel) {
        int previous = channel.capacity;
        channel.updated = clock.now();
        if (command.capacity().isPresent() && command.capacity().getAsInt() != previous) {
            channel.capacity = command.capacity().getAsInt();
            journal.workerChannel("worker.capacity.update", channel, previous);
        }
        if (command.available().isPresent() && command.available().get() != channel.available) {
            channel.available = command.available().get();
            journal.workerChannel("worker.channel.availability.update", channel, previous);
        }
        staffing.reviewQueuesThatReadState(channel.worker);
    }

    private void requireFreeName(String friendlyName) throws RefusedException {
        if (directory.workerNamed(friendlyName).isPresent()) {
            throw RefusedException.invalid("A worker with FriendlyName '" + friendlyName + "' already exists");
        }
    }
}
