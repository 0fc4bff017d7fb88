package flexsim.simulation;

/** Something that an {@link Agenda} calls up at its instant. It stands in one agenda at most. */
abstract class Timer {
    /** What {@link #place} says while it is in no agenda. */
    static final int IDLE = -1;

    /** Microseconds since the epoch; from when it was last set. */
    long due;

    int place = IDLE;

    /** The instant has come. */
    abstract void call(VirtualCenter center);
}
