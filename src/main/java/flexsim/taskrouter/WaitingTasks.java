package flexsim.taskrouter;

import flexsim.taskrouter.model.KnownWorker;
import flexsim.taskrouter.model.TaskOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The waiting tasks of a queue, or those made for one worker. They stand in lines by their requirement; the lines of a
 * known worker are found by that worker, so that no other worker looks at them.
 */
final class WaitingTasks {
    private final Map<KnownWorker.Named, Lines> known = new LinkedHashMap<>();
    private Lines everyone;
    private TaskOrder order;

    /** The lines of those who ask for the same worker, or for none. */
    private static final class Lines {
        /** Beyond so many, empty lines are dropped. */
        private static final int MOST_LINES = 16;

        private final TaskOrder order;
        private final Comparator<TaskState> comparator;
        private final Map<WorkerRequirement, WaitingLine> byRequirement = new HashMap<>();
        private int mostLines = MOST_LINES;

        /** Those that are not empty, in the order of their first tasks. */
        private final List<WaitingLine> inOrder = new ArrayList<>(2);

        private Lines(TaskOrder order) {
            this.order = order;
            this.comparator = WaitingLine.comparator(order);
        }

        private WaitingLine line(WorkerRequirement requirement) {
            WaitingLine line = byRequirement.get(requirement);
            if (line == null) {
                if (byRequirement.size() >= mostLines) {
                    byRequirement.values().removeIf(WaitingLine::isEmpty);
                    mostLines = Math.max(MOST_LINES, 2 * byRequirement.size());
                }
                line = new WaitingLine(requirement, order);
                byRequirement.put(requirement, line);
            }
            return line;
        }

        private void add(TaskState task) {
            WaitingLine line = line(task.requirement());
            boolean alone = line.isEmpty();
            if (!alone && comparator.compare(task, line.first()) < 0) {
                inOrder.remove(placeOf(line.first()));
                alone = true;
            }
            line.add(task);
            if (alone) {
                inOrder.add(placeOf(task), line);
            }
            task.line = line;
        }

        private void remove(TaskState task) {
            WaitingLine line = task.line;
            // Most often there is one line, whose place does not change.
            boolean alone = inOrder.size() == 1;
            boolean first = !alone && line.first() == task;
            if (first) {
                inOrder.remove(placeOf(task));
            }
            line.remove(task);
            if (alone && line.isEmpty()) {
                inOrder.clear();
            } else if (first && !line.isEmpty()) {
                inOrder.add(placeOf(line.first()), line);
            }
            task.line = null;
        }

        /** The place of the line that {@code task} is the first of, or where such a line belongs. */
        private int placeOf(TaskState task) {
            int from = 0;
            int to = inOrder.size();
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (comparator.compare(inOrder.get(middle).first(), task) < 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }
    }

    WaitingTasks(TaskOrder order) {
        this.order = order;
        this.everyone = new Lines(order);
    }

    TaskOrder order() {
        return order;
    }

    /** The lines that are for everyone, that with the best first task first. Not to be changed. */
    List<WaitingLine> lines() {
        return everyone.inOrder;
    }

    boolean hasLinesForKnownWorkers() {
        return !known.isEmpty();
    }

    /** The lines for {@code worker}, that with the best first task first. */
    List<WaitingLine> lines(KnownWorker.Named worker) {
        Lines found = known.get(worker);
        return found == null ? List.of() : found.inOrder;
    }

    void add(TaskState task) {
        KnownWorker.Named worker = task.requirement().known();
        Lines lines = worker == null ? everyone : known.computeIfAbsent(worker, w -> new Lines(order));
        lines.add(task);
        task.waitingIn = this;
    }

    void remove(TaskState task) {
        KnownWorker.Named worker = task.line.requirement().known();
        Lines lines = worker == null ? everyone : known.get(worker);
        lines.remove(task);
        if (worker != null && lines.inOrder.isEmpty()) {
            known.remove(worker);
        }
        task.waitingIn = null;
    }

    /** Changes who goes first among those that wait and will wait. */
    void reorder(TaskOrder next) {
        List<TaskState> waiting = new ArrayList<>();
        everyone.inOrder.forEach(line -> waiting.addAll(line.removeAll()));
        known.values().forEach(lines -> lines.inOrder.forEach(line -> waiting.addAll(line.removeAll())));
        order = next;
        everyone = new Lines(next);
        known.clear();
        waiting.forEach(this::add);
    }
}
