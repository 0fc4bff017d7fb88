package flexsim.taskrouter;

import flexsim.taskrouter.model.TaskStatus;

/** A task as callers in the engine's own process hold it: not a copy, it changes with the engine. */
public interface TaskHandle {
    /** The object that was attached to the task when it was made. */
    Object companion();

    TaskStatus status();

    /** The {@linkplain InProcessEngine#number number} of the queue it is in, or was last in; −1 before it entered one. */
    int queue();

    /** Made only when it is asked for. */
    String sid();
}
