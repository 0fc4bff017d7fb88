package flexsim.deploy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a deployment did.
 *
 * @param workflowSid the brand's Workflow
 * @param failures what could not be removed, a line each; everything else was done
 */
public record DeployResult(String workflowSid, List<Step> done, List<String> failures) {
    public DeployResult {
        done = List.copyOf(done);
        failures = List.copyOf(failures);
    }

    /** How many steps of each kind, for instance {@code create worker}. */
    public Map<String, Integer> counts() {
        return counts(done);
    }

    static Map<String, Integer> counts(List<Step> steps) {
        Map<String, Integer> counts = new TreeMap<>();
        steps.forEach(step -> counts.merge(step.kind(), 1, Integer::sum));
        return counts;
    }
}
