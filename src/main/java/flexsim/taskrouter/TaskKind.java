package flexsim.taskrouter;

/**
 * What tasks that are alike have in common; tasks of one kind go the same way. Made once by a {@link Switchboard} and used for
 * many tasks.
 */
public final class TaskKind {
    final WorkflowState workflow;
    final TaskChannelState channel;
    final Attributes attributes;
    final int priority;
    final int timeout;

    TaskKind(WorkflowState workflow, TaskChannelState channel, Attributes attributes, int priority, int timeout) {
        this.workflow = workflow;
        this.channel = channel;
        this.attributes = attributes;
        this.priority = priority;
        this.timeout = timeout;
    }
}
