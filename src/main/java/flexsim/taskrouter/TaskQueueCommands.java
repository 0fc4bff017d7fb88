package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;
import flexsim.time.Scheduler;
import java.util.List;
import java.util.Optional;

/** Makes, changes and deletes queues and keeps their membership. */
final class TaskQueueCommands {
    private final WorkspaceRegistry directory;
    private final Matching matching;
    private final WorkerAvailability staffing;
    private final EventRecorder journal;
    private final Scheduler clock;

    TaskQueueCommands(
            WorkspaceRegistry directory,
            Matching matching,
            WorkerAvailability staffing,
            EventRecorder journal,
            Scheduler clock) {
        this.directory = directory;
        this.matching = matching;
        this.staffing = staffing;
        this.journal = journal;
        this.clock = clock;
    }

    String create(Command.CreateTaskQueue command) throws RefusedException {
        Limits.requireRoom(directory.queues, Limits.TASK_QUEUES, "task queues");
        requireFreeName(command.friendlyName());
        Optional<ActivityState> reservation = activity("ReservationActivitySid", command.reservationActivitySid());
        Optional<ActivityState> assignment = activity("AssignmentActivitySid", command.assignmentActivitySid());
        TaskQueueState queue = new TaskQueueState(
                directory.newSid("WQ"),
                command.friendlyName(),
                command.targetWorkers(),
                command.taskOrder(),
                clock.now());
        queue.maxReservedWorkers = command.maxReservedWorkers();
        queue.reservationActivity = reservation;
        queue.assignmentActivity = assignment;
        directory.queues.put(queue.sid, queue);
        directory.queuesChanged();
        journal.taskQueue("task-queue.created", queue);
        reviewMembers(queue);
        return queue.sid;
    }

    String update(Command.UpdateTaskQueue command) throws RefusedException {
        TaskQueueState queue = directory.queue(command.sid());
        if (command.friendlyName().isPresent() && !command.friendlyName().get().equals(queue.friendlyName)) {
            requireFreeName(command.friendlyName().get());
        }
        Optional<ActivityState> reservation = activity("ReservationActivitySid", command.reservationActivitySid());
        Optional<ActivityState> assignment = activity("AssignmentActivitySid", command.assignmentActivitySid());
        command.friendlyName().ifPresent(name -> queue.friendlyName = name);
        command.maxReservedWorkers().ifPresent(most -> queue.maxReservedWorkers = most);
        reservation.ifPresent(a -> queue.reservationActivity = Optional.of(a));
        assignment.ifPresent(a -> queue.assignmentActivity = Optional.of(a));
        command.taskOrder().ifPresent(queue.waiting::reorder);
        queue.updated = clock.now();
        if (command.targetWorkers().isPresent()
                && !command.targetWorkers()
                        .get()
                        .text()
                        .equals(queue.targetWorkers().text())) {
            queue.serveBy(command.targetWorkers().get());
            directory.queuesChanged();
            journal.taskQueue("task-queue.expression.updated", queue);
            reviewMembers(queue);
        }
        return queue.sid;
    }

    private void reviewMembers(TaskQueueState queue) {
        staffing.changeAll(directory.workers.values(), worker -> matching.review(worker, queue));
    }

    String delete(Command.DeleteTaskQueue command) throws RefusedException {
        TaskQueueState queue = directory.queue(command.sid());
        if (queue.liveTasks > 0) {
            throw RefusedException.illegalState(
                    "TaskQueue " + queue.sid + " cannot be deleted because tasks are still being processed against it");
        }
        Optional<WorkflowState> user = directory.workflows.values().stream()
                .filter(w -> w.document.queueSids().contains(queue.sid))
                .findFirst();
        if (user.isPresent()) {
            throw RefusedException.illegalState("TaskQueue " + queue.sid + " cannot be deleted because workflow "
                    + user.get().sid + " refers to it");
        }
        staffing.changeAll(List.copyOf(queue.members), worker -> {
            worker.leave(queue);
            queue.leave(worker);
        });
        directory.queues.remove(queue.sid);
        queue.gone = true;
        directory.queuesChanged();
        journal.taskQueue("task-queue.deleted", queue);
        return queue.sid;
    }

    private Optional<ActivityState> activity(String parameter, Optional<String> sid) throws RefusedException {
        return sid.isPresent() ? Optional.of(directory.activityParameter(parameter, sid.get())) : Optional.empty();
    }

    private void requireFreeName(String friendlyName) throws RefusedException {
        if (directory.queues.values().stream().anyMatch(q -> q.friendlyName.equals(friendlyName))) {
            throw RefusedException.invalid("A task queue with FriendlyName '" + friendlyName + "' already exists");
        }
    }
}
