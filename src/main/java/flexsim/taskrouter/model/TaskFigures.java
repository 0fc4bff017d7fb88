package flexsim.taskrouter.model;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How many tasks are under way at one instant, and which waits longest. A task waits until a worker accepts it, also
 * while it is reserved.
 *
 * @param byStatus of every status that has not ended; 0 where there is none
 * @param byPriority only priorities that occur
 * @param longestWaiting the one made first
 * @param longestInQueue the one that entered its queue first
 */
public record TaskFigures(
        Map<TaskStatus, Integer> byStatus,
        SortedMap<Integer, Integer> byPriority,
        Optional<Waiting> longestWaiting,
        Optional<Waiting> longestInQueue) {
    /**
     * A task that waits.
     *
     * @param since when it began to, in microseconds since the epoch
     */
    public record Waiting(String taskSid, long since) {
        /** Whole seconds. */
        public long age(long now) {
            return Math.max(0, (now - since) / 1_000_000L);
        }
    }

    public int total() {
        return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }
}
