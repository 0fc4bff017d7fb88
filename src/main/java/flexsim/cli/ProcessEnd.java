package flexsim.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The orderly end of a command when the process gets SIGINT or SIGTERM: the JVM waits until the command is
 * closed, at most for a given time. The exit code is then the signal's, 130 or 143.
 */
final class ProcessEnd implements AutoCloseable {
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    /**
     * @param begin starts the orderly end; must not block
     * @param atMost how long the end may take
     */
    ProcessEnd(Runnable begin, Duration atMost) {
        hook = new Thread(
                () -> {
                    begin.run();
                    try {
                        done.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                },
                "flexsim-end");
    }

    /** From now on the process ends in order; before, a signal ends it at once. Returns itself. */
    ProcessEnd arm() {
        Runtime.getRuntime().addShutdownHook(hook);
        return this;
    }

    /** The command has done what it had to do. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is already ending; the hook has been let go above.
        }
    }
}
