package flexsim.taskrouter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where tasks wait: those of a queue, or those made for one worker. They stand in lines by their demand; the lines of a
 * known worker are found by that worker, so that nobody else looks at them.
 */
final class WaitingRoom {
    private final Map<Optional<KnownWorker.Named>, Map<Demand, WaitingLine>> lines = new LinkedHashMap<>();
    private TaskOrder order;

    WaitingRoom(TaskOrder order) {
        this.order = order;
    }

    TaskOrder order() {
        return order;
    }

    /** The lines for {@code known}; empty means those that are for everyone. */
    Collection<WaitingLine> lines(Optional<KnownWorker.Named> known) {
        return lines.getOrDefault(known, Map.of()).values();
    }

    void add(TaskState task) {
        Demand demand = Demand.of(task);
        task.line = lines.computeIfAbsent(demand.known(), known -> new LinkedHashMap<>())
                .computeIfAbsent(demand, d -> new WaitingLine(d, order));
        task.line.add(task);
        task.room = this;
    }

    void remove(TaskState task) {
        task.line.remove(task);
        if (task.line.isEmpty()) {
            Demand demand = task.line.demand();
            Map<Demand, WaitingLine> siblings = lines.get(demand.known());
            siblings.remove(demand);
            if (siblings.isEmpty()) {
                lines.remove(demand.known());
            }
        }
        task.line = null;
        task.room = null;
    }

    /** Changes who goes first among those that wait and will wait. */
    void reorder(TaskOrder next) {
        List<TaskState> waiting = lines.values().stream()
                .flatMap(siblings -> siblings.values().stream())
                .flatMap(line -> line.tasks().stream())
                .toList();
        waiting.forEach(this::remove);
        order = next;
        waiting.forEach(this::add);
    }
}
