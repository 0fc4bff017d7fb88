package flexsim.time;

import flexsim.order.Lineup;

/**
 * Something that happens at an instant of an {@link Agenda}, unless it is called off before. It is made once and may be
 * set as often as wanted; it stands in one agenda at a time, at most once.
 */
public abstract class Timer {
    /** What {@link #slot} says of one that is not set. */
    static final int NOT_SET = Lineup.NONE;

    /** What {@link #slot} says of the one that stands aside. */
    static final int ASIDE = -2;

    /** What {@link #slot} says of the first place in the {@link TimerHeap}; the other places follow downwards. */
    static final int IN_HEAP = -3;

    /** Its slot in the lanes, or one of the numbers above. */
    int slot = NOT_SET;

    final boolean isInHeap() {
        return slot <= IN_HEAP;
    }

    /** Whether it is still to ring. */
    public final boolean isSet() {
        return slot != NOT_SET;
    }

    /** Its instant has come, and it is no longer set. */
    protected abstract void ring();
}
