package flexsim.simulation;

/** Something that an {@link Agenda} calls up at its instant. It stands in one agenda at most. */
abstract class Timer {
    /** What {@link #place} says while it is in no agenda. */
    static final int IDLE = -1;

    /** Microseconds since the epoch. */
    long due;

    /** Order of setting: the earlier of two that are due at the same instant goes first. */
    long sequence;

    int place = IDLE;

    /** The instant has come. */
    abstract void call(VirtualCenter center);
}
