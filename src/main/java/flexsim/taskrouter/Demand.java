package flexsim.taskrouter;

import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.expression.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a waiting task asks of a worker, its queue aside. Whoever may take one of two tasks with equal demands may take the
 * other.
 *
 * @param expression the target's
 * @param taskValues what {@code expression} reads of the task, in order of appearance
 * @param known whom the target is for; absent when it is for everyone
 */
record Demand(
        TaskChannelState channel,
        Optional<Expression> expression,
        List<Value> taskValues,
        Optional<KnownWorker.Named> known) {
    static Demand of(TaskState task) {
        Optional<WorkflowDocument.Target> target = task.target();
        Optional<Expression> expression = target.flatMap(WorkflowDocument.Target::expression);
        return new Demand(
                task.channel,
                expression,
                expression.map(e -> read(e.paths(), task)).orElse(List.of()),
                target.flatMap(WorkflowDocument.Target::knownWorker).map(known -> known.namedBy(task.attributes)));
    }

    private static List<Value> read(List<Path> paths, TaskState task) {
        List<Value> values = new ArrayList<>();
        for (Path path : paths) {
            if (path.head().equals(TargetScope.TASK) && path.length() > 1) {
                values.add(path.tail().in(task.attributes.value()));
            }
        }
        return List.copyOf(values);
    }
}
