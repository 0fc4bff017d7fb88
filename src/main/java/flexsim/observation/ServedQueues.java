package flexsim.observation;

import flexsim.config.Configuration;
import flexsim.config.QueueEntry;
import flexsim.config.WorkerEntry;
import flexsim.metrics.EventFold;
import flexsim.taskrouter.document.JsonValues;
import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.ExpressionException;
import flexsim.taskrouter.expression.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The queues of a configuration and who serves them, worked out from the queues' expressions as TaskRouter does it. */
public final class ServedQueues {
    private ServedQueues() {}

    /**
     * A fold that knows the queues and agents of {@code configuration}, before anything has happened.
     *
     * @param abandonment says of a canceled task's reason whether its customer left
     */
    public static EventFold fold(Configuration configuration, Predicate<String> abandonment) {
        Map<String, String> expressions = new LinkedHashMap<>();
        expressions.put(QueueEntry.EVERYONE.friendlyName(), QueueEntry.EVERYONE.targetWorkers());
        configuration.queues().forEach(queue -> expressions.put(queue.friendlyName(), queue.targetWorkers()));
        EventFold fold = new EventFold(List.copyOf(expressions.keySet()), abandonment);
        expressions.forEach((queue, expression) -> fold.serves(queue, serving(expression, configuration.workers())));
        return fold;
    }

    /** With a malformed expression nobody is known beforehand; offers will show who serves the queue. */
    private static List<String> serving(String expression, List<WorkerEntry> workers) {
        try {
            Expression target = Expression.parse(expression);
            return workers.stream()
                    .filter(worker -> target.matches(attributes(worker)))
                    .map(WorkerEntry::friendlyName)
                    .toList();
        } catch (ExpressionException unknown) {
            return List.of();
        }
    }

    private static Scope attributes(WorkerEntry worker) {
        return Scope.of(JsonValues.attributes("attributes", worker.attributes().toString())
                .value());
    }
}
