package flexsim.taskrouter;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where tasks wait: those of a queue, or those made for one worker. They stand in lines by their demand; the lines of a
 * known worker are found by that worker, so that nobody else looks at them.
 */
final class WaitingRoom {
    private final Map<Optional<KnownWorker.Named>, Lines> lines = new LinkedHashMap<>();
    private TaskOrder order;

    /** The lines of those who ask for the same worker, or for none: by demand, and in the order of their first tasks. */
    private static final class Lines {
        private final Map<Demand, WaitingLine> byDemand = new HashMap<>();
        private final NavigableSet<WaitingLine> inOrder;

        Lines(TaskOrder order) {
            this.inOrder = new TreeSet<>(Comparator.comparing(WaitingLine::first, WaitingLine.comparator(order)));
        }
    }

    WaitingRoom(TaskOrder order) {
        this.order = order;
    }

    TaskOrder order() {
        return order;
    }

    /** The lines for {@code known}, that with the best first task first; empty means those that are for everyone. */
    Collection<WaitingLine> lines(Optional<KnownWorker.Named> known) {
        Lines found = lines.get(known);
        return found == null ? List.of() : found.inOrder;
    }

    void add(TaskState task) {
        Demand demand = Demand.of(task);
        Lines siblings = lines.computeIfAbsent(demand.known(), known -> new Lines(order));
        WaitingLine line = siblings.byDemand.computeIfAbsent(demand, d -> new WaitingLine(d, order));
        boolean first = line.isEmpty() || WaitingLine.comparator(order).compare(task, line.first()) < 0;
        if (first && !line.isEmpty()) {
            siblings.inOrder.remove(line);
        }
        line.add(task);
        if (first) {
            siblings.inOrder.add(line);
        }
        task.line = line;
        task.room = this;
    }

    void remove(TaskState task) {
        WaitingLine line = task.line;
        Demand demand = line.demand();
        Lines siblings = lines.get(demand.known());
        boolean first = line.first() == task;
        if (first) {
            siblings.inOrder.remove(line);
        }
        line.remove(task);
        if (line.isEmpty()) {
            siblings.byDemand.remove(demand);
        } else if (first) {
            siblings.inOrder.add(line);
        }
        if (siblings.byDemand.isEmpty()) {
            lines.remove(demand.known());
        }
        task.line = null;
        task.room = null;
    }

    /** Changes who goes first among those that wait and will wait. */
    void reorder(TaskOrder next) {
        List<TaskState> waiting = lines.values().stream()
                .flatMap(siblings -> siblings.inOrder.stream())
                .flatMap(line -> line.tasks().stream())
                .toList();
        waiting.forEach(this::remove);
        order = next;
        waiting.forEach(this::add);
    }
}
