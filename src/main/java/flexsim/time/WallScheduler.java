package flexsim.time;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Wall time. The epoch is read once and then followed by the monotonic clock, so that a correction of the system's
 * clock moves nothing. Actions run one at a time on a daemon thread of the scheduler's own. Thread-safe.
 */
public final class WallScheduler implements Scheduler, AutoCloseable {
    private final long startEpoch = System.currentTimeMillis() * 1_000L;
    private final long startNanos = System.nanoTime();
    private final ScheduledThreadPoolExecutor thread;

    /** A clock whose thread bears {@code name}. */
    public WallScheduler(String name) {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread worker = new Thread(task, name);
            worker.setDaemon(true);
            return worker;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public long now() {
        return startEpoch + (System.nanoTime() - startNanos) / 1_000L;
    }

    @Override
    public Alarm at(long due, Runnable action) {
        long delay = Math.max(0, due - now());
        ScheduledFuture<?> future = thread.schedule(guarded(action), delay, TimeUnit.MICROSECONDS);
        return () -> future.cancel(false);
    }

    /** An action's failure reaches the thread's handler of uncaught exceptions instead of vanishing in a future. */
    private static Runnable guarded(Runnable action) {
        return () -> {
            try {
                action.run();
            } catch (RuntimeException | Error failure) {
                Thread current = Thread.currentThread();
                current.getUncaughtExceptionHandler().uncaughtException(current, failure);
            }
        };
    }

    /** Stops the clock's thread; what is scheduled no longer happens. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
