package flexsim.taskrouter;

import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.KnownWorker;
import flexsim.taskrouter.model.WorkflowDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a waiting task requires of a worker, its queue aside. Whoever may take one of two tasks with equal requirements may take the
 * other. Immutable; it is looked up by often, so its hash code is kept.
 */
final class WorkerRequirement {
    private final TaskChannelState channel;
    private final Expression expression;
    private final List<Value> taskValues;
    private final KnownWorker.Named known;
    private final boolean readsLoad;
    private final int hash;

    private WorkerRequirement(
            TaskChannelState channel, Expression expression, List<Value> taskValues, KnownWorker.Named known) {
        this.channel = channel;
        this.expression = expression;
        this.taskValues = taskValues;
        this.known = known;
        this.readsLoad = expression != null && expression.paths().stream().anyMatch(WorkerPaths::readsChannelInTarget);
        this.hash = Objects.hash(channel.sid, expression, taskValues, known);
    }

    /** {@code target}: null where the task is in none. */
    static WorkerRequirement of(TaskChannelState channel, WorkflowDocument.Target target, Attributes attributes) {
        Expression expression = target == null ? null : target.expression().orElse(null);
        return new WorkerRequirement(
                channel,
                expression,
                expression == null ? List.of() : read(expression.paths(), attributes),
                target == null
                        ? null
                        : target.knownWorker()
                                .map(worker -> worker.namedBy(attributes))
                                .orElse(null));
    }

    private static List<Value> read(List<Path> paths, Attributes attributes) {
        List<Value> values = new ArrayList<>();
        for (Path path : paths) {
            if (path.head().equals(WorkflowDocument.TASK) && path.length() > 1) {
                values.add(path.tail().in(attributes.value()));
            }
        }
        return List.copyOf(values);
    }

    TaskChannelState channel() {
        return channel;
    }

    /** Whether whom it suits may change with a worker's load. */
    boolean readsLoad() {
        return readsLoad;
    }

    /** Whom the target is for; null when it is for everyone. */
    KnownWorker.Named known() {
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof WorkerRequirement requirement
                        && hash == requirement.hash
                        && channel == requirement.channel
                        && Objects.equals(expression, requirement.expression)
                        && taskValues.equals(requirement.taskValues)
                        && Objects.equals(known, requirement.known);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
