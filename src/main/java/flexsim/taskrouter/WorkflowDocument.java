package flexsim.taskrouter;

import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.Scope;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A workflow's rules, and the way of a task through them. Immutable.
 *
 * <p>Filters are a switch: the first that matches is used. Its targets are tried in order; a target is left when the
 * task's age passes the sum of the timeouts up to and including its own. After the last target the next matching filter
 * follows; the default filter only serves tasks that no filter matches. Source: Twilio, "Configuring Workflows" and
 * "Workflow timeout evaluation".
 *
 * @param text the configuration as the client wrote it; echoed unchanged
 */
public record WorkflowDocument(String text, List<Filter> filters, Optional<Target> defaultTarget) {
    public WorkflowDocument {
        filters = List.copyOf(filters);
    }

    /**
     * One filter.
     *
     * @param expression over task attributes; absent matches every task
     * @param targets at least one
     */
    public record Filter(Optional<String> friendlyName, Optional<Expression> expression, List<Target> targets) {
        public Filter {
            targets = List.copyOf(targets);
        }
    }

    /**
     * One target, inheritance of the queue already resolved.
     *
     * @param priority given to the task on entering; absent leaves it as it is
     * @param timeout seconds, at least 1; absent holds the task until its time to live ends
     * @param expression over {@code task.} and {@code worker.}: narrows the queue's workers
     */
    public record Target(String queueSid, OptionalInt priority, OptionalInt timeout, Optional<Expression> expression) {}

    /** Where a task is in its workflow. */
    public sealed interface Step {}

    /**
     * In a target.
     *
     * @param filter index of the filter, −1 for the default filter
     * @param position index of the target in its filter
     * @param startAge seconds of age at which the target's own time begins
     */
    public record InTarget(int filter, int position, Target target, int startAge) implements Step {
        /** Seconds of age at which the task leaves the target; empty when it stays until its time to live ends. */
        public OptionalInt endAge() {
            return target.timeout().isPresent()
                    ? OptionalInt.of(startAge + target.timeout().getAsInt())
                    : OptionalInt.empty();
        }
    }

    /** Nothing matches the task, and there is no default filter. */
    public record Unmatched() implements Step {}

    /** The last target's time has passed. */
    public record TimedOut() implements Step {}

    /** The queues that any target routes to. */
    public Set<String> queueSids() {
        return Stream.concat(filters.stream().flatMap(f -> f.targets().stream()), defaultTarget.stream())
                .map(Target::queueSid)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What {@code step} is called and asks for. */
    TargetView view(InTarget step) {
        Optional<Filter> filter = step.filter() < 0 ? Optional.empty() : Optional.of(filters.get(step.filter()));
        return new TargetView(
                filter.flatMap(Filter::friendlyName),
                filter.flatMap(Filter::expression).map(Expression::toString),
                step.target().expression().map(Expression::toString),
                Optional.empty());
    }

    /** The step in which a task of this age (whole or fractional seconds) begins, or begins anew. */
    public Step first(Scope task, double age) {
        return fromFilter(0, 0, false, task, age);
    }

    /** The step after {@code current} for a task of this age. */
    public Step after(InTarget current, Scope task, double age) {
        int start = current.endAge().orElse(current.startAge());
        if (current.filter() < 0) {
            return new TimedOut();
        }
        return fromTarget(current.filter(), current.position() + 1, start, task, age);
    }

    private Step fromFilter(int from, int startAge, boolean matchedBefore, Scope task, double age) {
        for (int i = from; i < filters.size(); i++) {
            if (filters.get(i).expression().map(e -> e.matches(task)).orElse(true)) {
                return fromTarget(i, 0, startAge, task, age);
            }
        }
        if (matchedBefore) {
            return new TimedOut();
        }
        return defaultTarget.<Step>map(t -> new InTarget(-1, 0, t, startAge)).orElseGet(Unmatched::new);
    }

    private Step fromTarget(int filter, int position, int startAge, Scope task, double age) {
        List<Target> targets = filters.get(filter).targets();
        int start = startAge;
        for (int i = position; i < targets.size(); i++) {
            InTarget step = new InTarget(filter, i, targets.get(i), start);
            if (step.endAge().isEmpty() || age < step.endAge().getAsInt()) {
                return step;
            }
            start = step.endAge().getAsInt();
        }
        return fromFilter(filter + 1, start, true, task, age);
    }
}
