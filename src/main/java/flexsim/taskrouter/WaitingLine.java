package flexsim.taskrouter;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Tasks with the same demand that wait in the same room. So the first of a line can stand for the whole line. */
final class WaitingLine {
    private static final Comparator<TaskState> OLDEST =
            Comparator.<TaskState>comparingLong(t -> t.virtualStart).thenComparingLong(t -> t.order);

    /** Highest priority first, then oldest. */
    static final Comparator<TaskState> FIFO =
            Comparator.<TaskState>comparingInt(t -> t.priority).reversed().thenComparing(OLDEST);

    /** Newest first. */
    static final Comparator<TaskState> LIFO = OLDEST.reversed();

    private final Demand demand;
    private final TaskOrder order;
    private final NavigableSet<TaskState> tasks;

    WaitingLine(Demand demand, TaskOrder order) {
        this.demand = demand;
        this.order = order;
        this.tasks = new TreeSet<>(order == TaskOrder.LIFO ? LIFO : FIFO);
    }

    Demand demand() {
        return demand;
    }

    TaskOrder order() {
        return order;
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

    TaskState first() {
        return tasks.first();
    }

    NavigableSet<TaskState> tasks() {
        return tasks;
    }

    /** Whether {@code worker}, being of the queue and the one asked for, may take what waits here; capacity aside. */
    boolean suits(WorkerState worker) {
        return demand.expression()
                .map(expression -> expression.matches(new TargetScope(first(), worker)))
                .orElse(true);
    }
}
