package flexsim.taskrouter.model;

import java.util.Optional;

/** An event in a workspace; {@link #type()} is TaskRouter's event type. */
public sealed interface Event {
    /** When, in microseconds since the epoch. */
    long at();

    /** For instance {@code reservation.created}. */
    String type();

    /**
     * A task changed.
     *
     * @param task as it is now
     * @param before as it was, where the event is a move: to another queue, to another target, to another priority
     * @param queue the queue it is in, or was last in
     * @param workflow its own; absent where it was made for a worker or a queue
     */
    record TaskEvent(
            long at,
            Type kind,
            TaskView task,
            Optional<TaskView> before,
            Optional<TaskQueueView> queue,
            Optional<WorkflowView> workflow)
            implements Event {
        /** How it changed. */
        public enum Type {
            CREATED("task.created"),
            UPDATED("task.updated"),
            CANCELED("task.canceled"),
            WRAPUP("task.wrapup"),
            COMPLETED("task.completed"),
            DELETED("task.deleted"),
            SYSTEM_DELETED("task.system-deleted"),
            QUEUE_ENTERED("task-queue.entered"),
            QUEUE_TIMEOUT("task-queue.timeout"),
            QUEUE_MOVED("task-queue.moved"),
            WORKFLOW_ENTERED("workflow.entered"),
            WORKFLOW_TARGET_MATCHED("workflow.target-matched"),
            WORKFLOW_TIMEOUT("workflow.timeout"),
            WORKFLOW_SKIPPED("workflow.skipped");

            private final String wireName;

            Type(String wireName) {
                this.wireName = wireName;
            }
        }

        @Override
        public String type() {
            return kind.wireName;
        }
    }

    /**
     * A reservation was made or changed. The workflow and queue are the task's at that instant.
     *
     * @param queue absent where the task was made for a worker
     * @param workflow absent where the task was made for a worker or a queue
     */
    record ReservationEvent(
            long at,
            ReservationView reservation,
            TaskView task,
            WorkerView worker,
            Optional<TaskQueueView> queue,
            Optional<WorkflowView> workflow)
            implements Event {
        @Override
        public String type() {
            return switch (reservation.status()) {
                case PENDING -> "reservation.created";
                case WRAPPING -> "reservation.wrapup";
                case ACCEPTED, REJECTED, TIMEOUT, CANCELED, RESCINDED, COMPLETED ->
                    "reservation." + reservation.status().wireName();
            };
        }
    }

    /**
     * A worker was made, changed or deleted.
     *
     * @param before for {@code ACTIVITY}: the worker as it was in the activity before
     */
    record WorkerEvent(long at, Type kind, WorkerView worker, Optional<WorkerView> before) implements Event {
        /** How it changed. */
        public enum Type {
            CREATED("worker.created"),
            DELETED("worker.deleted"),
            ACTIVITY("worker.activity.update"),
            ATTRIBUTES("worker.attributes.update");

            private final String wireName;

            Type(String wireName) {
                this.wireName = wireName;
            }
        }

        /** For {@code ACTIVITY}: the one before. */
        public Optional<ActivityView> previousActivity() {
            return before.map(WorkerView::activity);
        }

        @Override
        public String type() {
            return kind.wireName;
        }
    }

    /** A worker's channel was changed; {@code type} says whether its capacity or its availability. */
    record WorkerChannelEvent(long at, String type, WorkerView worker, WorkerChannelView channel, int previousCapacity)
            implements Event {}

    /** A workspace was made, changed or deleted; {@code type} for instance {@code workspace.updated}. */
    record WorkspaceEvent(long at, String type, WorkspaceView workspace) implements Event {}

    /** An activity was made, changed or deleted. */
    record ActivityEvent(long at, String type, ActivityView activity) implements Event {}

    /** A task channel was made, changed or deleted. */
    record TaskChannelEvent(long at, String type, TaskChannelView channel) implements Event {}

    /** A queue was made, changed or deleted. */
    record TaskQueueEvent(long at, String type, TaskQueueView queue) implements Event {}

    /** A workflow was made, changed or deleted. */
    record WorkflowEvent(long at, String type, WorkflowView workflow) implements Event {}
}
