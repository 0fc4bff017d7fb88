package flexsim.time;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A clock that stands still until it is told to move. Moving it runs everything that falls due on the way, in order of
 * (instant, order of scheduling), with the clock showing each action's own instant. Thread-safe; actions run on the
 * thread that moves the clock.
 */
public final class SteppedScheduler implements Scheduler {
    private final Agenda agenda = new Agenda();
    private long now;

    public SteppedScheduler(long start) {
        this.now = start;
    }

    @Override
    public synchronized long now() {
        return now;
    }

    @Override
    public synchronized Alarm at(long due, Runnable action) {
        Agenda.Key key = agenda.add(Math.max(due, now), action);
        return () -> cancel(key);
    }

    private synchronized void cancel(Agenda.Key key) {
        agenda.remove(key);
    }

    /** Moves the clock on by {@code duration} and runs what falls due, the end included. */
    public void advance(Duration duration) {
        advanceTo(now() + Micros.of(duration));
    }

    /** Moves the clock to {@code target} (not back) and runs what falls due, the end included. */
    public void advanceTo(long target) {
        for (Optional<Runnable> action = next(target); action.isPresent(); action = next(target)) {
            action.get().run();
        }
        synchronized (this) {
            now = Math.max(now, target);
        }
    }

    private synchronized Optional<Runnable> next(long target) {
        if (agenda.nextDue().isEmpty() || agenda.nextDue().getAsLong() > target) {
            return Optional.empty();
        }
        Map.Entry<Agenda.Key, Runnable> first = agenda.poll();
        now = Math.max(now, first.getKey().due());
        return Optional.of(first.getValue());
    }

    /** How many actions are scheduled. */
    public synchronized int pending() {
        return agenda.size();
    }

    /** When the next action is due; empty when nothing is scheduled. */
    public synchronized OptionalLong nextDue() {
        return agenda.nextDue();
    }
}
