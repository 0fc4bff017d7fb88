package flexsim.taskrouter;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Leaves the workspace settled after every step: with no task waiting for which a free worker is eligible. Workers that a
 * step frees are offered work when it is over, all of them being free by then.
 *
 * <p>A step lies between {@link #begin} and {@link #end}; steps inside a step are part of it. One that fails in between
 * leaves nothing that could be relied on.
 */
final class Dispatch {
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

    /** Those who are to be offered work, in the order in which they were freed. */
    private WorkerState[] freed = new WorkerState[4];

    private int count;

    private final Deque<Runnable> afterwards = new ArrayDeque<>();
    private int depth;

    Dispatch(Matching matching, Offers offers) {
        this.matching = matching;
        this.offers = offers;
    }

    /** {@code worker} may be able to take work when the step is over. */
    void freed(WorkerState worker) {
        if (!worker.freed) {
            worker.freed = true;
            if (count == freed.length) {
                freed = Arrays.copyOf(freed, 2 * count);
            }
            freed[count++] = worker;
        }
    }

    /** Whether somebody is still to be offered work, and until then does not stand among the idle. */
    boolean owesOffers() {
        return count > 0;
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
        while (count > 0) {
            if (count == 1 && offers.allOffered()) {
                offerToOnly(freed[0]);
            } else {
                offerToMany();
            }
        }
    }

    /** By what holds between steps nobody else could take what this one can. */
    private void offerToOnly(WorkerState worker) {
        count = 0;
        worker.freed = false;
        matching.present(worker);
        if (matching.mayBeWanted(worker)) {
            offers.offerWorkToOnly(worker);
            matching.restore(worker);
            offered(worker);
        } else {
            matching.restore(worker);
        }
    }

    private void offerToMany() {
        WorkerState[] workers = Arrays.copyOf(freed, count);
        count = 0;
        for (WorkerState worker : workers) {
            worker.freed = false;
            matching.restore(worker);
        }
        for (WorkerState worker : workers) {
            offers.offerWork(worker);
            offered(worker);
        }
    }

    /** What {@code worker} was offered may have freed it once more, which is all done with. */
    private void offered(WorkerState worker) {
        if (worker.freed) {
            worker.freed = false;
            int place = count - 1;
            while (freed[place] != worker) {
                place--;
            }
            count--;
            System.arraycopy(freed, place + 1, freed, place, count - place);
        }
    }
}
