package flexsim.taskrouter;

import flexsim.taskrouter.model.Event;

/**
 * A listener that is called in the middle of a step. It may look and keep what it sees; it must not command the engine
 * before the command or the time that brought this about is over.
 */
public interface EngineListener {
    /** {@code task} has changed as {@code type} says. */
    void task(Event.TaskEvent.Type type, TaskHandle task);

    /** {@code reservation} was made, or has come to the status that it has. */
    void reservation(ReservationHandle reservation);

    /** The worker of that number is in the activity of that number now. */
    void activity(int worker, int activity);
}
