package flexsim.taskrouter.model;

/**
 * A reservation at one instant.
 *
 * @param version counts the changes, from 0
 */
public record ReservationView(
        String sid,
        ReservationStatus status,
        String taskSid,
        String workerSid,
        String workerName,
        long created,
        long updated,
        int version) {}
