package flexsim.taskrouter;

/** A reservation as those in the engine's own process hold it: not a copy, it changes while they look. */
public sealed interface LiveReservation permits ReservationState {
    LiveTask task();

    ReservationStatus status();

    /** The {@linkplain Switchboard#number number} of the worker. */
    int worker();

    /** Made up only when it is asked for. */
    String sid();
}
