package flexsim.taskrouter;

import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.expression.Value;

/** What a target's expression refers to: {@code task.…} and {@code worker.…}. */
record TargetScope(TaskState task, WorkerState worker) implements Scope {
    static final String TASK = "task";
    static final String WORKER = "worker";

    /** Whether {@code path} may refer to a worker's channel. */
    static boolean readsChannel(Path path) {
        return path.length() > 1 && path.head().equals(WORKER) && WorkerScope.readsChannel(path.tail());
    }

    @Override
    public Value lookup(Path path) {
        if (path.length() < 2) {
            return Value.NULL;
        }
        return switch (path.head()) {
            case TASK -> path.tail().in(task.attributes.value());
            case WORKER -> worker.scope().lookup(path.tail());
            default -> Value.NULL;
        };
    }
}
