package flexsim.taskrouter.model;

import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.expression.Value;
import java.util.LinkedHashSet;
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
 * task's age passes the sum of the timeouts up to and including its own, those of skipped targets among them. After the
 * last target the next matching filter follows; the default filter only serves tasks that no filter matches, or whose
 * every matching filter was skipped. Source: Twilio, "Configuring Workflows", "Workflow timeout evaluation" and "Workflow
 * skip timeout".
 *
 * @param text the configuration as the client wrote it; echoed unchanged
 */
public record WorkflowDocument(String text, List<Filter> filters, Optional<Target> defaultTarget) {
    /** The first part of a path to an attribute of a task, in expressions of targets. */
    public static final String TASK = "task";

    /** The first part of a path to an attribute of a worker, in expressions of targets. */
    public static final String WORKER = "worker";

    /** The name, in a target's {@code skip_if}, of the number of workers in an available activity. */
    public static final String AVAILABLE = "available";

    /** The name, in a target's {@code skip_if}, of the number of workers in an activity that is not available. */
    public static final String UNAVAILABLE = "unavailable";

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

        /** Whether a task with these attributes is this filter's. */
        public boolean matches(Scope task) {
            return expression.map(e -> e.matches(task)).orElse(true);
        }

        private boolean matchesEverything() {
            return expression
                    .map(e -> e.paths().isEmpty() && e.matches(path -> Value.NULL))
                    .orElse(true);
        }
    }

    /**
     * One target, inheritance of the queue already resolved.
     *
     * @param priority given to the task on entering; absent leaves it as it is
     * @param timeout seconds, at least 1; absent holds the task until its time to live ends
     * @param expression over {@code task.} and {@code worker.}: narrows the queue's workers
     * @param orderBy which of them goes first
     * @param skipIf over {@code workers.}: whether a task that finds nobody on entering goes on at once
     * @param knownWorker the one worker that it is for
     */
    public record Target(
            String queueSid,
            OptionalInt priority,
            OptionalInt timeout,
            Optional<Expression> expression,
            Optional<WorkerOrder> orderBy,
            Optional<Expression> skipIf,
            Optional<KnownWorker> knownWorker) {
        /** For every worker that {@code expression} lets through, longest idle first. */
        public Target(String queueSid, OptionalInt priority, OptionalInt timeout, Optional<Expression> expression) {
            this(queueSid, priority, timeout, expression, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** Where a task is in its workflow. */
    public sealed interface Step {}

    /**
     * In a target.
     *
     * @param filter index of the filter, −1 for the default filter
     * @param position index of the target in its filter
     * @param startAge seconds of age at which the target's own time begins
     * @param afterTimeout whether a filter before has been left because its last target's time had passed
     */
    public record InTarget(int filter, int position, Target target, int startAge, boolean afterTimeout)
            implements Step {
        /** Seconds of age at which the task leaves the target; empty when it stays until its time to live ends. */
        public OptionalInt endAge() {
            return target.timeout().isPresent()
                    ? OptionalInt.of((int) Math.min(
                            Integer.MAX_VALUE,
                            (long) startAge + target.timeout().getAsInt()))
                    : OptionalInt.empty();
        }
    }

    /** Nothing matches the task, and there is no default filter. */
    public record Unmatched() implements Step {}

    /** The last target's time has passed. */
    public record TimedOut() implements Step {}

    /** The last target was skipped. */
    public record Skipped() implements Step {}

    /** Whether every task enters a queue, whatever its attributes are. */
    public boolean takesEveryTask() {
        return defaultTarget.isPresent() || filters.stream().anyMatch(Filter::matchesEverything);
    }

    /** The queues that any target routes to. */
    public Set<String> queueSids() {
        return Stream.concat(filters.stream().flatMap(f -> f.targets().stream()), defaultTarget.stream())
                .map(Target::queueSid)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The activities that any {@code skip_if} counts workers in. */
    public Set<String> activitySids() {
        return filters.stream()
                .flatMap(filter -> filter.targets().stream())
                .flatMap(target -> target.skipIf().stream())
                .flatMap(expression -> expression.paths().stream())
                .filter(path -> path.length() > 1)
                .map(path -> path.tail().head())
                .filter(name -> !name.equals(AVAILABLE) && !name.equals(UNAVAILABLE))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** {@code filter}: −1 for the default filter. */
    public Target target(int filter, int position) {
        return filter < 0
                ? defaultTarget.orElseThrow()
                : filters.get(filter).targets().get(position);
    }

    /** The step in that target, with that age at its beginning; the counterpart of the parts of {@link InTarget}. */
    public InTarget step(int filter, int position, int startAge, boolean afterTimeout) {
        return new InTarget(filter, position, target(filter, position), startAge, afterTimeout);
    }

    /** What {@code step} is called and asks for. */
    public TargetView view(InTarget step, Optional<String> knownWorkerSid) {
        Optional<Filter> filter = step.filter() < 0 ? Optional.empty() : Optional.of(filters.get(step.filter()));
        return new TargetView(
                filter.flatMap(Filter::friendlyName),
                filter.flatMap(Filter::expression).map(Expression::toString),
                step.target().expression().map(Expression::toString),
                knownWorkerSid);
    }

    /** The step in which a task of this age (whole or fractional seconds) begins, or begins anew. */
    public Step first(Scope task, double age) {
        return onward(0, 0, 0, false, new Unmatched(), task, age);
    }

    /** The step after {@code current}, whose time has passed, for a task of this age. */
    public Step after(InTarget current, Scope task, double age) {
        return leaving(current, new TimedOut(), task, age);
    }

    /** The step after {@code current}, which is skipped, for a task of this age. */
    public Step afterSkipping(InTarget current, Scope task, double age) {
        return leaving(current, new Skipped(), task, age);
    }

    private Step leaving(InTarget current, Step how, Scope task, double age) {
        if (current.filter() < 0) {
            return how;
        }
        int start = current.endAge().orElse(current.startAge());
        return onward(current.filter(), current.position() + 1, start, current.afterTimeout(), how, task, age);
    }

    /**
     * The first target, from a place on, whose time has not passed. A filter that is left by skipping counts as one that
     * did not match; a filter whose last target's time has passed closes the way to the default filter.
     *
     * @param how the task comes to this place, and so leaves the workflow if there is nothing more
     */
    private Step onward(
            int filter, int position, int startAge, boolean afterTimeout, Step how, Scope task, double age) {
        int start = startAge;
        boolean timedOut = afterTimeout;
        Step exit = how;
        for (int i = filter; i < filters.size(); i++) {
            int from = i == filter ? position : 0;
            if (from == 0 && !filters.get(i).matches(task)) {
                continue;
            }
            List<Target> targets = filters.get(i).targets();
            for (int j = from; j < targets.size(); j++) {
                InTarget step = new InTarget(i, j, targets.get(j), start, timedOut);
                if (step.endAge().isEmpty() || age < step.endAge().getAsInt()) {
                    return step;
                }
                start = step.endAge().getAsInt();
                exit = new TimedOut();
            }
            timedOut |= exit instanceof TimedOut;
        }
        return timedOut || defaultTarget.isEmpty() ? exit : new InTarget(-1, 0, defaultTarget.get(), start, false);
    }
}
