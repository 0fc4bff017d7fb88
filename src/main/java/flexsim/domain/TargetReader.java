package flexsim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads {@code workflow}: the targets of the generated filters. Whether an expression is one is for who makes or runs the
 * Workflow to find out.
 */
final class TargetReader {
    private final Fields workflow;
    private final ValidationErrors errors;

    TargetReader(Fields workflow, ValidationErrors errors) {
        this.workflow = workflow;
        this.errors = errors;
    }

    /** @param filter the dimension whose options become filters, if it could be read */
    Targets read(Optional<Dimension> filter) {
        workflow.allow(List.of("targets", "targetsByOption"));
        Map<String, List<TargetRule>> byOption = new LinkedHashMap<>();
        if (workflow.has("targetsByOption")) {
            Fields lists = workflow.object("targetsByOption");
            filter.ifPresent(dimension -> checkOptions(lists, dimension));
            lists.keys().forEach(option -> byOption.put(option, rules(lists, option)));
        }
        return new Targets(
                workflow.has("targets")
                        ? rules(workflow, "targets")
                        : Scenario.DEFAULT.workflow().all(),
                byOption);
    }

    private static void checkOptions(Fields lists, Dimension filter) {
        List<String> options = filter.options().values().stream()
                .flatMap(List::stream)
                .map(JsonNode::asText)
                .distinct()
                .toList();
        for (String option : lists.keys()) {
            if (!options.isEmpty() && !options.contains(option)) {
                lists.error(
                        option,
                        "is no option of " + filter.name() + ", the dimension of queueFilterDim; allowed: "
                                + String.join(", ", options));
            }
        }
    }

    private List<TargetRule> rules(Fields lists, String key) {
        List<JsonNode> elements = lists.array(key);
        if (elements.isEmpty() && lists.isReadable(key)) {
            lists.error(key, "needs at least one target");
        }
        List<TargetRule> rules = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Fields target = new Fields(elements.get(i), lists.at(key) + "[" + i + "]", errors);
            rules.add(rule(target));
            if (elements.get(i).isObject() && !target.has("timeout") && i + 1 < elements.size()) {
                target.error("timeout", "is missing: without it a task never moves on to the next target");
            }
        }
        return rules;
    }

    private static TargetRule rule(Fields target) {
        target.allow(List.of("timeout", "priority", "expression"));
        return new TargetRule(
                integer(target, "timeout", 1), integer(target, "priority", 0), target.optionalString("expression"));
    }

    private static OptionalInt integer(Fields target, String key, int least) {
        return target.has(key) ? OptionalInt.of(target.integer(key, least)) : OptionalInt.empty();
    }
}
