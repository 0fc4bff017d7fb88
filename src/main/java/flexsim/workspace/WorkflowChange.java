package flexsim.workspace;

import java.util.Optional;

/** What to change of a workflow; what is empty stays as it is. */
public record WorkflowChange(Optional<String> configuration, Optional<String> assignmentCallbackUrl) {}
