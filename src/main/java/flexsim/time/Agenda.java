package flexsim.time;

import flexsim.order.Lineup;
import java.util.Arrays;

/**
 * Timers in the order of (instant, order of setting), for one thread and without a clock. Setting and calling off takes
 * time logarithmic in how many are set, and constant time for a timer whose delay has a {@linkplain #laneFor lane}; one
 * that is called off leaves nothing behind.
 *
 * <p>Most timers of a lane are called off or put off before their time. So the one that was set last stands aside, for it may
 * be called off next, and one that is put off keeps its place in the order until that comes to the front. Timers without a
 * lane stand in a heap of their own.
 */
public final class Agenda {
    /** What {@link #nextDue} says when nothing is set. */
    public static final long NEVER = Long.MAX_VALUE;

    /** In place of a lane: none. */
    public static final int NO_LANE = Lineup.NONE;

    /** Every lane is looked at to find what is due next. */
    private static final int MOST_LANES = 12;

    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final long NOT_PUT_OFF = Long.MIN_VALUE;

    /** In the order of their first keys, which are lower bounds for those that were put off. */
    private final Lineup<Timer> timers = new Lineup<>();

    /**
     * By slot of the lanes two numbers: when its timer rings, if it was put off and so later than its place in the order says,
     * else {@link #NOT_PUT_OFF}; and its number then.
     */
    private long[] later = new long[16];

    private final TimerHeap heap = new TimerHeap();

    /** When the first of the lanes rings, {@link #NEVER} if there is none; {@link #UNKNOWN} until it is looked for. */
    private long firstDue = NEVER;

    /** The one that was set last, while it stands aside; null when none does. */
    private Timer last;

    private long lastDue = NEVER;
    private long lastNumber;
    private int lastLane;

    /** By lane. */
    private final long[] delays = new long[MOST_LANES];

    private int lanes;
    private long number;

    /**
     * The lane for timers that are always set so long ahead; {@link #NO_LANE} when there are too many lanes. A timer that
     * is not in order there is none the worse for it, only slower.
     *
     * @param delay in microseconds
     */
    public int laneFor(long delay) {
        for (int lane = 0; lane < lanes; lane++) {
            if (delays[lane] == delay) {
                return lane;
            }
        }
        if (lanes == MOST_LANES) {
            return NO_LANE;
        }
        delays[lanes++] = delay;
        return timers.openLane();
    }

    /** Sets {@code timer}, which is not set, to ring at {@code due}. */
    public void set(Timer timer, long due) {
        setAsOf(number++, timer, due);
    }

    /** Sets {@code timer}, which is not set, to ring at {@code due}; {@code lane} is a hint that costs nothing if wrong. */
    public void set(Timer timer, long due, int lane) {
        if (lane == NO_LANE) {
            set(timer, due);
            return;
        }
        checkNotSet(timer);
        if (last != null) {
            last.slot = place(last, lastDue, lastNumber, lastLane);
        }
        timer.slot = Timer.ASIDE;
        last = timer;
        lastDue = due;
        lastNumber = number++;
        lastLane = lane;
    }

    private static void checkNotSet(Timer timer) {
        if (timer.isSet()) {
            throw new IllegalStateException("a timer is set once at a time");
        }
    }

    /** Takes the next place in the order of setting, for something that is set later or is due elsewhere. */
    public long ticket() {
        return number++;
    }

    /** Sets {@code timer}, which is not set, as if it had been set when {@code ticket} was taken. */
    public void setAsOf(long ticket, Timer timer, long due) {
        checkNotSet(timer);
        heap.add(timer, due, ticket);
    }

    /** Calls {@code timer} off, if it is set, and sets it anew. */
    public void reset(Timer timer, long due, int lane) {
        if (timer.slot >= 0 && timers.major(timer.slot) <= due) {
            putOff(timer, due);
        } else {
            cancel(timer);
            set(timer, due, lane);
        }
    }

    private void putOff(Timer timer, long due) {
        if (due(timer) == firstDue) {
            firstDue = UNKNOWN;
        }
        later[2 * timer.slot] = due;
        later[2 * timer.slot + 1] = number++;
    }

