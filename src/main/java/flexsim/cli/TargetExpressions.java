package flexsim.cli;

import flexsim.domain.Faults;
import flexsim.domain.Fields;
import flexsim.domain.TargetRule;
import flexsim.domain.Targets;
import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.ExpressionException;
import flexsim.taskrouter.expression.Path;
import java.util.List;
import java.util.Set;

/** Checks the expressions that a domain states itself, before a TaskRouter has to refuse the Workflow. */
final class TargetExpressions {
    private static final Set<String> SIDES = Set.of("task", "worker");

    private final Faults faults;

    private TargetExpressions(Faults faults) {
        this.faults = faults;
    }

    /**
     * @param file the domain's, for messages
     * @throws flexsim.domain.InputException with one fault for each expression that is none
     */
    static void check(String file, Targets targets) {
        Faults faults = new Faults(file);
        TargetExpressions check = new TargetExpressions(faults);
        check.rules("$.workflow.targets", targets.all());
        targets.byOption()
                .forEach((option, rules) -> check.rules(Fields.step("$.workflow.targetsByOption", option), rules));
        faults.throwIfAny();
    }

    private void rules(String path, List<TargetRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            String at = path + "[" + i + "].expression";
            rules.get(i).expression().ifPresent(text -> expression(at, text));
        }
    }

    private void expression(String path, String text) {
        try {
            Expression.parse(text).paths().stream()
                    .filter(reference -> reference.length() < 2 || !SIDES.contains(reference.head()))
                    .findFirst()
                    .map(Path::head)
                    .ifPresent(head ->
                            faults.add(path, "must refer to 'task.' or 'worker.' attributes, found '" + head + "'"));
        } catch (ExpressionException malformed) {
            faults.add(path, "is no expression of TaskRouter's language: " + malformed.getMessage());
        }
    }
}
