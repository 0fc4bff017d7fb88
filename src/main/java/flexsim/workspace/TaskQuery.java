package flexsim.workspace;

import java.util.Optional;
import java.util.Set;

/**
 * Which tasks to list.
 *
 * @param statuses only these; empty for all
 * @param workflowSid only this workflow's; empty for all
 * @param expression an expression over task attributes ({@code EvaluateTaskAttributes}; the service takes three such
 *     requests a second); empty for all
 */
public record TaskQuery(Set<AssignmentStatus> statuses, Optional<String> workflowSid, Optional<String> expression) {
    public static TaskQuery all() {
        return new TaskQuery(Set.of(), Optional.empty(), Optional.empty());
    }

    public static TaskQuery matching(String expression) {
        return new TaskQuery(Set.of(), Optional.empty(), Optional.of(expression));
    }
}
