package flexsim.taskrouter;

import flexsim.order.IntHeap;
import java.util.Arrays;

/**
 * The workers of one queue that are free on one channel, longest idle first.
 *
 * <p>A worker's rank only grows and changes with every reservation, in every queue that the worker serves. So nobody is
 * moved or taken out at once: what stands here is a lower bound, and is put right when it comes to the front. The order
 * that is told is always the true one. A worker who has become free must be {@linkplain Place#enter entered} anew.
 */
final class IdleOrder {
    final TaskChannelState channel;
    private final WorkspaceState workspace;
    private final IntHeap heap = new IntHeap();

    /** By number; null where a number is free. */
    private WorkerChannelState[] workers = new WorkerChannelState[8];

    /** The numbers that were given up and not given again. */
    private int[] free = new int[4];

    private int freed;
    private int numbers;

    /** The numbers of those who were passed by since the last rewinding. */
    private int[] passed = new int[4];

    private int passing;

    IdleOrder(TaskChannelState channel, WorkspaceState workspace) {
        this.channel = channel;
        this.workspace = workspace;
    }

    /** Where a worker stands in one of these orders, or will stand when it is free. */
    static final class Place {
        private final IdleOrder order;
        private final WorkerChannelState worker;
        private final int number;

        private Place(IdleOrder order, WorkerChannelState worker, int number) {
            this.order = order;
            this.worker = worker;
            this.number = number;
        }

        boolean isIn(IdleOrder other) {
            return order == other;
        }

        /** Puts the worker where it belongs, if it is free and does not stand there yet. */
        void enter() {
            if (!order.heap.contains(number) && worker.idle(order.workspace)) {
                order.heap.add(number, worker.rank(), worker.worker.order);
            }
        }

        /** The worker does not serve the queue any longer. */
        void giveUp() {
            if (order.heap.contains(number)) {
                order.heap.remove(number);
            }
            order.release(number);
        }
    }

    /** A place for one who serves the queue. */
    Place placeFor(WorkerChannelState worker) {
        int number = freed > 0 ? free[--freed] : numbers++;
        if (number == workers.length) {
            workers = Arrays.copyOf(workers, 2 * number);
        }
        workers[number] = worker;
        return new Place(this, worker, number);
    }

    private void release(int number) {
        workers[number] = null;
        if (freed == free.length) {
            free = Arrays.copyOf(free, 2 * freed);
        }
        free[freed++] = number;
    }

    /** Who has been idle longest; null when nobody is free. */
    WorkerChannelState first() {
        for (int number = heap.first(); number != IntHeap.NONE; number = heap.first()) {
            WorkerChannelState worker = workers[number];
            if (!worker.idle(workspace)) {
                heap.remove(number);
                worker.worker.freer |= worker.worker.withdrawn;
            } else if (worker.rank() == heap.firstMajor()) {
                return worker;
            } else {
                heap.move(number, worker.rank(), worker.worker.order);
            }
        }
        return null;
    }

    /** Leaves the first, whom {@link #first} has just told of, out until {@link #rewind}: the next is first then. */
    void passBy() {
        if (passing == passed.length) {
            passed = Arrays.copyOf(passed, 2 * passing);
        }
        passed[passing++] = heap.poll();
    }

    /** Puts those who were passed by back, before anything else is asked or changed. */
    void rewind() {
        while (passing > 0) {
            int number = passed[--passing];
            heap.add(number, workers[number].rank(), workers[number].worker.order);
        }
    }
}
