package flexsim.simulation;

import flexsim.sampling.RandomStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Independent repetitions of a run, on several threads. Their results are handed over one after the other, in order, on the
 * caller's thread: what is made of them does not depend on the number of threads. No more than twice as many results as there
 * are threads wait for their turn.
 *
 * @param count how many, at least 1
 * @param threads how many at once, at least 1
 */
public record Replications(int count, int threads) {
    private static final String PURPOSE = "replication";

    /** The seed of a replication: that of the run for the first, so that it is the run itself. */
    public static long seed(long runSeed, int replication) {
        return replication == 0
                ? runSeed
                : RandomStream.of(runSeed, PURPOSE, replication).nextLong();
    }

    /**
     * Plays all of them.
     *
     * @param play plays one from its seed; called on several threads
     * @param fold takes the results
     */
    public <T> void play(long runSeed, LongFunction<T> play, Consumer<T> fold) {
        ExecutorService pool = Executors.newFixedThreadPool(threadsNeeded(), task -> {
            Thread thread = new Thread(task, "replication");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Deque<Future<T>> ahead = new ArrayDeque<>();
            int begun = 0;
            for (int next = 0; next < count; next++) {
                while (begun < count && begun < next + 2L * threadsNeeded()) {
                    long seed = seed(runSeed, begun++);
                    ahead.add(pool.submit(() -> play.apply(seed)));
                }
                fold.accept(result(ahead.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private int threadsNeeded() {
        return Math.min(threads, count);
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
