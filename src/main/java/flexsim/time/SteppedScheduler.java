package flexsim.time;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A clock that stands still until it is told to move. Moving it runs everything that falls due on the way, in order of
 * (instant, order of scheduling), with the clock showing each action's own instant. Thread-safe; actions run on the
 * thread that moves the clock.
 */
public final class SteppedScheduler implements Scheduler {
    private record Key(long due, long sequence) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final TreeMap<Key, Runnable> agenda = new TreeMap<>();
    private long now;
    private long sequence;

    public SteppedScheduler(long start) {
        this.now = start;
    }

    @Override
    public synchronized long now() {
        return now;
    }

    @Override
    public synchronized Alarm at(long due, Runnable action) {
        Key key = new Key(Math.max(due, now), sequence++);
        agenda.put(key, action);
        return () -> cancel(key);
    }

    private synchronized void cancel(Key key) {
        agenda.remove(key);
    }

    /** Moves the clock on by {@code duration} and runs what falls due, the end included. */
    public void advance(Duration duration) {
        advanceTo(now() + Micros.of(duration));
    }

    /** Moves the clock to {@code target} (not back) and runs what falls due, the end included. */
    public void advanceTo(long target) {
        for (Runnable action = next(target); action != null; action = next(target)) {
            action.run();
        }
        synchronized (this) {
            now = Math.max(now, target);
        }
    }

    private synchronized Runnable next(long target) {
        if (agenda.isEmpty() || agenda.firstKey().due() > target) {
            return null;
        }
        Map.Entry<Key, Runnable> first = agenda.pollFirstEntry();
        now = Math.max(now, first.getKey().due());
        return first.getValue();
    }

    /** When the next action is due; empty when nothing is scheduled. */
    public synchronized OptionalLong nextDue() {
        return agenda.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(agenda.firstKey().due());
    }
}
