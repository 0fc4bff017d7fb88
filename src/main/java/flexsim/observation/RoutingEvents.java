package flexsim.observation;

import flexsim.metrics.RoutingEvent;
import flexsim.taskrouter.model.Event;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads {@link RoutingEvent}s from the local routing engine's events, and from those of the Events resource. */
public final class RoutingEvents {
    private RoutingEvents() {}

    /** The same event of the local routing engine; empty for what no figure needs. */
    public static Optional<RoutingEvent> of(Event event) {
        if (event instanceof Event.TaskEvent e) {
            return Optional.of(new RoutingEvent.OfTask(
                    e.type(),
                    e.at(),
                    e.task().sid(),
                    e.task().queueName(),
                    e.task().channelUniqueName(),
                    e.task().reason()));
        }
        if (event instanceof Event.ReservationEvent e) {
            return Optional.of(new RoutingEvent.OfReservation(
                    e.type(),
                    e.at(),
                    e.reservation().sid(),
                    e.task().sid(),
                    e.reservation().workerName()));
        }
        if (event instanceof Event.WorkerEvent e) {
            boolean available = e.kind() != Event.WorkerEvent.Type.DELETED
                    && e.worker().activity().available();
            return Optional.of(new RoutingEvent.OfWorker(
                    e.type(),
                    e.at(),
                    e.worker().friendlyName(),
                    e.worker().activity().friendlyName(),
                    available));
        }
        return Optional.empty();
    }

    /**
     * An event as the Events resource lists it; empty for what no figure needs.
     *
     * @param data under TaskRouter's names, as {@code task_sid}
     * @param available says of an activity's name whether workers in it are available
     */
    public static Optional<RoutingEvent> of(
            String type, long at, Map<String, String> data, Predicate<String> available) {
        String task = data.getOrDefault("task_sid", "");
        String worker = data.getOrDefault("worker_name", "");
        if (type.startsWith("reservation.") && data.containsKey("reservation_sid")) {
            return Optional.of(new RoutingEvent.OfReservation(type, at, data.get("reservation_sid"), task, worker));
        }
        if (type.startsWith("task.") || type.startsWith("task-queue.") && !task.isEmpty()) {
            return Optional.of(new RoutingEvent.OfTask(
                    type,
                    at,
                    task,
                    Optional.ofNullable(data.get("task_queue_name")),
                    data.getOrDefault("task_channel_unique_name", "default"),
                    Optional.ofNullable(data.get("task_canceled_reason"))));
        }
        if (type.equals("worker.created") || type.equals("worker.deleted") || type.equals("worker.activity.update")) {
            String activity = data.getOrDefault("worker_activity_name", "");
            boolean isAvailable = !type.equals("worker.deleted") && available.test(activity);
            return Optional.of(new RoutingEvent.OfWorker(type, at, worker, activity, isAvailable));
        }
        return Optional.empty();
    }
}
