package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.Refusal;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.time.Micros;
import flexsim.time.Scheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes, changes and deletes tasks, and takes what clients say of reservations. */
final class TaskCommands {
    private static final long EARLIEST_VIRTUAL_START =
            Instant.parse("1900-01-01T00:00:00Z").getEpochSecond() * Micros.PER_SECOND;

    private final WorkspaceRegistry directory;
    private final Lifecycle lifecycle;
    private final EventRecorder journal;
    private final Scheduler clock;
    private final WorkspaceState workspace;

    TaskCommands(
            WorkspaceRegistry directory,
            Lifecycle lifecycle,
            EventRecorder journal,
            Scheduler clock,
            WorkspaceState workspace) {
        this.directory = directory;
        this.lifecycle = lifecycle;
        this.journal = journal;
        this.clock = clock;
        this.workspace = workspace;
    }

    String create(Command.CreateTask command) throws RefusedException {
        Limits.requireRoom(directory.tasks, Limits.TASKS, "tasks");
        Route route = routeOf(command);
        TaskChannelState channel = channelParameter(command.channel());
        requirePast(command.virtualStart());
        TaskState task = new TaskState(
                directory.sids, directory.sids.number(), directory.nextOrder(), route, command, channel, clock.now());
        task.listed = true;
        lifecycle.begin(task);
        return task.sid();
    }

    private Route routeOf(Command.CreateTask command) throws RefusedException {
        requireOne(command);
        Optional<String> target = command.routingTarget();
        if (target.isPresent() && directory.workers.containsKey(target.get())) {
            return Route.to(
                    directory.workers.get(target.get()),
                    command.ignoreCapacity().orElse(true));
        }
        if (command.ignoreCapacity().isPresent()) {
            throw RefusedException.invalid("IgnoreCapacity goes with a RoutingTarget that is a worker only");
        }
        if (target.isPresent()) {
            return routeTo(target.get());
        }
        if (command.taskQueueSid().isPresent()) {
            TaskQueueState queue = directory.queues.get(command.taskQueueSid().get());
            if (queue == null) {
                throw RefusedException.invalid(
                        "TaskQueueSid " + command.taskQueueSid().get() + " is not a task queue of this workspace");
            }
            return Route.to(queue);
        }
        return Route.through(workflowOf(command));
    }

    private Route routeTo(String target) throws RefusedException {
        if (directory.queues.containsKey(target)) {
            return Route.to(directory.queues.get(target));
        }
        if (directory.workflows.containsKey(target)) {
            return Route.through(directory.workflows.get(target));
        }
        throw RefusedException.invalid(
                "RoutingTarget " + target + " is not a worker, task queue or workflow of this workspace");
    }

    private static void requireOne(Command.CreateTask command) throws RefusedException {
        List<String> given = new ArrayList<>();
        command.routingTarget().ifPresent(sid -> given.add("RoutingTarget"));
        command.workflowSid().ifPresent(sid -> given.add("WorkflowSid"));
        command.taskQueueSid().ifPresent(sid -> given.add("TaskQueueSid"));
        if (given.size() > 1) {
            throw RefusedException.invalid(
                    String.join(" and ", given) + " exclude each other: a task is made for one of them");
        }
    }

    private WorkflowState workflowOf(Command.CreateTask command) throws RefusedException {
        if (command.workflowSid().isPresent()) {
            WorkflowState workflow =
                    directory.workflows.get(command.workflowSid().get());
            if (workflow == null) {
                throw RefusedException.invalid(
                        "WorkflowSid " + command.workflowSid().get() + " is not a workflow of this workspace");
            }
            return workflow;
        }
        if (directory.workflows.size() != 1) {
            throw RefusedException.invalid("WorkflowSid is required: this workspace has " + directory.workflows.size()
                    + " workflows, and only with exactly one may it be left out");
        }
        return directory.workflows.values().iterator().next();
    }

    private void requirePast(Optional<Long> virtualStart) throws RefusedException {
        if (virtualStart.isPresent()
                && (virtualStart.get() > clock.now() || virtualStart.get() < EARLIEST_VIRTUAL_START)) {
            throw RefusedException.invalid("VirtualStartTime must not be in the future and not before 1900");
        }
    }

    private TaskChannelState channelParameter(String reference) throws RefusedException {
        return directory
                .channel(reference)
                .orElseThrow(() -> RefusedException.invalid(
                        "TaskChannel '" + reference + "' is not a task channel of this workspace"));
    }

