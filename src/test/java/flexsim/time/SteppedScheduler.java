package flexsim.time;

import java.time.Duration;
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
        Action timer = new Action(action);
        agenda.set(timer, Math.max(due, now));
        return () -> cancel(timer);
    }

    private synchronized void cancel(Timer timer) {
        agenda.cancel(timer);
    }

    /** Moves the clock on by {@code duration} and runs what falls due, the end included. */
    public void advance(Duration duration) {
        advanceTo(now() + Micros.of(duration));
    }

    /** Moves the clock to {@code target} (not back) and runs what falls due, the end included. */
    public void advanceTo(long target) {
        for (Optional<Timer> next = next(target); next.isPresent(); next = next(target)) {
            next.get().ring();
        }
        synchronized (this) {
            now = Math.max(now, target);
        }
    }

    private synchronized Optional<Timer> next(long target) {
        if (agenda.size() == 0 || agenda.nextDue() > target) {
            return Optional.empty();
        }
        now = Math.max(now, agenda.nextDue());
        return Optional.of(agenda.poll());
    }

    /** How many actions are scheduled. */
    public synchronized int pending() {
        return agenda.size();
    }

    /** When the next action is due; empty when nothing is scheduled. */
    public synchronized OptionalLong nextDue() {
        return agenda.size() == 0 ? OptionalLong.empty() : OptionalLong.of(agenda.nextDue());
    }
}
