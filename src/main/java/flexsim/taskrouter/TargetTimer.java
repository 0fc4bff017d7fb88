package flexsim.taskrouter;

import flexsim.time.Timer;

/** Ends a task's time in its target. */
final class TargetTimer extends Timer {
    private final TaskState task;
    private final WorkflowRunner passage;

    TargetTimer(TaskState task, WorkflowRunner passage) {
        this.task = task;
        this.passage = passage;
    }

    @Override
    protected void ring() {
        passage.timeInTargetOver(task);
    }
}
