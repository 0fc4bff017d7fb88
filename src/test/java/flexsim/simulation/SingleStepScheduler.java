package flexsim.simulation;

import flexsim.time.Scheduler;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that stands still but for single steps, each of which is one action and no more. Thread-safe. */
final class SingleStepScheduler implements Scheduler {
    private record Planned(long due, long order, Runnable action) {}

    private final PriorityQueue<Planned> planned =
            new PriorityQueue<>(Comparator.comparingLong(Planned::due).thenComparing(Planned::order));
    private long now;
    private long made;

    SingleStepScheduler(long start) {
        this.now = start;
    }

    @Override
    public synchronized long now() {
        return now;
    }

    @Override
    public synchronized Alarm at(long due, Runnable action) {
        Planned one = new Planned(Math.max(due, now), made++, action);
        planned.add(one);
        return () -> cancel(one);
    }

    private synchronized void cancel(Planned one) {
        planned.remove(one);
    }

    /** Lets the next thing happen; false when that would be at or after {@code end}. */
    boolean step(long end) {
        Runnable action;
        synchronized (this) {
            if (planned.isEmpty() || planned.peek().due() >= end) {
                return false;
            }
            Planned next = planned.remove();
            now = next.due();
            action = next.action();
        }
        action.run();
        return true;
    }
}
