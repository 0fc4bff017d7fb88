package flexsim.taskrouter.model;

import flexsim.taskrouter.expression.Expression;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A command to a workspace. An empty Optional of an update leaves the value as it is. References to channels
 * take a SID or a unique name.
 */
public sealed interface Command {
    /**
     * Another command, which is only carried out if the version of what it changes is the given one.
     *
     * @param command changes or deletes a task or a worker, or changes a reservation
     */
    record IfMatch(int version, Command command) implements Command {}

    /** An empty text as URL or filter removes it. */
    record UpdateWorkspace(
            Optional<String> friendlyName,
            Optional<Boolean> multiTaskEnabled,
            Optional<String> eventCallbackUrl,
            Optional<String> eventsFilter,
            Optional<String> defaultActivitySid,
            Optional<String> timeoutActivitySid,
            Optional<TaskOrder> prioritizeQueueOrder)
            implements Command {
        /** Changes nothing; what is to change is added. */
        public static UpdateWorkspace of() {
            return new UpdateWorkspace(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        public UpdateWorkspace withMultiTaskEnabled(boolean next) {
            return new UpdateWorkspace(
                    friendlyName,
                    Optional.of(next),
                    eventCallbackUrl,
                    eventsFilter,
                    defaultActivitySid,
                    timeoutActivitySid,
                    prioritizeQueueOrder);
        }

        public UpdateWorkspace withTimeoutActivitySid(String next) {
            return new UpdateWorkspace(
                    friendlyName,
                    multiTaskEnabled,
                    eventCallbackUrl,
                    eventsFilter,
                    defaultActivitySid,
                    Optional.of(next),
                    prioritizeQueueOrder);
        }

        public UpdateWorkspace withPrioritizeQueueOrder(TaskOrder next) {
            return new UpdateWorkspace(
                    friendlyName,
                    multiTaskEnabled,
                    eventCallbackUrl,
                    eventsFilter,
                    defaultActivitySid,
                    timeoutActivitySid,
                    Optional.of(next));
        }
    }

    record CreateActivity(String friendlyName, boolean available) implements Command {}

    record UpdateActivity(String sid, Optional<String> friendlyName) implements Command {}

    record DeleteActivity(String sid) implements Command {}

    record CreateTaskChannel(String friendlyName, String uniqueName, boolean channelOptimizedRouting)
            implements Command {}

    record UpdateTaskChannel(String channel, Optional<String> friendlyName, Optional<Boolean> channelOptimizedRouting)
            implements Command {}

    record DeleteTaskChannel(String channel) implements Command {}

    /** {@code targetWorkers}: the text and its expression; a blank text means that no worker serves the queue. */
    record TargetWorkers(String text, Optional<Expression> expression) {}

    record CreateTaskQueue(
            String friendlyName,
            TargetWorkers targetWorkers,
            int maxReservedWorkers,
            TaskOrder taskOrder,
            Optional<String> reservationActivitySid,
            Optional<String> assignmentActivitySid)
            implements Command {}

    record UpdateTaskQueue(
            String sid,
            Optional<String> friendlyName,
            Optional<TargetWorkers> targetWorkers,
            OptionalInt maxReservedWorkers,
            Optional<TaskOrder> taskOrder,
            Optional<String> reservationActivitySid,
            Optional<String> assignmentActivitySid)
            implements Command {
        /** Changes nothing; what is to change is added. */
        public static UpdateTaskQueue of(String sid) {
            return new UpdateTaskQueue(
                    sid,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        public UpdateTaskQueue withTargetWorkers(TargetWorkers next) {
            return new UpdateTaskQueue(
                    sid,
                    friendlyName,
                    Optional.of(next),
                    maxReservedWorkers,
                    taskOrder,
                    reservationActivitySid,
                    assignmentActivitySid);
        }

        public UpdateTaskQueue withMaxReservedWorkers(int next) {
            return new UpdateTaskQueue(
                    sid,
                    friendlyName,
                    targetWorkers,
                    OptionalInt.of(next),
                    taskOrder,
                    reservationActivitySid,
                    assignmentActivitySid);
        }

        public UpdateTaskQueue withTaskOrder(TaskOrder next) {
            return new UpdateTaskQueue(
                    sid,
                    friendlyName,
                    targetWorkers,
                    maxReservedWorkers,
                    Optional.of(next),
                    reservationActivitySid,
                    assignmentActivitySid);
        }

        public UpdateTaskQueue withReservationActivitySid(String next) {
            return new UpdateTaskQueue(
                    sid,
                    friendlyName,
                    targetWorkers,
                    maxReservedWorkers,
                    taskOrder,
                    Optional.of(next),
                    assignmentActivitySid);
        }
    }

    record DeleteTaskQueue(String sid) implements Command {}

    record CreateWorker(String friendlyName, Optional<String> activitySid, Attributes attributes) implements Command {}

    /** {@code rejectPendingReservations} is only legal together with an activity that is not available. */
    record UpdateWorker(
            String sid,
            Optional<String> friendlyName,
            Optional<String> activitySid,
            Optional<Attributes> attributes,
            boolean rejectPendingReservations)
            implements Command {
        /** Changes nothing; what is to change is added. */
        public static UpdateWorker of(String sid) {
            return new UpdateWorker(sid, Optional.empty(), Optional.empty(), Optional.empty(), false);
        }

        public UpdateWorker withFriendlyName(String next) {
            return new UpdateWorker(sid, Optional.of(next), activitySid, attributes, rejectPendingReservations);
        }

        public UpdateWorker withActivitySid(String next) {
            return new UpdateWorker(sid, friendlyName, Optional.of(next), attributes, rejectPendingReservations);
        }

        public UpdateWorker withAttributes(Attributes next) {
            return new UpdateWorker(sid, friendlyName, activitySid, Optional.of(next), rejectPendingReservations);
        }

        public UpdateWorker rejectingPending() {
            return new UpdateWorker(sid, friendlyName, activitySid, attributes, true);
        }
    }

    record DeleteWorker(String sid) implements Command {}

    /** {@code channel}: SID of the worker's channel, or SID or unique name of the task channel. */
    record UpdateWorkerChannel(String workerSid, String channel, OptionalInt capacity, Optional<Boolean> available)
            implements Command {}

    record CreateWorkflow(
            String friendlyName,
            WorkflowDocument document,
            Optional<String> assignmentCallbackUrl,
            Optional<String> fallbackAssignmentCallbackUrl,
            int reservationTimeout)
            implements Command {}

    /** An empty text as URL removes it. {@code reEvaluateTasks}: its pending tasks go through it anew. */
    record UpdateWorkflow(
            String sid,
            Optional<String> friendlyName,
            Optional<WorkflowDocument> document,
            Optional<String> assignmentCallbackUrl,
            Optional<String> fallbackAssignmentCallbackUrl,
            OptionalInt reservationTimeout,
            boolean reEvaluateTasks)
            implements Command {
        /** Changes nothing; what is to change is added. */
        public static UpdateWorkflow of(String sid) {
            return new UpdateWorkflow(
                    sid,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    false);
        }

        public UpdateWorkflow withDocument(WorkflowDocument next) {
            return new UpdateWorkflow(
                    sid,
                    friendlyName,
                    Optional.of(next),
                    assignmentCallbackUrl,
                    fallbackAssignmentCallbackUrl,
                    reservationTimeout,
                    reEvaluateTasks);
        }
    }

    record DeleteWorkflow(String sid) implements Command {}

    /**
     * A new task goes through a workflow, or straight to a queue or a worker.
     *
     * @param workflowSid may be empty when the workspace has exactly one workflow, or with one of the last two SIDs
     * @param timeout seconds
     * @param virtualStart where its age is counted from when tasks are ordered, in microseconds; else its creation
     * @param routingTarget SID of the worker, queue or workflow that it is for
     * @param ignoreCapacity only where that is a worker: whether it gets the task whatever its capacity and activity; by
     *     default true
     * @param taskQueueSid the queue that it is for
     */
    record CreateTask(
            Attributes attributes,
            Optional<String> workflowSid,
            int timeout,
            int priority,
            String channel,
            Optional<Long> virtualStart,
            Optional<String> routingTarget,
            Optional<Boolean> ignoreCapacity,
            Optional<String> taskQueueSid)
            implements Command {
        /** Through a workflow, in its turn. */
        public CreateTask(
                Attributes attributes, Optional<String> workflowSid, int timeout, int priority, String channel) {
            this(
                    attributes,
                    workflowSid,
                    timeout,
                    priority,
                    channel,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        public CreateTask withVirtualStart(long next) {
            return new CreateTask(
                    attributes,
                    workflowSid,
                    timeout,
                    priority,
                    channel,
                    Optional.of(next),
                    routingTarget,
                    ignoreCapacity,
                    taskQueueSid);
        }

        public CreateTask withRoutingTarget(String next) {
            return new CreateTask(
                    attributes,
                    workflowSid,
                    timeout,
                    priority,
                    channel,
                    virtualStart,
                    Optional.of(next),
                    ignoreCapacity,
                    taskQueueSid);
        }

        public CreateTask withIgnoreCapacity(boolean next) {
            return new CreateTask(
                    attributes,
                    workflowSid,
                    timeout,
                    priority,
                    channel,
                    virtualStart,
                    routingTarget,
                    Optional.of(next),
                    taskQueueSid);
        }

        public CreateTask withTaskQueueSid(String next) {
            return new CreateTask(
                    attributes,
                    workflowSid,
                    timeout,
                    priority,
                    channel,
                    virtualStart,
                    routingTarget,
                    ignoreCapacity,
                    Optional.of(next));
        }
    }

    record UpdateTask(
            String sid,
            Optional<Attributes> attributes,
            Optional<TaskStatus> status,
            Optional<String> reason,
            OptionalInt priority,
            Optional<String> channel,
            Optional<Long> virtualStart)
            implements Command {
        /** Changes nothing; what is to change is added. */
        public static UpdateTask of(String sid) {
            return new UpdateTask(
                    sid,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        public UpdateTask withAttributes(Attributes next) {
            return new UpdateTask(sid, Optional.of(next), status, reason, priority, channel, virtualStart);
        }

        public UpdateTask withStatus(TaskStatus next) {
            return new UpdateTask(sid, attributes, Optional.of(next), reason, priority, channel, virtualStart);
        }

        public UpdateTask withReason(String next) {
            return new UpdateTask(sid, attributes, status, Optional.of(next), priority, channel, virtualStart);
        }

        public UpdateTask withPriority(int next) {
            return new UpdateTask(sid, attributes, status, reason, OptionalInt.of(next), channel, virtualStart);
        }

        public UpdateTask withChannel(String next) {
            return new UpdateTask(sid, attributes, status, reason, priority, Optional.of(next), virtualStart);
        }

        public UpdateTask withVirtualStart(long next) {
            return new UpdateTask(sid, attributes, status, reason, priority, channel, Optional.of(next));
        }
    }

    record DeleteTask(String sid) implements Command {}

    /** {@code activitySid}: where the worker goes on rejecting; only with {@code REJECTED}. */
    record UpdateReservation(String sid, ReservationStatus status, Optional<String> activitySid) implements Command {}

    /** Carries out an instruction by telephone on a reservation. */
    record Instruct(String sid, Instruction instruction) implements Command {}
}
