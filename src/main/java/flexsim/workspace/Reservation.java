package flexsim.workspace;

/**
 * An offer of a task to a worker.
 *
 * @param status TaskRouter's name, for instance {@code pending} or {@code accepted}
 */
public record Reservation(String sid, String status, String taskSid, String workerSid, String workerName) {}
