package flexsim.simulation;

import flexsim.order.IntHeap;
import java.util.Arrays;

/**
 * What is to happen, in the order of (instant, order of setting). What is called off leaves at once. Not thread-safe.
 *
 * <p>The routing engine's own agenda numbers its timers itself; here a number can be taken before the timer is set, as
 * patience begins to run before it is known whether it will be needed.
 */
final class Agenda {
    /** What {@link #nextDue} says when nothing is set. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int SOME = 64;

    private final IntHeap order = new IntHeap();

    /** By slot; null where the slot is free. */
    private Timer[] timers = new Timer[SOME];

    private int[] freeSlots = new int[SOME];
    private int free;
    private int used;
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
    }

    /** Calls {@code timer} off; without effect when it is not set. */
    void cancel(Timer timer) {
        int slot = timer.slot;
        if (slot != Timer.IDLE) {
            order.remove(slot);
            timers[slot] = null;
            freeSlots[free++] = slot;
            timer.slot = Timer.IDLE;
        }
    }

    long nextDue() {
        return order.isEmpty() ? NEVER : order.firstMajor();
    }

    /** Whether the next one goes before something due at {@code due} that took {@code ticket}. */
    boolean goesBefore(long due, long ticket) {
        long next = nextDue();
        return next < due || next == due && next != NEVER && order.firstMinor() < ticket;
    }

    /** Takes the next one off; there is one. */
    Timer poll() {
        Timer first = timers[order.first()];
        cancel(first);
        return first;
    }
}
