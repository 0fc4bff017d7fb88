package flexsim.cli;

import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads on which requests block; none of them keeps the process alive. */
final class RequestThreads {
    private static final long IDLE_SECONDS = 30;

    /** Requests are shallow; small stacks let many of them hang at once. */
    private static final long STACK_BYTES = 512 * 1024;

    private RequestThreads() {}

    /** Idle threads first, then new ones up to {@code most}, and then an unbounded queue. */
    static ThreadPoolExecutor named(String name, int most) {
        Handover waiting = new Handover();
        return new ThreadPoolExecutor(
                0,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                waiting,
                work -> {
                    Thread thread = new Thread(null, work, name, STACK_BYTES);
                    thread.setDaemon(true);
                    return thread;
                },
                (work, threads) -> {
                    if (threads.isShutdown()) {
                        throw new RejectedExecutionException(name + " has ended");
                    }
                    waiting.keep(work);
                });
    }

    /** Hands work to a thread that waits for it; refuses it otherwise, so that the pool starts another thread. */
    private static final class Handover extends LinkedTransferQueue<Runnable> {
        private static final long serialVersionUID = 1;

        @Override
        public boolean offer(Runnable work) {
            return tryTransfer(work);
        }

        /** All threads are busy: the first one that is free takes it. */
        void keep(Runnable work) {
            super.offer(work);
        }
    }
}
