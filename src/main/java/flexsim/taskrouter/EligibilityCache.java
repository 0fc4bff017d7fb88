package flexsim.taskrouter;

import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.model.WorkflowDocument;
import java.util.BitSet;

/**
 * Which of a queue's workers a target's expression lets through for tasks of one kind. What it says of a worker's attributes is
 * remembered as long as no worker's change and the queue has the same members. Where that does not tell, because the expression
 * or the queue reads more of workers, each is to be asked each time.
 */
final class EligibilityCache {
    private final Expression expression;
    private final boolean readsState;
    private final BitSet suitable = new BitSet();

    /** Whose slots are remembered, and as of when; no queue before. */
    private TaskQueueState queue;

    private int memberships;
    private int profiles;

    EligibilityCache(Expression expression) {
        this.expression = expression;
        this.readsState = expression.paths().stream().anyMatch(EligibilityCache::readsState);
    }

    private static boolean readsState(Path path) {
        return path.length() > 1 && path.head().equals(WorkflowDocument.WORKER) && WorkerScope.readsState(path.tail());
    }

    /** Whether what is said of the workers of {@code asked} can be remembered. */
    boolean remembers(TaskQueueState asked) {
        return !readsState && !asked.readsWorkerState();
    }

    /** The slots of those workers of the task's queue who may have {@code task}, which is of the kind, where this is remembered. */
    BitSet suitable(TaskState task, WorkspaceRegistry directory) {
        if (queue != task.queue || memberships != queue.memberships || profiles != directory.profiles) {
            queue = task.queue;
            memberships = queue.memberships;
            profiles = directory.profiles;
            suitable.clear();
            for (WorkerState worker : queue.members) {
                suitable.set(worker.slot, matches(task, worker));
            }
        }
        return suitable;
    }

    /** Whether {@code worker} may have {@code task}, which is of the kind. */
    boolean matches(TaskState task, WorkerState worker) {
        return expression.matches(new TargetScope(task, worker));
    }
}
