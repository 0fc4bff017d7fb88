package flexsim.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The targets of the generated Workflow's filters.
 *
 * @param all of every filter for which there are none of its own
 * @param byOption of the filter of one option of the dimension {@code queueFilterDim}
 */
public record Targets(List<TargetRule> all, Map<String, List<TargetRule>> byOption) {
    public Targets {
        all = List.copyOf(all);
        Map<String, List<TargetRule>> copy = new LinkedHashMap<>();
        byOption.forEach((option, rules) -> copy.put(option, List.copyOf(rules)));
        byOption = Collections.unmodifiableMap(copy);
    }

    /** The targets of the filter for {@code option}. */
    public List<TargetRule> of(String option) {
        return byOption.getOrDefault(option, all);
    }
}
