package flexsim.time;

import java.time.Duration;

/**
 * The only clock of flexsim. Behaviour asks it what time it is and hands it what is to happen later; wall time, stepped
 * time and virtual time are three implementations. Actions due at the same instant run in the order in which they were
 * scheduled, one after the other. Actions must be short: work that blocks belongs on an executor of its own.
 */
public interface Scheduler {
    /** The current instant in {@linkplain Micros microseconds}; never runs backwards. */
    long now();

    /** Runs {@code action} once at {@code due}, or as soon as possible when that instant has passed. */
    Alarm at(long due, Runnable action);

    /** Runs {@code action} once after {@code delay}. */
    default Alarm after(Duration delay, Runnable action) {
        return at(now() + Micros.of(delay), action);
    }

    /** Something scheduled that may still be called off. */
    interface Alarm {
        /** Calls the action off; without effect once it has begun. */
        void cancel();
    }
}
