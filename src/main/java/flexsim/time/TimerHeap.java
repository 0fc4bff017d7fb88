package flexsim.time;

import flexsim.order.IntHeap;
import java.util.Arrays;

/** The timers of an {@link Agenda} that have no lane, in the order of (instant, number). Not thread-safe. */
final class TimerHeap {
    private static final int SOME = 64;

    private final IntHeap order = new IntHeap();

    /** By place; null where the place is free. */
    private Timer[] timers = new Timer[SOME];

    private int[] freePlaces = new int[SOME];
    private int free;
    private int used;

    void add(Timer timer, long due, long number) {
        int place = takePlace();
        timers[place] = timer;
        timer.slot = Timer.IN_HEAP - place;
        order.add(place, due, number);
    }

    private int takePlace() {
        if (free > 0) {
            return freePlaces[--free];
        }
        if (used == timers.length) {
            timers = Arrays.copyOf(timers, 2 * used);
            freePlaces = Arrays.copyOf(freePlaces, 2 * used);
        }
        return used++;
    }

    private static int place(Timer timer) {
        return Timer.IN_HEAP - timer.slot;
    }

    /** Takes {@code timer}, which is here, out. */
    void remove(Timer timer) {
        int place = place(timer);
        order.remove(place);
        timers[place] = null;
        freePlaces[free++] = place;
        timer.slot = Timer.NOT_SET;
    }

    boolean isEmpty() {
        return order.isEmpty();
    }

    int size() {
        return order.size();
    }

    /** When the first is due, or {@link Agenda#NEVER}. */
    long firstDue() {
        return order.isEmpty() ? Agenda.NEVER : order.firstMajor();
    }

    /** The first; there is one. */
    Timer first() {
        return timers[order.first()];
    }

    /** The number of the first; there is one. */
    long firstNumber() {
        return order.firstMinor();
    }

    /** When {@code timer}, which is here, is due. */
    long due(Timer timer) {
        return order.major(place(timer));
    }

    /** The number of {@code timer}, which is here. */
    long number(Timer timer) {
        return order.minor(place(timer));
    }
}
