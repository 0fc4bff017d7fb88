package flexsim.taskrouter;

import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.Path;
import java.util.Arrays;

/**
 * Which workers a target's expression lets through for tasks of one kind. What it says of a worker's attributes is remembered for
 * as long as the worker has them; an expression that reads more of workers, or none, is asked each time.
 */
final class Verdicts {
    private final Expression expression;
    private final boolean remembers;

    /** By the number of a worker at a switchboard the attributes that were last judged, and the judgement. */
    private Attributes[] judged = {};

    private boolean[] suitable = {};

    Verdicts(Expression expression) {
        this.expression = expression;
        this.remembers = expression.paths().stream().noneMatch(Verdicts::readsState);
    }

    private static boolean readsState(Path path) {
        return path.length() > 1 && path.head().equals(TargetScope.WORKER) && WorkerScope.readsState(path.tail());
    }

    /** Whether {@code worker} may have {@code task}, which is of the kind. */
    boolean suits(TaskState task, WorkerState worker) {
        if (!remembers) {
            return expression.matches(new TargetScope(task, worker));
        }
        int number = worker.number;
        if (number >= judged.length) {
            judged = Arrays.copyOf(judged, 2 * number + 1);
            suitable = Arrays.copyOf(suitable, judged.length);
        }
        if (judged[number] != worker.attributes) {
            suitable[number] = expression.matches(new TargetScope(task, worker));
            judged[number] = worker.attributes;
        }
        return suitable[number];
    }
}
