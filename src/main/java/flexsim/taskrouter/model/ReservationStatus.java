package flexsim.taskrouter.model;

import java.util.Locale;

/**
 * A reservation's status.
 *
 * <pre>
 * pending --&gt; accepted --&gt; wrapping --&gt; completed
 *    |            '----------------------^
 *    '--&gt; rejected | timeout | canceled | rescinded
 * </pre>
 *
 * Source: Twilio, "TaskRouter: Reservation resource".
 */
public enum ReservationStatus {
    PENDING,
    ACCEPTED,
    REJECTED,
    TIMEOUT,
    CANCELED,
    RESCINDED,
    WRAPPING,
    COMPLETED;

    /** Whether it still occupies its worker. */
    public boolean live() {
        return this == PENDING || this == ACCEPTED || this == WRAPPING;
    }

    /** Whether the arrow from here to {@code next} is in the picture. */
    public boolean leadsTo(ReservationStatus next) {
        return switch (this) {
            case PENDING ->
                next == ACCEPTED || next == REJECTED || next == TIMEOUT || next == CANCELED || next == RESCINDED;
            case ACCEPTED -> next == WRAPPING || next == COMPLETED;
            case WRAPPING -> next == COMPLETED;
            case REJECTED, TIMEOUT, CANCELED, RESCINDED, COMPLETED -> false;
        };
    }

    /** Whether a client may move a reservation from here to {@code next}: the rest is only done by routing. */
    public boolean mayBecome(ReservationStatus next) {
        return leadsTo(next) && next != TIMEOUT && next != CANCELED && next != RESCINDED;
    }

    /** TaskRouter's name, for instance {@code pending}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
