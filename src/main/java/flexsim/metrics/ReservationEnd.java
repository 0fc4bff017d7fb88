package flexsim.metrics;

/** How TaskRouter counts a reservation: made, and how it ended. */
public enum ReservationEnd {
    CREATED("reservations_created"),
    ACCEPTED("reservations_accepted"),
    REJECTED("reservations_rejected"),
    TIMED_OUT("reservations_timed_out"),
    CANCELED("reservations_canceled"),
    RESCINDED("reservations_rescinded");

    private final String statisticsName;

    ReservationEnd(String statisticsName) {
        this.statisticsName = statisticsName;
    }

    /** The field of TaskRouter's statistics. */
    public String statisticsName() {
        return statisticsName;
    }
}
