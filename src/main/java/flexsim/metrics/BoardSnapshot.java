package flexsim.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A contact centre at one instant: its queues by name, and how many agents are in each activity. */
public record BoardSnapshot(Map<String, QueueSnapshot> queues, Map<String, Integer> agents) {
    public BoardSnapshot {
        queues = Collections.unmodifiableMap(new TreeMap<>(queues));
        agents = Collections.unmodifiableMap(new TreeMap<>(agents));
    }

    /** All queues together. */
    public QueueSnapshot total() {
        return queues.values().stream().reduce(QueueSnapshot.EMPTY, QueueSnapshot::plus);
    }
}
