package flexsim.taskrouter;

import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.WorkflowDocument;

/**
 * The scope of a target's {@code skip_if}: how many workers of its queue are in an available activity, in another, or in
 * a certain one; how busy they are does not matter. Source: Twilio, "Workflow skip timeout".
 */
record SkipScope(TaskQueueState queue) implements Scope {
    static final String WORKERS = "workers";

    @Override
    public Value lookup(Path path) {
        if (!path.head().equals(WORKERS) || path.length() != 2) {
            return Value.NULL;
        }
        String which = path.tail().head();
        return new Value.Num(
                switch (which) {
                    case WorkflowDocument.AVAILABLE -> queue.membersIn(activity -> activity.available);
                    case WorkflowDocument.UNAVAILABLE -> queue.membersIn(activity -> !activity.available);
                    default -> queue.membersIn(activity -> activity.sid.equalsIgnoreCase(which));
                });
    }
}
