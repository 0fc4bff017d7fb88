package flexsim.taskrouter.model;

import java.util.Optional;

/**
 * A workflow at one instant.
 *
 * @param reservationTimeout seconds
 */
public record WorkflowView(
        String sid,
        String friendlyName,
        WorkflowDocument document,
        Optional<String> assignmentCallbackUrl,
        Optional<String> fallbackAssignmentCallbackUrl,
        int reservationTimeout,
        long created,
        long updated) {}
