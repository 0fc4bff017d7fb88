package flexsim.metrics;

import java.util.Optional;

/**
 * An event of a workspace with no more than figures need to know of it. {@code type} is TaskRouter's name, {@code at}
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
     * A worker was created or deleted, or changed its activity.
     *
     * @param worker the friendly name
     * @param activity the friendly name of the activity it is in now
     * @param available whether that makes it available; never when it was deleted
     */
    record OfWorker(String type, long at, String worker, String activity, boolean available) implements RoutingEvent {}
}
