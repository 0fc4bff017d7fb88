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

    static final long NOT_PUT_OFF = Long.MIN_VALUE;

    /** Its slot in the lanes, or one of the numbers above. */
    int slot = NOT_SET;

    /** When it rings, if later than its place in the order says. */
    long later = NOT_PUT_OFF;

    /** Its number if it is put off. */
    long laterNumber;

    final boolean isInHeap() {
        return slot <= IN_HEAP;
    }

    final boolean isPutOff() {
        return later != NOT_PUT_OFF;
    }

    /** Whether it is still to ring. */
    public final boolean isSet() {
        return slot != NOT_SET;
    }

    /** Its instant has come, and it is no longer set. */
    protected abstract void ring();
}
