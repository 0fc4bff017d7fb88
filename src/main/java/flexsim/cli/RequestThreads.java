package flexsim.cli;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads on which requests block; none of them keeps the process alive. */
final class RequestThreads {
    private static final long IDLE_SECONDS = 30;

    private RequestThreads() {}

    /** At most {@code count} threads and an unbounded queue. */
    static ThreadPoolExecutor named(String name, int count) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
