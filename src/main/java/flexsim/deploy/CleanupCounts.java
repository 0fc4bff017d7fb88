package flexsim.deploy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The running counts of a clean-up. Thread-safe. */
final class CleanupCounts {
    /** What is counted. */
    enum Item {
        CANCELED,
        COMPLETED,
        GONE,
        DELETED,
        OFFLINE,
        WORKERS_DELETED,
        QUEUES_DELETED,
        WORKFLOWS_DELETED,
        REMAINING
    }

    private final Map<Item, Integer> counts = new EnumMap<>(Item.class);
    private final List<String> failures = new CopyOnWriteArrayList<>();

    void add(Item item) {
        add(item, 1);
    }

    synchronized void add(Item item, int number) {
        counts.merge(item, number, Integer::sum);
    }

    void fail(String line) {
        failures.add(line);
    }

    synchronized CleanupResult result() {
        return new CleanupResult(
                count(Item.CANCELED),
                count(Item.COMPLETED),
                count(Item.GONE),
                count(Item.DELETED),
                count(Item.OFFLINE),
                count(Item.WORKERS_DELETED),
                count(Item.QUEUES_DELETED),
                count(Item.WORKFLOWS_DELETED),
                count(Item.REMAINING),
                failures);
    }

    private int count(Item item) {
        return counts.getOrDefault(item, 0);
    }
}
