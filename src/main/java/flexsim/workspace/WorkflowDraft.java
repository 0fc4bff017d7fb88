package flexsim.workspace;

import java.util.Optional;

/**
 * A workflow to be made.
 *
 * @param configuration JSON text; queues by SID
 */
public record WorkflowDraft(String friendlyName, String configuration, Optional<String> assignmentCallbackUrl) {}
