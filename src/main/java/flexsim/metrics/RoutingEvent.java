package flexsim.metrics;

import flexsim.taskrouter.model.Event;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a report needs to know of an event of a workspace, whoever tells of it. {@code type} is TaskRouter's name, {@code at}
 * microseconds since the epoch.
 */
public sealed interface RoutingEvent {
    String type();

    long at();

    /**
     * Something happened to a task.
     *
     * @param task its SID
     * @param queue the name of the queue it is in, or was last in
     * @param channel the unique name
     * @param reason why it was canceled
     */
    record OfTask(String type, long at, String task, Optional<String> queue, String channel, Optional<String> reason)
            implements RoutingEvent {}

    /**
     * A reservation was made or changed.
     *
     * @param reservation its SID
     * @param task SID of the task it is for
     * @param worker the friendly name
     */
    record OfReservation(String type, long at, String reservation, String task, String worker)
            implements RoutingEvent {}

    /**
     * A worker came, went or changed its activity.
     *
     * @param worker the friendly name
     * @param available whether it is in an available activity now
     */
    record OfWorker(String type, long at, String worker, boolean available) implements RoutingEvent {}

    /** An event of the local routing engine; empty for what no report needs. */
    static Optional<RoutingEvent> of(Event event) {
        if (event instanceof Event.TaskEvent e) {
            return Optional.of(new OfTask(
                    e.type(),
                    e.at(),
                    e.task().sid(),
                    e.task().queueName(),
                    e.task().channelUniqueName(),
                    e.task().reason()));
        }
        if (event instanceof Event.ReservationEvent e) {
            return Optional.of(new OfReservation(
                    e.type(),
                    e.at(),
                    e.reservation().sid(),
                    e.task().sid(),
                    e.reservation().workerName()));
        }
        if (event instanceof Event.WorkerEvent e) {
            boolean available = e.kind() != Event.WorkerEvent.Type.DELETED
                    && e.worker().activity().available();
            return Optional.of(new OfWorker(e.type(), e.at(), e.worker().friendlyName(), available));
        }
        return Optional.empty();
    }

    /**
     * An event as the Events resource tells of it; empty for what no report needs.
     *
     * @param data under TaskRouter's names, as {@code task_sid}
     * @param available tells from an activity's name whether who is in it is available
     */
    static Optional<RoutingEvent> of(String type, long at, Map<String, String> data, Predicate<String> available) {
        String task = data.getOrDefault("task_sid", "");
        String worker = data.getOrDefault("worker_name", "");
        if (type.startsWith("reservation.") && data.containsKey("reservation_sid")) {
            return Optional.of(new OfReservation(type, at, data.get("reservation_sid"), task, worker));
        }
        if (type.startsWith("task.") || type.startsWith("task-queue.") && !task.isEmpty()) {
            return Optional.of(new OfTask(
                    type,
                    at,
                    task,
                    Optional.ofNullable(data.get("task_queue_name")),
                    data.getOrDefault("task_channel_unique_name", "default"),
                    Optional.ofNullable(data.get("task_canceled_reason"))));
        }
        if (type.equals("worker.created") || type.equals("worker.deleted") || type.equals("worker.activity.update")) {
            boolean there =
                    !type.equals("worker.deleted") && available.test(data.getOrDefault("worker_activity_name", ""));
            return Optional.of(new OfWorker(type, at, worker, there));
        }
        return Optional.empty();
    }
}
