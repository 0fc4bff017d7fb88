package flexsim.taskrouter;

/**
 * Is told what happens in the middle of its happening. It may look and take notes; it must not command the engine before
 * the command or the time that brought this about is over.
 */
public interface Witness {
    /** {@code task} has changed as {@code type} tells. */
    void task(Event.TaskEvent.Type type, LiveTask task);

    /** {@code reservation} was made, or has come to the status that it has. */
    void reservation(LiveReservation reservation);

    /** The worker of that number is in the activity of that number now. */
    void activity(int worker, int activity);
}
