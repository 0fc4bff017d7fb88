package flexsim.simulation;

import flexsim.taskrouter.ReservationHandle;
import flexsim.taskrouter.TaskHandle;

/**
 * The listener to a {@link RoutingPort}, called while it acts. It may look and take notes; it must not command the router before the
 * command that brought this about is over.
 */
interface RoutingListener {
    /** A task has been made. */
    void created(TaskHandle task);

    /** A task is in a queue, perhaps another than before. */
    void enteredQueue(TaskHandle task);

    /** A task has been canceled, by its customer or because its time was over. */
    void canceled(TaskHandle task);

    /** A task has been removed that was with an agent for too long. */
    void removed(TaskHandle task);

    /** A reservation was made, or has come to the status that it has. */
    void reservation(ReservationHandle reservation);

    /** An agent is in that activity now. */
    void moved(int agent, int activity);
}
