package flexsim.cli;

import flexsim.config.Configuration;
import flexsim.config.EntityDraw;
import flexsim.customers.CustomerDraw;
import flexsim.customers.DomainArrivalValues;
import flexsim.domain.Dimension;
import flexsim.domain.Entity;
import flexsim.domain.Fields;
import flexsim.domain.Phase;
import flexsim.domain.TargetRule;
import flexsim.domain.Targets;
import flexsim.domain.ValidationErrors;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.document.JsonValues;
import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.ExpressionException;
import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.expression.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks the expressions that a domain states itself, before a TaskRouter has to refuse the Workflow. */
final class TargetExpressions {
    private static final String WORKER = "worker";
    private static final Set<String> SIDES = Set.of("task", WORKER);

    private final ValidationErrors errors;
    private final Configuration configuration;
    /** Attributes of an agent, and of a customer: what one has, all have. */
    private final Value worker;

    private final Value task;

    private TargetExpressions(ValidationErrors errors, Configuration configuration, long seed) {
        this.errors = errors;
        this.configuration = configuration;
        this.worker = value(configuration.workers().get(0).attributes().toString());
        EntityDraw draw = new EntityDraw(configuration.metadata().dimensions(), seed);
        this.task = value(
                new CustomerDraw(configuration.metadata(), new DomainArrivalValues(draw), id -> "name", "account", seed)
                        .apply(0)
                        .attributes());
    }

    private static Value value(String attributes) {
        return JsonValues.attributes("Attributes", attributes).value();
    }

    /**
     * @param file the domain's, for messages
     * @param configuration what was generated from it
     * @throws flexsim.domain.InputException with one error for each expression that is none, or refers to what is not there
     */
    static void check(String file, Targets targets, Configuration configuration, long seed) {
        if (targets.all().isEmpty() && targets.byOption().isEmpty()) {
            return;
        }
        ValidationErrors errors = new ValidationErrors(file);
        TargetExpressions check = new TargetExpressions(errors, configuration, seed);
        check.rules("$.workflow.targets", targets.all());
        targets.byOption()
                .forEach((option, rules) -> check.rules(Fields.step("$.workflow.targetsByOption", option), rules));
        errors.throwIfAny();
    }

    private void rules(String path, List<TargetRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            String at = path + "[" + i + "].expression";
            rules.get(i).expression().ifPresent(text -> expression(at, text));
        }
    }

    private void expression(String path, String text) {
        try {
            Expression.parse(text).paths().forEach(reference -> reference(path, reference));
        } catch (ExpressionException malformed) {
            errors.add(path, "is not a TaskRouter expression: " + malformed.getMessage());
        }
    }

    private void reference(String path, Path reference) {
        if (reference.length() < 2 || !SIDES.contains(reference.head())) {
            errors.add(path, "must refer to 'task.' or 'worker.' attributes, found '" + reference.head() + "'");
        } else if (reference.head().equals(WORKER)) {
            if (Engine.isAttributeOfWorker(reference.tail())) {
                requireKnown(path, reference, worker, Entity.WORKERS, "agents");
            }
        } else {
            requireKnown(path, reference, task, Entity.TASKS, "tasks");
        }
    }

    private void requireKnown(String path, Path reference, Value attributes, Entity entity, String whose) {
        if (reference.tail().in(attributes) == Value.NULL) {
            String known = configuration.metadata().dimensions().stream()
                    .filter(dimension -> dimension.entity() == entity && dimension.isAttribute())
                    .filter(dimension -> entity == Entity.WORKERS || dimension.phase() == Phase.ARRIVE)
                    .map(Dimension::attrName)
                    .collect(Collectors.joining(", "));
            errors.add(
                    path,
                    "refers to '" + reference + "', which " + whose + " do not have; the domain gives them " + known);
        }
    }
}
