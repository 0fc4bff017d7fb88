package flexsim.simulation;

import flexsim.order.IntHeap;
import java.util.Arrays;

/**
<<<<<<< HEAD
 * What is to happen, in the order of (instant, order of setting): a heap of primitive keys whose timers know their place, so
 * that what is called off leaves it at once. Not thread-safe.
=======
 * What is to happen, in the order of (instant, order of setting). What is called off leaves at once. Not thread-safe.
 *
 * <p>The routing engine's own agenda numbers its timers itself; here a number can be taken before the timer is set, as
 * patience begins to run before it is known whether it will be needed.
>>>>>>> main
 */
final class Agenda {
    /** What {@link #nextDue} says when nothing is set. */
    static final long NEVER = Long.MAX_VALUE;

<<<<<<< HEAD
    /** Four children: half as many levels as with two, and their keys lie side by side. */
    private static final int CHILDREN = 4;

    private Timer[] timers = new Timer[64];
    /** By place the instant and the order of setting. */
    private long[] keys = new long[128];

    private int size;
=======
    private static final int SOME = 64;

    private final IntHeap order = new IntHeap();

    /** By slot; null where the slot is free. */
    private Timer[] timers = new Timer[SOME];

    private int[] freeSlots = new int[SOME];
    private int free;
    private int used;
>>>>>>> main
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
<<<<<<< HEAD
        timer.due = due;
        if (size == timers.length) {
            timers = Arrays.copyOf(timers, 2 * size);
            keys = Arrays.copyOf(keys, 4 * size);
        }
        rise(size++, timer, due, ticket);
=======
        int slot = takeSlot();
        timers[slot] = timer;
        timer.slot = slot;
        order.add(slot, due, ticket);
    }

    private int takeSlot() {
        if (free > 0) {
            return freeSlots[--free];
        }
        if (used == timers.length) {
            timers = Arrays.copyOf(timers, 2 * used);
            freeSlots = Arrays.copyOf(freeSlots, 2 * used);
        }
        return used++;
>>>>>>> main
    }

    /** Calls {@code timer} off; without effect when it is not set. */
    void cancel(Timer timer) {
<<<<<<< HEAD
        int hole = timer.place;
        if (hole == Timer.IDLE) {
            return;
        }
        timer.place = Timer.IDLE;
        Timer last = timers[--size];
        timers[size] = null;
        if (last != timer) {
            long due = keys[2 * size];
            long ticket = keys[2 * size + 1];
            if (hole > 0 && before(due, ticket, (hole - 1) / CHILDREN)) {
                rise(hole, last, due, ticket);
            } else {
                sink(hole, last, due, ticket);
            }
=======
        int slot = timer.slot;
        if (slot != Timer.IDLE) {
            order.remove(slot);
            timers[slot] = null;
            freeSlots[free++] = slot;
            timer.slot = Timer.IDLE;
>>>>>>> main
        }
    }

    long nextDue() {
<<<<<<< HEAD
        return size == 0 ? NEVER : keys[0];
=======
        return order.isEmpty() ? NEVER : order.firstMajor();
>>>>>>> main
    }

    /** Whether the next one goes before something due at {@code due} that took {@code ticket}. */
    boolean goesBefore(long due, long ticket) {
<<<<<<< HEAD
        return size > 0 && !before(due, ticket, 0);
=======
        long next = nextDue();
        return next < due || next == due && next != NEVER && order.firstMinor() < ticket;
>>>>>>> main
    }

    /** Takes the next one off; there is one. */
    Timer poll() {
<<<<<<< HEAD
        Timer first = timers[0];
        cancel(first);
        return first;
    }

    private void rise(int from, Timer timer, long due, long ticket) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) / CHILDREN;
            if (!before(due, ticket, parent)) {
                break;
            }
            put(hole, timers[parent], keys[2 * parent], keys[2 * parent + 1]);
            hole = parent;
        }
        put(hole, timer, due, ticket);
    }

    private void sink(int from, Timer timer, long due, long ticket) {
        int hole = from;
        for (int child = CHILDREN * hole + 1; child < size; child = CHILDREN * hole + 1) {
            int least = child;
            for (int other = child + 1; other < Math.min(child + CHILDREN, size); other++) {
                if (before(keys[2 * other], keys[2 * other + 1], least)) {
                    least = other;
                }
            }
            if (before(due, ticket, least)) {
                break;
            }
            put(hole, timers[least], keys[2 * least], keys[2 * least + 1]);
            hole = least;
        }
        put(hole, timer, due, ticket);
    }

    private void put(int place, Timer timer, long due, long ticket) {
        timers[place] = timer;
        keys[2 * place] = due;
        keys[2 * place + 1] = ticket;
        timer.place = place;
    }

    private boolean before(long due, long ticket, int place) {
        long other = keys[2 * place];
        return due < other || due == other && ticket < keys[2 * place + 1];
    }
=======
        Timer first = timers[order.first()];
        cancel(first);
        return first;
    }
>>>>>>> main
}
