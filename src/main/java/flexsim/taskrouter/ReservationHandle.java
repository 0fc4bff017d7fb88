package flexsim.taskrouter;

import flexsim.taskrouter.model.ReservationStatus;

/** A reservation as callers in the engine's own process hold it: not a copy, it changes with the engine. */
public interface ReservationHandle {
    TaskHandle task();

    ReservationStatus status();

    /** The {@linkplain InProcessEngine#number number} of the worker. */
    int worker();

    /** Made only when it is asked for. */
    String sid();
}
