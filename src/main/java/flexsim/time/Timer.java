package flexsim.time;

import flexsim.order.Lineup;

/**
 * Something that happens at an instant of an {@link Agenda}, unless it is called off before. It is made once and may be
 * set as often as wanted; it stands in one agenda at a time, at most once.
 */
public abstract class Timer {
    int slot = Lineup.NONE;

    /** Whether it is still to ring. */
    public final boolean isSet() {
        return slot != Lineup.NONE;
    }

    /** Its instant has come, and it is no longer set. */
    protected abstract void ring();
}