    private int place(Timer timer, long due, long itsNumber, int lane) {
        firstDue = Math.min(firstDue, due);
        return add(timer, due, itsNumber, lane);
    }

    private int add(Timer timer, long due, long itsNumber, int lane) {
        int slot = timers.add(timer, due, itsNumber, lane);
        if (2 * slot >= later.length) {
            later = Arrays.copyOf(later, 2 * later.length);
        }
        later[2 * slot] = NOT_PUT_OFF;
        return slot;
    }

    private boolean isPutOff(int slot) {
        return later[2 * slot] != NOT_PUT_OFF;
    }

    /** Calls {@code timer} off, if it is set. */
    public void cancel(Timer timer) {
        if (timer == last) {
            last = null;
            lastDue = NEVER;
            timer.slot = Timer.NOT_SET;
        } else if (timer.isInHeap()) {
            heap.remove(timer);
        } else if (timer.isSet()) {
            if (due(timer) == firstDue) {
                firstDue = UNKNOWN;
            }
            takeOut(timer);
        }
    }

    private void takeOut(Timer timer) {
        timers.remove(timer.slot);
        timer.slot = Timer.NOT_SET;
    }

    /** When {@code timer}, which is set, rings. */
    public long due(Timer timer) {
        if (timer == last) {
            return lastDue;
        }
        if (timer.isInHeap()) {
            return heap.due(timer);
        }
        return isPutOff(timer.slot) ? later[2 * timer.slot] : timers.major(timer.slot);
    }

    /** Of two timers that are due at one instant the one of the smaller number, which was set first, rings first. */
    public long number(Timer timer) {
        if (timer == last) {
            return lastNumber;
        }
        if (timer.isInHeap()) {
            return heap.number(timer);
        }
        return isPutOff(timer.slot) ? later[2 * timer.slot + 1] : timers.minor(timer.slot);
    }

    /** When the next timer is due, or {@link #NEVER}. */
    public long nextDue() {
        return Math.min(heap.firstDue(), nextOfLanes());
    }

    private long nextOfLanes() {
        if (firstDue == UNKNOWN) {
            firstDue = timers.isEmpty() ? NEVER : due(firstInOrder());
        }
        return Math.min(firstDue, lastDue);
    }

    /** Gives those at the front that were put off their true places; there is something in the order. */
    private Timer firstInOrder() {
        int first = timers.first();
        while (isPutOff(first)) {
            Timer timer = timers.thing(first);
            long due = later[2 * first];
            long itsNumber = later[2 * first + 1];
            takeOut(timer);
            timer.slot = add(timer, due, itsNumber, NO_LANE);
            first = timers.first();
        }
        return timers.thing(first);
    }

    /** Whether the next timer rings before something that is due at {@code due} and took {@code ticket}. */
    public boolean goesBefore(long due, long ticket) {
        long next = nextDue();
        return next < due || next == due && next != NEVER && number(peek()) < ticket;
    }

    /** Takes the next timer off without ringing it; there is one. */
    public Timer poll() {
        Timer next = peek();
        cancel(next);
        return next;
    }

    private Timer peek() {
        long dueInHeap = heap.firstDue();
        long dueInLanes = nextOfLanes();
        if (dueInHeap < dueInLanes) {
            return heap.first();
        }
        Timer first = firstOfLanes();
        return dueInHeap == dueInLanes && heap.firstNumber() < number(first) ? heap.first() : first;
    }

    private Timer firstOfLanes() {
        if (timers.isEmpty()) {
            return last;
        }
        Timer first = firstInOrder();
        return last == null || precedes(first, last) ? first : last;
    }

    private boolean precedes(Timer one, Timer other) {
        return due(one) < due(other) || due(one) == due(other) && number(one) < number(other);
    }

    /** How many timers are set. */
    public int size() {
        return heap.size() + timers.size() + (last == null ? 0 : 1);
    }

    /** Calls everything off. */
    public void clear() {
        while (size() > 0) {
            poll();
        }
    }
}
