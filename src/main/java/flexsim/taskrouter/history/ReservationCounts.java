package flexsim.taskrouter.history;

import flexsim.taskrouter.model.ReservationStatus;
import java.util.Map;

/** How often reservations were made and came to each end. */
public record ReservationCounts(int created, int accepted, int rejected, int timedOut, int canceled, int rescinded) {
    static ReservationCounts of(Map<ReservationStatus, Integer> counts) {
        return new ReservationCounts(
                counts.getOrDefault(ReservationStatus.PENDING, 0),
                counts.getOrDefault(ReservationStatus.ACCEPTED, 0),
                counts.getOrDefault(ReservationStatus.REJECTED, 0),
                counts.getOrDefault(ReservationStatus.TIMEOUT, 0),
                counts.getOrDefault(ReservationStatus.CANCELED, 0),
                counts.getOrDefault(ReservationStatus.RESCINDED, 0));
    }
}
