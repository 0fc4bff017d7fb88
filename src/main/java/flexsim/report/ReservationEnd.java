package flexsim.report;

/** How TaskRouter counts a reservation: made, and how it ended. */
public enum ReservationEnd {
    CREATED,
    ACCEPTED,
    REJECTED,
    TIMED_OUT,
    CANCELED,
    RESCINDED
}
