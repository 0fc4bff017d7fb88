package flexsim.time;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wall time. The epoch is read once and then followed by the monotonic clock, so that a correction of the system's
 * clock moves nothing. Actions run one at a time on a daemon thread of the scheduler's own. Thread-safe.
 */
public final class WallScheduler implements Scheduler, AutoCloseable {
    private final long startEpoch;
    private final long startNanos = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Agenda agenda = new Agenda();
    private boolean open = true;

    /** A clock whose thread bears {@code name}. */
    public WallScheduler(String name) {
        this(name, 0);
    }

    /** {@code earliest}: where it starts when the system's clock shows an earlier instant, in microseconds. */
    public WallScheduler(String name, long earliest) {
        startEpoch = Math.max(System.currentTimeMillis() * 1_000L, earliest);
        Thread thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public long now() {
        return startEpoch + (System.nanoTime() - startNanos) / 1_000L;
    }

    @Override
    public Alarm at(long due, Runnable action) {
        lock.lock();
        try {
            Action timer = new Action(action);
            agenda.set(timer, due);
            changed.signal();
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

    private void work() {
        try {
            while (isOpen()) {
                perform(next());
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the first action to fall due; nothing to do when the clock is closed meanwhile. */
    private Runnable next() throws InterruptedException {
        lock.lock();
        try {
            while (open) {
                long due = agenda.nextDue();
                long wait = due - now();
                if (due == Agenda.NEVER) {
                    changed.await();
                } else if (wait > 0) {
                    changed.awaitNanos(wait * 1_000L);
                } else {
                    return agenda.poll()::ring;
                }
            }
            return () -> {};
        } finally {
            lock.unlock();
        }
    }

    /** An action's failure reaches the thread's handler of uncaught exceptions and does not stop the clock. */
    static void perform(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error failure) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, failure);
        }
    }

    private boolean isOpen() {
        lock.lock();
        try {
            return open;
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
