package flexsim.taskrouter;

import flexsim.taskrouter.expression.Expression;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The tasks of one queue that wait for the same kind of worker: same channel, same target. So the first of a line can
 * stand for the whole line wherever the target does not look at the task.
 */
final class WaitingLine {
    /** Targets are told apart by what they are, so equal targets of two filters share a line. */
    record Key(TaskChannelState channel, WorkflowDocument.Target target) {}

    private static final Comparator<TaskState> OLDEST =
            Comparator.<TaskState>comparingLong(t -> t.virtualStart).thenComparingLong(t -> t.order);

    /** Highest priority first, then oldest. */
    static final Comparator<TaskState> FIFO =
            Comparator.<TaskState>comparingInt(t -> t.priority).reversed().thenComparing(OLDEST);

    /** Newest first. */
    static final Comparator<TaskState> LIFO = OLDEST.reversed();

    private final Key key;
    private final NavigableSet<TaskState> tasks;
    private final boolean targetReadsTask;

    WaitingLine(Key key, TaskOrder order) {
        this.key = key;
        this.tasks = new TreeSet<>(order == TaskOrder.LIFO ? LIFO : FIFO);
        this.targetReadsTask = key.target().expression().stream()
                .flatMap(e -> e.paths().stream())
                .anyMatch(path -> path.head().equals(TargetScope.TASK));
    }

    Key key() {
        return key;
    }

    void add(TaskState task) {
        tasks.add(task);
    }

    void remove(TaskState task) {
        tasks.remove(task);
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    NavigableSet<TaskState> tasks() {
        return tasks;
    }

    /** The first task that {@code worker} may take, its capacity aside. */
    Optional<TaskState> firstFor(WorkerState worker) {
        Optional<Expression> expression = key.target().expression();
        if (expression.isEmpty()) {
            return Optional.of(tasks.first());
        }
        if (!targetReadsTask) {
            TaskState first = tasks.first();
            return expression.get().matches(new TargetScope(first, worker)) ? Optional.of(first) : Optional.empty();
        }
        return tasks.stream()
                .filter(task -> expression.get().matches(new TargetScope(task, worker)))
                .findFirst();
    }
}
