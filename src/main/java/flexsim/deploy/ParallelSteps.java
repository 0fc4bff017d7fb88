package flexsim.deploy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Does many like things at once, at most {@code size} at a time: enough to hide latency, few enough for rate limits. */
record ParallelSteps(int size) {
    static final ParallelSteps OF_EIGHT = new ParallelSteps(8);

    /** Does {@code work} for each item. After the first failure nothing new is begun and the failure is thrown. */
    <T> void each(Collection<T> items, Consumer<T> work) {
        if (items.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(size, items.size()));
        try {
            AtomicBoolean failed = new AtomicBoolean();
            List<Future<?>> begun = new ArrayList<>();
            items.forEach(item -> begun.add(threads.submit(() -> unlessFailed(failed, item, work))));
            awaitAll(begun);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> void unlessFailed(AtomicBoolean failed, T item, Consumer<T> work) {
        if (failed.get()) {
            return;
        }
        try {
            work.accept(item);
        } catch (RuntimeException failure) {
            failed.set(true);
            throw failure;
        }
    }

    private static void awaitAll(List<Future<?>> begun) {
        RuntimeException first = null;
        for (Future<?> one : begun) {
            try {
                one.get();
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof RuntimeException cause)) {
                    throw new IllegalStateException(failure.getCause());
                }
                first = first == null ? cause : first;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for the workspace", stopped);
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
