package flexsim.simulation;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/** Work that waits, in order, until somebody does the next piece of it. Thread-safe. */
final class QueuedWork implements Executor {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
    }

    /** Takes the next piece off; empty when there is none. */
    Optional<Runnable> next() {
        return Optional.ofNullable(waiting.poll());
    }
}
