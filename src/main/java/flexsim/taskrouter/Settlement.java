package flexsim.taskrouter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Leaves the workspace settled after every step: with no task waiting for which a free worker is eligible. Workers that a
 * step frees are offered work when it is over, all of them being free by then.
 *
 * <p>A step lies between {@link #begin} and {@link #end}; steps inside a step are part of it. One that fails in between
 * leaves nothing that could be relied on.
 */
final class Settlement {
    /** How workers are offered work. */
    interface Offers {
        /** Offers {@code worker} what may be best given to somebody else who is idle. */
        void offerWork(WorkerState worker);

        /** Offers {@code worker} work, when nobody else who is idle could take it. */
        void offerWorkToOnly(WorkerState worker);

        /** Whether every task that waits has been offered to everyone who was idle. */
        boolean allOffered();
    }

    private final Matching matching;
    private final Offers offers;
    private List<WorkerState> freed = new ArrayList<>();

    /** Those who are being offered work; kept for its room. */
    private List<WorkerState> workers = new ArrayList<>();

    private final Deque<Runnable> afterwards = new ArrayDeque<>();
    private int depth;

    Settlement(Matching matching, Offers offers) {
        this.matching = matching;
        this.offers = offers;
    }

    /** {@code worker} may be able to take work when the step is over. */
    void freed(WorkerState worker) {
        if (!worker.freed) {
            worker.freed = true;
            freed.add(worker);
        }
    }

    /** Whether somebody is still to be offered work, and until then does not stand among the idle. */
    boolean owesOffers() {
        return !freed.isEmpty();
    }

    /** Runs {@code action} as soon as everyone who is free has been offered work. */
    void afterwards(Runnable action) {
        afterwards.add(action);
    }

    /** Runs {@code step} as one. */
    void run(Runnable step) {
        begin();
        step.run();
        end();
    }

    /** Forgets a step that has failed. */
    void startAnew() {
        depth = 0;
    }

    void begin() {
        depth++;
    }

    void end() {
        if (depth == 1) {
            offerAll();
            while (!afterwards.isEmpty()) {
                afterwards.remove().run();
                offerAll();
            }
        }
        depth--;
    }

    private void offerAll() {
        while (!freed.isEmpty()) {
            if (freed.size() == 1 && offers.allOffered()) {
                offerToOnly();
            } else {
                offerToMany();
            }
        }
    }

    /** By what holds between steps nobody else could take what this one can. */
    private void offerToOnly() {
        WorkerState worker = freed.remove(0);
        worker.freed = false;
        matching.present(worker);
        if (matching.mayBeWanted(worker)) {
            offers.offerWorkToOnly(worker);
            matching.restore(worker);
            offered(worker);
        }
    }

    private void offerToMany() {
        List<WorkerState> those = freed;
        freed = workers;
        workers = those;
        for (int i = 0; i < those.size(); i++) {
            those.get(i).freed = false;
        }
        for (int i = 0; i < those.size(); i++) {
            matching.restore(those.get(i));
        }
        for (int i = 0; i < those.size(); i++) {
            offers.offerWork(those.get(i));
            offered(those.get(i));
        }
        those.clear();
    }

    /** What {@code worker} was offered may have freed it once more, which is all done with. */
    private void offered(WorkerState worker) {
        if (worker.freed) {
            worker.freed = false;
            freed.remove(freed.lastIndexOf(worker));
        }
    }
}