    String update(Command.UpdateTask command) throws RefusedException {
        TaskState task = directory.task(command.sid());
        Optional<TaskStatus> status = command.status();
        if (status.isPresent()) {
            requireTransition(task, status.get());
        }
        if (command.attributes().isPresent()
                && status.filter(s -> s != TaskStatus.CANCELED).isPresent()) {
            throw RefusedException.invalid(
                    "Attributes and AssignmentStatus '" + status.get().wireName() + "' are two requests");
        }
        if (task.status.ended()
                && (command.priority().isPresent()
                        || command.channel().isPresent()
                        || command.virtualStart().isPresent())) {
            throw RefusedException.illegalState("Priority, TaskChannel and VirtualStartTime of " + named(task)
                    + " cannot change because it has ended.");
        }
        requirePast(command.virtualStart());
        Optional<TaskChannelState> channel = command.channel().isPresent()
                ? Optional.of(channelParameter(command.channel().get()))
                : Optional.empty();
        if (channel.isPresent() && task.status != TaskStatus.PENDING && channel.get() != task.channel) {
            throw RefusedException.illegalState(
                    "TaskChannel of " + named(task) + " cannot change because it is not pending.");
        }
        apply(command, task, channel);
        return task.sid();
    }

    /** Everything changes before anybody is offered the task. */
    private void apply(Command.UpdateTask command, TaskState task, Optional<TaskChannelState> channel) {
        lifecycle.change(task, () -> {
            command.priority().ifPresent(priority -> task.priority = priority);
            command.virtualStart().ifPresent(start -> task.virtualStart = start);
            channel.ifPresent(task::change);
            command.attributes().ifPresent(task::change);
            if (command.priority().isPresent()
                    || command.virtualStart().isPresent()
                    || channel.isPresent()
                    || command.attributes().isPresent()) {
                task.touch(clock.now());
            }
            command.attributes().ifPresent(attributes -> journal.task(Event.TaskEvent.Type.UPDATED, task));
            command.status().ifPresent(status -> moveTo(task, status, command.reason()));
            return command.attributes().isPresent();
        });
    }

    private void moveTo(TaskState task, TaskStatus status, Optional<String> reason) {
        switch (status) {
            case WRAPPING -> lifecycle.wrap(task, reason);
            case COMPLETED -> lifecycle.complete(task, reason);
            case CANCELED -> lifecycle.cancel(task, reason);
            case PENDING, RESERVED, ASSIGNED -> throw new IllegalStateException(status.wireName());
        }
    }

    private void requireTransition(TaskState task, TaskStatus next) throws RefusedException {
        if (task.status.mayBecome(next)) {
            return;
        }
        throw RefusedException.illegalState(
                switch (next) {
                    case CANCELED -> "Cannot cancel " + named(task) + " because it is not pending or reserved.";
                    case WRAPPING -> "Cannot wrap up a " + named(task) + " because it's not currently assigned.";
                    case COMPLETED -> "Cannot complete " + named(task) + " because it is not currently assigned.";
                    case PENDING, RESERVED, ASSIGNED ->
                        "AssignmentStatus of " + named(task) + " cannot be set to " + next.wireName()
                                + ": a task is only moved there by routing it.";
                });
    }

    private String named(TaskState task) {
        return "task " + task.sid() + " in workspace " + workspace.sid + " for account " + Refusal.ACCOUNT;
    }

    String delete(Command.DeleteTask command) throws RefusedException {
        TaskState task = directory.task(command.sid());
        lifecycle.delete(task);
        return task.sid();
    }

    String updateReservation(Command.UpdateReservation command) throws RefusedException {
        ReservationState reservation = directory.reservation(command.sid());
        Optional<ActivityState> activity = command.activitySid().isPresent()
                ? Optional.of(directory.activityParameter(
                        "WorkerActivitySid", command.activitySid().get()))
                : Optional.empty();
        if (activity.isPresent() && command.status() != ReservationStatus.REJECTED) {
            throw RefusedException.invalid("WorkerActivitySid goes with a rejection only");
        }
        requireTransition(reservation, command.status());
        switch (command.status()) {
            case ACCEPTED -> lifecycle.accept(reservation);
            case REJECTED -> lifecycle.reject(reservation, activity);
            case WRAPPING -> lifecycle.wrap(reservation.task, Optional.empty());
            case COMPLETED -> lifecycle.complete(reservation.task, Optional.empty());
            case PENDING, TIMEOUT, CANCELED, RESCINDED ->
                throw new IllegalStateException(command.status().wireName());
        }
        return reservation.sid();
    }

    private static void requireTransition(ReservationState reservation, ReservationStatus next)
            throws RefusedException {
        if (reservation.status.mayBecome(next)) {
            return;
        }
        String refused = "Reservation " + reservation.sid() + " is " + reservation.status.wireName()
                + " and cannot become " + next.wireName() + ".";
        throw reservation.status == ReservationStatus.RESCINDED
                ? RefusedException.gone(refused)
                : RefusedException.illegalState(refused);
    }
}
