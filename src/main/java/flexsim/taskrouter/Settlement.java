package flexsim.taskrouter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Leaves the workspace settled after every step: with no task waiting for which a free worker is eligible. Workers that a
 * step frees are offered work when it is over, all of them being free by then.
 */
final class Settlement {
    private final Matching matching;
    private final Consumer<WorkerState> offerWork;
    private final Set<WorkerState> freed = new LinkedHashSet<>();
    private final Deque<Runnable> afterwards = new ArrayDeque<>();
    private boolean running;

    Settlement(Matching matching, Consumer<WorkerState> offerWork) {
        this.matching = matching;
        this.offerWork = offerWork;
    }

    /** {@code worker} may be able to take work when the step is over. */
    void freed(WorkerState worker) {
        freed.add(worker);
    }

    /** Whether somebody is still to be offered work, and until then does not stand among the idle. */
    boolean owesOffers() {
        return !freed.isEmpty();
    }

    /** Runs {@code action} as soon as everyone who is free has been offered work. */
    void afterwards(Runnable action) {
        afterwards.add(action);
    }

    /** Runs {@code step}; steps inside a step are part of it. */
    void run(Runnable step) {
        if (running) {
            step.run();
            return;
        }
        running = true;
        try {
            step.run();
            offerAll();
            while (!afterwards.isEmpty()) {
                afterwards.remove().run();
                offerAll();
            }
        } finally {
            running = false;
        }
    }

    private void offerAll() {
        while (!freed.isEmpty()) {
            List<WorkerState> workers = List.copyOf(freed);
            freed.clear();
            workers.forEach(matching::withdraw);
            workers.forEach(matching::restore);
            for (WorkerState worker : workers) {
                offerWork.accept(worker);
                freed.remove(worker);
            }
        }
    }
}
