package flexsim.taskrouter.model;

import java.util.Optional;

/**
 * A queue at one instant.
 *
 * @param targetWorkers the expression's text; empty when no worker serves the queue
 */
public record TaskQueueView(
        String sid,
        String friendlyName,
        String targetWorkers,
        int maxReservedWorkers,
        TaskOrder taskOrder,
        Optional<ActivityView> reservationActivity,
        Optional<ActivityView> assignmentActivity,
        long created,
        long updated) {}
