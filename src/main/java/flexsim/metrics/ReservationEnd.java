package flexsim.metrics;

/** How TaskRouter counts a reservation: made, and how it ended. */
public enum ReservationEnd {
    CREATED("reservations_created", Counter.RESERVATIONS_CREATED),
    ACCEPTED("reservations_accepted", Counter.RESERVATIONS_ACCEPTED),
    REJECTED("reservations_rejected", Counter.RESERVATIONS_REJECTED),
    TIMED_OUT("reservations_timed_out", Counter.RESERVATIONS_TIMED_OUT),
    CANCELED("reservations_canceled", Counter.RESERVATIONS_CANCELED),
    RESCINDED("reservations_rescinded", Counter.RESERVATIONS_RESCINDED);

    private final String statisticsName;
    private final Counter counter;

    ReservationEnd(String statisticsName, Counter counter) {
        this.statisticsName = statisticsName;
        this.counter = counter;
    }

    /** The field of TaskRouter's statistics. */
    public String statisticsName() {
        return statisticsName;
    }

    /** What counts these. */
    public Counter counter() {
        return counter;
    }
}
