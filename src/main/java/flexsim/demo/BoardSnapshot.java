package flexsim.demo;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The floor at one instant: queues by name, and how many agents are in each activity. */
public record BoardSnapshot(Map<String, QueueLine> queues, Map<String, Integer> agents) {
    public BoardSnapshot {
        queues = Collections.unmodifiableMap(new TreeMap<>(queues));
        agents = Collections.unmodifiableMap(new TreeMap<>(agents));
    }

    /** All queues together. */
    public QueueLine total() {
        return queues.values().stream().reduce(QueueLine.EMPTY, QueueLine::plus);
    }
}
