package flexsim.taskrouter;

import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.WorkflowDocument;

/** What a target's expression refers to: {@code task.…} and {@code worker.…}. */
record TargetScope(TaskState task, WorkerState worker) implements Scope {
    /** Whether {@code path} may refer to a worker's channel. */
    static boolean readsChannel(Path path) {
        return path.length() > 1
                && path.head().equals(WorkflowDocument.WORKER)
                && WorkerScope.readsChannel(path.tail());
    }

    @Override
    public Value lookup(Path path) {
        if (path.length() < 2) {
            return Value.NULL;
        }
        return switch (path.head()) {
            case WorkflowDocument.TASK -> path.tail().in(task.attributes.value());
            case WorkflowDocument.WORKER -> worker.scope().lookup(path.tail());
            default -> Value.NULL;
        };
    }
}
