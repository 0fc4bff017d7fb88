package flexsim.time;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;

/**
 * The clock of whatever runs in real time, which can be stopped and moved by hand, and let go again.
 *
 * <ul>
 *   <li>{@link Mode#WALL}: it runs on with real time; actions run on a daemon thread of its own.
 *   <li>{@link Mode#STEPPED}: it stands still at the instant of the switch and moves only when it is moved; actions run on the
 *       thread that moves it, with the clock showing each action's own instant.
 * </ul>
 *
 * <p>The time of day is read once and then followed by the monotonic clock, so that a correction of the system's clock moves
 * nothing. Switched back to wall time it goes on from where it stands: it never runs back and never jumps. Whatever the mode,
 * one action runs at a time; one that fails is reported to its thread's handler of uncaught exceptions and stops nothing.
 * Thread-safe.
 */
public final class SwitchableScheduler implements Scheduler, AutoCloseable {
    /** How time passes. */
    public enum Mode {
        WALL,
        STEPPED
    }

    /** In microseconds; when there is nothing to wait for. */
    private static final long LONGEST_SLEEP = 3_600 * Micros.PER_SECOND;

    /** Held while an action runs, and by whoever moves the clock or switches it. Taken before {@link #lock}. */
    private final ReentrantLock turn = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Agenda agenda = new Agenda();
    /** Until when the thread sleeps: only what is due earlier need wake it. */
    private long wakeUp = Long.MIN_VALUE;

    private boolean open = true;

    /** Guards the hands. Reading them is what everybody does all the time: it neither locks nor allocates. */
    private final StampedLock hands = new StampedLock();

    private Mode mode;
    private long base;
    private long baseNanos = System.nanoTime();

    /** A clock that shows the time of day and whose thread bears {@code name}. */
    public SwitchableScheduler(String name, Mode mode) {
        this(name, mode, 0);
    }

    /** {@code earliest}: where it starts when the system's clock shows an earlier instant, in microseconds. */
    public SwitchableScheduler(String name, Mode mode, long earliest) {
        this(mode, name, Math.max(System.currentTimeMillis() * 1_000L, earliest));
    }

    private SwitchableScheduler(Mode mode, String name, long start) {
        this.mode = mode;
        this.base = start;
        Thread thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** A clock in wall time whose thread bears {@code name}. */
    public static SwitchableScheduler running(String name) {
        return new SwitchableScheduler(name, Mode.WALL);
    }

    /** A stepped clock that stands at {@code start}, in microseconds, whatever the time of day. */
    public static SwitchableScheduler stoppedAt(long start, String name) {
        return new SwitchableScheduler(Mode.STEPPED, name, start);
    }

    @Override
    public long now() {
        long stamp = hands.tryOptimisticRead();
        long shown = shown();
        if (hands.validate(stamp)) {
            return shown;
        }
        stamp = hands.readLock();
        try {
            return shown();
        } finally {
            hands.unlockRead(stamp);
        }
    }

    private long shown() {
        return mode == Mode.STEPPED ? base : base + (System.nanoTime() - baseNanos) / 1_000L;
    }

    public Mode mode() {
        long stamp = hands.readLock();
        try {
            return mode;
        } finally {
            hands.unlockRead(stamp);
        }
    }

    @Override
    public Alarm at(long due, Runnable action) {
        lock.lock();
        try {
            Action timer = new Action(action);
            agenda.set(timer, due);
            if (due < wakeUp) {
                changed.signal();
            }
            return () -> cancel(timer);
        } finally {
            lock.unlock();
        }
    }

    private void cancel(Timer timer) {
        lock.lock();
        try {
            agenda.cancel(timer);
        } finally {
            lock.unlock();
        }
    }

    /** When the next action is due, past instants included; empty when nothing is scheduled. */
    public OptionalLong nextDue() {
        lock.lock();
        try {
            return agenda.size() == 0 ? OptionalLong.empty() : OptionalLong.of(agenda.nextDue());
        } finally {
            lock.unlock();
        }
    }

    /** How many actions are scheduled. */
    public int pending() {
        lock.lock();
        try {
            return agenda.size();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the action that runs, if any; then time passes as {@code wanted} from the present instant on. */
    public void switchTo(Mode wanted) {
        turn.lock();
        try {
            long stamp = hands.writeLock();
            try {
                base = shown();
                baseNanos = System.nanoTime();
                mode = wanted;
            } finally {
                hands.unlockWrite(stamp);
            }
            wake();
        } finally {
            turn.unlock();
        }
    }

    /**
     * One step on the way to {@code target}: moves the stepped clock to the next instant at which something is due and
     * runs all that is due then; when that would be after {@code target}, moves it to {@code target}.
     *
     * @return whether something was due, so that there may be another step to take
     * @throws IllegalStateException when the clock is not stepped
     */
    public boolean stepTowards(long target) {
        turn.lock();
        try {
            if (mode() != Mode.STEPPED) {
                throw new IllegalStateException("a clock in wall time cannot be moved");
            }
            OptionalLong due = nextDue();
            if (due.isEmpty() || due.getAsLong() > target) {
                moveTo(target);
                return false;
            }
            moveTo(due.getAsLong());
            runAllDue();
            return true;
        } finally {
            turn.unlock();
        }
    }

    /** Never back. */
    private void moveTo(long instant) {
        long stamp = hands.writeLock();
        try {
            base = Math.max(base, instant);
        } finally {
            hands.unlockWrite(stamp);
        }
    }

    private void runAllDue() {
        long instant = now();
        for (Optional<Runnable> action = takeDue(instant); action.isPresent(); action = takeDue(instant)) {
            perform(action.get());
        }
    }

    private Optional<Runnable> takeDue(long instant) {
        lock.lock();
        try {
            return agenda.nextDue() <= instant ? Optional.of(agenda.poll()::ring) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        try {
            while (awaitDue()) {
                runOneOfWallTime();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Meanwhile the clock may have been stopped, or the action called off: so both are looked at again. */
    private void runOneOfWallTime() {
        turn.lock();
        try {
            if (mode() == Mode.WALL) {
                takeDue(now()).ifPresent(SwitchableScheduler::perform);
            }
        } finally {
            turn.unlock();
        }
    }

    /** An action's failure reaches the thread's handler of uncaught exceptions and does not stop the clock. */
    private static void perform(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error failure) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, failure);
        }
    }

    /** Waits until something is due in wall time; false when the clock is closed. */
    private boolean awaitDue() throws InterruptedException {
        lock.lock();
        try {
            while (open) {
                boolean running = mode() == Mode.WALL;
                wakeUp = running ? agenda.nextDue() : Long.MIN_VALUE;
                long wait = running ? wakeUp - now() : LONGEST_SLEEP;
                if (wait <= 0) {
                    return true;
                }
                changed.awaitNanos(Math.min(wait, LONGEST_SLEEP) * 1_000L);
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Stops the clock's thread; what is scheduled no longer happens. */
    @Override
    public void close() {
        lock.lock();
        try {
            open = false;
            agenda.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
