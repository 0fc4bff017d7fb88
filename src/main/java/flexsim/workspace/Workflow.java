package flexsim.workspace;

import java.util.Optional;

/**
 * Routing rules.
 *
 * @param configuration JSON text; queues by SID
 * @param reservationTimeout seconds
 */
public record Workflow(
        String sid,
        String friendlyName,
        String configuration,
        Optional<String> assignmentCallbackUrl,
        Optional<String> fallbackAssignmentCallbackUrl,
        int reservationTimeout) {}
