package flexsim.domain;

import java.util.List;
import java.util.OptionalInt;

/**
 * When some of the agents are at work, every day.
 *
 * @param count how many agents; absent when they are named
 * @param names friendly names of the agents; empty when they are counted
 * @param startSecond second of the day, from 0
 * @param endSecond second of the day, at most 86,400; at or before {@code startSecond} it is the next day's
 * @param breaks in the order of time, within the shift
 */
public record Shift(OptionalInt count, List<String> names, int startSecond, int endSecond, List<Break> breaks) {
    /** Seconds in a day. */
    public static final int DAY = 86_400;

    /**
     * A time away from work.
     *
     * @param startSecond second of the day
     * @param minutes at least 1
     */
    public record Break(int startSecond, int minutes) {}

    public Shift {
        names = List.copyOf(names);
        breaks = List.copyOf(breaks);
    }

    /** Seconds from the start of the shift to that of {@code pause}. */
    public int sinceStart(Break pause) {
        return StrictMath.floorMod(pause.startSecond() - startSecond, DAY);
    }

    /** Length in seconds: above 0, at most a day. */
    public int seconds() {
        return endSecond > startSecond ? endSecond - startSecond : endSecond + DAY - startSecond;
    }
}
