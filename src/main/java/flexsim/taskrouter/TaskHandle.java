package flexsim.taskrouter;

import flexsim.taskrouter.model.TaskStatus;

/** A task as those in the engine's own process hold it: not a copy, it changes while they look. */
public interface TaskHandle {
    /** The object that was attached to the task when it was made. */
    Object companion();

    TaskStatus status();

    /** The {@linkplain InProcessEngine#number number} of the queue it is in, or was last in; −1 before it entered one. */
    int queue();

    /** Made up only when it is asked for. */
    String sid();
}
