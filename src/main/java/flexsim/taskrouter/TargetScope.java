package flexsim.taskrouter;

import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.WorkflowDocument;

/** The scope of a target's expression: {@code task.…} and {@code worker.…}. */
record TargetScope(TaskState task, WorkerState worker) implements Scope {
    @Override
    public Value lookup(Path path) {
        if (path.length() < 2) {
            return Value.NULL;
        }
        return switch (path.head()) {
            case WorkflowDocument.TASK -> task.attributes().lookup(path.tail());
            case WorkflowDocument.WORKER -> worker.lookup(path.tail());
            default -> Value.NULL;
        };
    }
}
