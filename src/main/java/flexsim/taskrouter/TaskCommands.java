package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.Refusal;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.time.Micros;
import flexsim.time.Scheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands that make, change and delete tasks. */
final class TaskCommands {
    private static final long EARLIEST_VIRTUAL_START =
            Instant.parse("1900-01-01T00:00:00Z").getEpochSecond() * Micros.PER_SECOND;

    private final WorkspaceRegistry registry;
    private final WorkflowRunner runner;
    private final TaskLifecycle lifecycle;
    private final EventRecorder recorder;
    private final Scheduler clock;
    private final WorkspaceState workspace;

    TaskCommands(
            WorkspaceRegistry registry,
            WorkflowRunner runner,
            TaskLifecycle lifecycle,
            EventRecorder recorder,
            Scheduler clock,
            WorkspaceState workspace) {
        this.registry = registry;
        this.runner = runner;
        this.lifecycle = lifecycle;
        this.recorder = recorder;
        this.clock = clock;
        this.workspace = workspace;
    }

    /** Enters the handlers of its commands. */
    void addTo(CommandHandlers handlers) {
        handlers.on(Command.CreateTask.class, this::create);
        handlers.on(Command.UpdateTask.class, this::update, command -> version(command.sid()));
        handlers.on(Command.DeleteTask.class, this::delete, command -> version(command.sid()));
    }

    private String create(Command.CreateTask command) throws RefusedException {
        WorkspaceRegistry.requireRoom(registry.tasks, Limits.TASKS, "tasks");
        TaskState.Route route = routeOf(command);
        TaskChannelState channel = channelParameter(command.channel());
        requirePast(command.virtualStart());
        TaskState task = new TaskState(registry.sids, registry.nextOrder(), route, command, channel, clock.now());
        task.listed = true;
        runner.begin(task);
        return task.sid();
    }

    private TaskState.Route routeOf(Command.CreateTask command) throws RefusedException {
        requireOne(command);
        Optional<String> target = command.routingTarget();
        if (target.isPresent() && registry.workers.containsKey(target.get())) {
            return TaskState.Route.to(
                    registry.workers.get(target.get()), command.ignoreCapacity().orElse(true));
        }
        if (command.ignoreCapacity().isPresent()) {
            throw RefusedException.invalid("IgnoreCapacity goes with a RoutingTarget that is a worker only");
        }
        if (target.isPresent()) {
            return routeTo(target.get());
        }
        if (command.taskQueueSid().isPresent()) {
            TaskQueueState queue = registry.queues.get(command.taskQueueSid().get());
            if (queue == null) {
                throw RefusedException.invalid(
                        "TaskQueueSid " + command.taskQueueSid().get() + " is not a task queue of this workspace");
            }
            return TaskState.Route.to(queue);
        }
        return TaskState.Route.through(workflowOf(command));
    }

    private TaskState.Route routeTo(String target) throws RefusedException {
        if (registry.queues.containsKey(target)) {
            return TaskState.Route.to(registry.queues.get(target));
        }
        if (registry.workflows.containsKey(target)) {
            return TaskState.Route.through(registry.workflows.get(target));
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
                    registry.workflows.get(command.workflowSid().get());
            if (workflow == null) {
                throw RefusedException.invalid(
                        "WorkflowSid " + command.workflowSid().get() + " is not a workflow of this workspace");
            }
            return workflow;
        }
        if (registry.workflows.size() != 1) {
            throw RefusedException.invalid("WorkflowSid is required: this workspace has " + registry.workflows.size()
                    + " workflows, and only with exactly one may it be left out");
        }
        return registry.workflows.values().iterator().next();
    }

    private void requirePast(Optional<Long> virtualStart) throws RefusedException {
        if (virtualStart.isPresent()
                && (virtualStart.get() > clock.now() || virtualStart.get() < EARLIEST_VIRTUAL_START)) {
            throw RefusedException.invalid("VirtualStartTime must not be in the future and not before 1900");
        }
    }

    private TaskChannelState channelParameter(String reference) throws RefusedException {
        return registry.channel(reference)
                .orElseThrow(() -> RefusedException.invalid(
                        "TaskChannel '" + reference + "' is not a task channel of this workspace"));
    }

    private String update(Command.UpdateTask command) throws RefusedException {
        TaskState task = registry.task(command.sid());
        Optional<TaskStatus> status = command.status();
        if (status.isPresent()) {
            requireTransition(task, status.get());
        }
        if (command.attributes().isPresent()
                && status.filter(s -> s != TaskStatus.CANCELED).isPresent()) {
            throw RefusedException.invalid(
                    "Attributes and AssignmentStatus '" + status.get().wireName() + "' are two requests");
        }
        if (task.status().ended()
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
        if (channel.isPresent() && task.status() != TaskStatus.PENDING && channel.get() != task.channel()) {
            throw RefusedException.illegalState(
                    "TaskChannel of " + named(task) + " cannot change because it is not pending.");
        }
        apply(command, task, channel);
        return task.sid();
    }

    /** Everything changes before anybody is offered the task. */
    private void apply(Command.UpdateTask command, TaskState task, Optional<TaskChannelState> channel) {
        runner.change(task, () -> {
            task.change(command, channel, clock.now());
            if (command.attributes().isPresent()) {
                recorder.task(Event.TaskEvent.Type.UPDATED, task);
            }
            command.status().ifPresent(status -> moveTo(task, status, command.reason()));
            return command.attributes().isPresent();
        });
    }

    private void moveTo(TaskState task, TaskStatus status, Optional<String> reason) {
        switch (status) {
            case WRAPPING -> lifecycle.wrap(task, reason);
            case COMPLETED -> lifecycle.complete(task, reason);
            case CANCELED -> lifecycle.cancel(task, reason.orElse(""));
            case PENDING, RESERVED, ASSIGNED -> throw new IllegalStateException(status.wireName());
        }
    }

    private void requireTransition(TaskState task, TaskStatus next) throws RefusedException {
        if (task.status().mayBecome(next)) {
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

    private String delete(Command.DeleteTask command) throws RefusedException {
        TaskState task = registry.task(command.sid());
        lifecycle.delete(task);
        return task.sid();
    }

    private int version(String sid) throws RefusedException {
        return registry.task(sid).version();
    }
}
