package flexsim.taskrouter;

import flexsim.order.Lineup;
import flexsim.taskrouter.model.TaskOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tasks with the same requirement that wait in one place. So the first of a line can stand for the whole line.
 *
 * <p>A task that is younger than all of its priority, as a new one is, comes and goes in constant time; any other in time
 * logarithmic in how many wait.
 */
final class WaitingLine {
    /** Highest priority first, then oldest. */
    static final Comparator<TaskState> FIFO = WaitingLine::byPriority;

    /** Newest first. */
    private static final Comparator<TaskState> LIFO = (a, b) -> byAge(b, a);

    /** So many levels are kept although no task waits in them. */
    private static final int KEPT = 4;

    private final WorkerRequirement requirement;
    private final boolean newestFirst;

    /** The highest priority first; where priority does not matter there is one for all. */
    private final List<Level> levels = new ArrayList<>(2);

    private int size;

    /** The tasks of one priority, the best first. */
    static final class Level {
        private final int priority;
        private final Lineup<TaskState> tasks = new Lineup<>();
        private final int lane = tasks.openLane();

        private Level(int priority) {
            this.priority = priority;
        }
    }

    WaitingLine(WorkerRequirement requirement, TaskOrder order) {
        this.requirement = requirement;
        this.newestFirst = order == TaskOrder.LIFO;
    }

    private static int byPriority(TaskState a, TaskState b) {
        return a.priority() != b.priority() ? Integer.compare(b.priority(), a.priority()) : byAge(a, b);
    }

    private static int byAge(TaskState a, TaskState b) {
        return a.virtualStart() != b.virtualStart()
                ? Long.compare(a.virtualStart(), b.virtualStart())
                : Long.compare(a.order, b.order);
    }

    static Comparator<TaskState> comparator(TaskOrder order) {
        return order == TaskOrder.LIFO ? LIFO : FIFO;
    }

    WorkerRequirement requirement() {
        return requirement;
    }

    void add(TaskState task) {
        Level level = level(newestFirst ? 0 : task.priority());
        task.level = level;
        task.slot = newestFirst
                ? level.tasks.add(task, -task.virtualStart(), -task.order, level.lane)
                : level.tasks.add(task, task.virtualStart(), task.order, level.lane);
        size++;
    }

    private Level level(int priority) {
        int place = 0;
        while (place < levels.size() && levels.get(place).priority > priority) {
            place++;
        }
        if (place == levels.size() || levels.get(place).priority != priority) {
            levels.add(place, new Level(priority));
        }
        return levels.get(place);
    }

    void remove(TaskState task) {
        task.level.tasks.remove(task.slot);
        if (task.level.tasks.isEmpty() && levels.size() > KEPT) {
            levels.remove(task.level);
        }
        task.level = null;
        size--;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The best; there is one. */
    TaskState first() {
        int place = 0;
        while (levels.get(place).tasks.isEmpty()) {
            place++;
        }
        Lineup<TaskState> best = levels.get(place).tasks;
        return best.thing(best.first());
    }

    /** Takes all out, in no order. */
    List<TaskState> removeAll() {
        List<TaskState> all = new ArrayList<>(size);
        while (size > 0) {
            TaskState first = first();
            remove(first);
            all.add(first);
        }
        return all;
    }
}
