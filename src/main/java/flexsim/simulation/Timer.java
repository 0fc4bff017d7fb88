package flexsim.simulation;

/** Something that an {@link Agenda} calls up at its instant. It stands in one agenda at most. */
abstract class Timer {
    /** What {@link #slot} says while it is in no agenda. */
    static final int IDLE = -1;

    int slot = IDLE;

    /** The instant has come. */
    abstract void call(VirtualCenter center);
}
