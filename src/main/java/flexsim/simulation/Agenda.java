package flexsim.simulation;

import java.util.Arrays;

/**
 * What is to happen, in the order of (instant, order of setting): a binary heap whose elements know their place, so that
 * what is called off leaves it at once. Not thread-safe.
 */
final class Agenda {
    /** What {@link #nextDue} says when nothing is set. */
    static final long NEVER = Long.MAX_VALUE;

    private Timer[] heap = new Timer[64];
    private int size;
    private long sequence;

    /** Takes the next place in the order of setting, for something that stands elsewhere or is set later. */
    long ticket() {
        return sequence++;
    }

    /** Sets {@code timer}, which must not be set. */
    void set(Timer timer, long due) {
        set(timer, due, ticket());
    }

    /** As if it had been set when {@code ticket} was taken. */
    void set(Timer timer, long due, long ticket) {
        timer.due = due;
        timer.sequence = ticket;
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        rise(timer, size++);
    }

    /** Calls {@code timer} off; without effect when it is not set. */
    void cancel(Timer timer) {
        int hole = timer.place;
        if (hole == Timer.IDLE) {
            return;
        }
        timer.place = Timer.IDLE;
        Timer last = heap[--size];
        heap[size] = null;
        if (last != timer) {
            if (hole > 0 && before(last, heap[(hole - 1) / 2])) {
                rise(last, hole);
            } else {
                sink(last, hole);
            }
        }
    }

    long nextDue() {
        return size == 0 ? NEVER : heap[0].due;
    }

    /** Whether the next one goes before something due at {@code due} that took {@code ticket}. */
    boolean goesBefore(long due, long ticket) {
        return size > 0 && (heap[0].due != due ? heap[0].due < due : heap[0].sequence < ticket);
    }

    /** Takes the next one off; there is one. */
    Timer poll() {
        Timer first = heap[0];
        cancel(first);
        return first;
    }

    private void rise(Timer timer, int from) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) / 2;
            if (!before(timer, heap[parent])) {
                break;
            }
            put(heap[parent], hole);
            hole = parent;
        }
        put(timer, hole);
    }

    private void sink(Timer timer, int from) {
        int hole = from;
        while (true) {
            int child = 2 * hole + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], timer)) {
                break;
            }
            put(heap[child], hole);
            hole = child;
        }
        put(timer, hole);
    }

    private void put(Timer timer, int place) {
        heap[place] = timer;
        timer.place = place;
    }

    private static boolean before(Timer a, Timer b) {
        return a.due != b.due ? a.due < b.due : a.sequence < b.sequence;
    }
}
