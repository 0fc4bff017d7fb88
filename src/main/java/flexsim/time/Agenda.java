package flexsim.time;

import flexsim.order.Lineup;

/**
 * Timers in the order of (instant, order of setting), for one thread and without a clock. Setting and calling off takes
 * time logarithmic in how many are set, and constant time for a timer whose delay has a {@linkplain #laneFor lane}; one
 * that is called off leaves nothing behind.
 */
public final class Agenda {
    /** What {@link #nextDue} says when nothing is set. */
    public static final long NEVER = Long.MAX_VALUE;

    /** In place of a lane: none. */
    public static final int NO_LANE = Lineup.NONE;

    /** Every lane is looked at to find what is due next. */
    private static final int MOST_LANES = 12;

    private final Lineup<Timer> timers = new Lineup<>();

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
        set(timer, due, NO_LANE);
    }

    /** Sets {@code timer}, which is not set, to ring at {@code due}; {@code lane} is a hint that costs nothing if wrong. */
    public void set(Timer timer, long due, int lane) {
        if (timer.isSet()) {
            throw new IllegalStateException("a timer is set once at a time");
        }
        timer.slot = timers.add(timer, due, number++, lane);
    }

    /** Calls {@code timer} off, if it is set. */
    public void cancel(Timer timer) {
        if (timer.isSet()) {
            timers.remove(timer.slot);
            timer.slot = Lineup.NONE;
        }
    }

    /** When {@code timer}, which is set, rings. */
    public long due(Timer timer) {
        return timers.major(timer.slot);
    }

    /** Of two timers that are due at one instant the one of the smaller number, which was set first, rings first. */
    public long number(Timer timer) {
        return timers.minor(timer.slot);
    }

    /** When the next timer is due, or {@link #NEVER}. */
    public long nextDue() {
        return timers.isEmpty() ? NEVER : timers.major(timers.first());
    }

    /** Takes the next timer off without ringing it; there is one. */
    public Timer poll() {
        Timer next = timers.thing(timers.first());
        cancel(next);
        return next;
    }

    /** How many timers are set. */
    public int size() {
        return timers.size();
    }

    /** Calls everything off. */
    public void clear() {
        while (!timers.isEmpty()) {
            poll();
        }
    }
}
