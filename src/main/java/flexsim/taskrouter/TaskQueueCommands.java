package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;
import flexsim.time.Scheduler;
import java.util.List;
import java.util.Optional;

/** The commands that make, change and delete queues; they keep membership up to date. */
final class TaskQueueCommands {
    private final WorkspaceRegistry registry;
    private final Matching matching;
    private final Dispatch dispatch;
    private final EventRecorder recorder;
    private final Scheduler clock;

    TaskQueueCommands(
            WorkspaceRegistry registry, Matching matching, Dispatch dispatch, EventRecorder recorder, Scheduler clock) {
        this.registry = registry;
        this.matching = matching;
        this.dispatch = dispatch;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Enters the handlers of its commands. */
    void addTo(CommandHandlers handlers) {
        handlers.on(Command.CreateTaskQueue.class, this::create);
        handlers.on(Command.UpdateTaskQueue.class, this::update);
        handlers.on(Command.DeleteTaskQueue.class, this::delete);
    }

    private String create(Command.CreateTaskQueue command) throws RefusedException {
        WorkspaceRegistry.requireRoom(registry.queues, Limits.TASK_QUEUES, "task queues");
        requireFreeName(command.friendlyName());
        Optional<ActivityState> reservation =
                registry.activityParameter("ReservationActivitySid", command.reservationActivitySid());
        Optional<ActivityState> assignment =
                registry.activityParameter("AssignmentActivitySid", command.assignmentActivitySid());
        TaskQueueState queue = new TaskQueueState(
                registry.newSid("WQ"),
                command.friendlyName(),
                command.targetWorkers(),
                command.taskOrder(),
                clock.now());
        queue.maxReservedWorkers = command.maxReservedWorkers();
        queue.reservationActivity = reservation;
        queue.assignmentActivity = assignment;
        registry.queues.put(queue.sid, queue);
        registry.queuesChanged();
        recorder.taskQueue("task-queue.created", queue);
        reviewMembers(queue);
        return queue.sid;
    }

    private String update(Command.UpdateTaskQueue command) throws RefusedException {
        TaskQueueState queue = registry.queue(command.sid());
        if (command.friendlyName().isPresent() && !command.friendlyName().get().equals(queue.friendlyName)) {
            requireFreeName(command.friendlyName().get());
        }
        Optional<ActivityState> reservation =
                registry.activityParameter("ReservationActivitySid", command.reservationActivitySid());
        Optional<ActivityState> assignment =
                registry.activityParameter("AssignmentActivitySid", command.assignmentActivitySid());
        command.friendlyName().ifPresent(name -> queue.friendlyName = name);
        command.maxReservedWorkers().ifPresent(most -> queue.maxReservedWorkers = most);
        reservation.ifPresent(a -> queue.reservationActivity = Optional.of(a));
        assignment.ifPresent(a -> queue.assignmentActivity = Optional.of(a));
        command.taskOrder().ifPresent(queue.waiting::reorder);
        queue.touch(clock.now());
        if (command.targetWorkers().isPresent()
                && !command.targetWorkers()
                        .get()
                        .text()
                        .equals(queue.targetWorkers().text())) {
            queue.serveBy(command.targetWorkers().get());
            registry.queuesChanged();
            recorder.taskQueue("task-queue.expression.updated", queue);
            reviewMembers(queue);
        }
        return queue.sid;
    }

    private void reviewMembers(TaskQueueState queue) {
        dispatch.changeAll(registry.workers.values(), worker -> matching.review(worker, queue));
    }

    private String delete(Command.DeleteTaskQueue command) throws RefusedException {
        TaskQueueState queue = registry.queue(command.sid());
        if (queue.liveTasks > 0) {
            throw RefusedException.illegalState(
                    "TaskQueue " + queue.sid + " cannot be deleted because tasks are still being processed against it");
        }
        Optional<WorkflowState> user = registry.workflows.values().stream()
                .filter(w -> w.document.queueSids().contains(queue.sid))
                .findFirst();
        if (user.isPresent()) {
            throw RefusedException.illegalState("TaskQueue " + queue.sid + " cannot be deleted because workflow "
                    + user.get().sid + " refers to it");
        }
        dispatch.changeAll(List.copyOf(queue.members), worker -> {
            worker.leave(queue);
            queue.leave(worker);
        });
        registry.queues.remove(queue.sid);
        queue.gone = true;
        registry.queuesChanged();
        recorder.taskQueue("task-queue.deleted", queue);
        return queue.sid;
    }

    private void requireFreeName(String friendlyName) throws RefusedException {
        if (registry.queues.values().stream().anyMatch(q -> q.friendlyName.equals(friendlyName))) {
            throw RefusedException.invalid("A task queue with FriendlyName '" + friendlyName + "' already exists");
        }
    }
}
