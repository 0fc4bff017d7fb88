package flexsim.taskrouter;

import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.WorkflowDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What tasks that are alike have in common; tasks of one kind go the same way. Made once by a {@link InProcessEngine} and used for
 * many tasks.
 */
public final class TaskKind {
    final Optional<WorkflowState> workflow;
    final TaskChannelState channel;
    final Attributes attributes;
    final int priority;
    final int timeout;

    /** The rules by which {@link #first} was found; null before. */
    private WorkflowDocument document;

    private WorkflowDocument.Step first;

    /** What tasks of this kind have asked for, and in which targets. */
    private final List<Asked> asked = new ArrayList<>(2);

    /** @param verdicts on the target's expression, if it has one */
    private record Asked(
            WorkflowDocument.Target target, WorkerRequirement demand, Optional<EligibilityCache> verdicts) {}

    /** The queue of the target that a task of this kind entered last. */
    private WorkflowDocument.Target latest;

    private TaskQueueState queueOfLatest;

    TaskKind(WorkflowState workflow, TaskChannelState channel, Attributes attributes, int priority, int timeout) {
        this.workflow = Optional.of(workflow);
        this.channel = channel;
        this.attributes = attributes;
        this.priority = priority;
        this.timeout = timeout;
    }

    /** Where a new task of this kind begins by these rules. */
    WorkflowDocument.Step first(WorkflowDocument rules) {
        if (document != rules) {
            document = rules;
            first = rules.first(Scope.of(attributes.value()), 0);
            asked.clear();
        }
        return first;
    }

    /** The queue of {@code target}; null when it is gone. */
    TaskQueueState queue(WorkflowDocument.Target target, WorkspaceRegistry directory) {
        if (latest != target || queueOfLatest == null || queueOfLatest.gone) {
            latest = target;
            queueOfLatest = directory.queues.get(target.queueSid());
        }
        return queueOfLatest;
    }

    /** What a task of this kind asks for in {@code target}. */
    WorkerRequirement demand(WorkflowDocument.Target target) {
        return askedIn(target).demand();
    }

    /** What the expression of {@code target} says of workers; empty when it has none. */
    Optional<EligibilityCache> verdicts(WorkflowDocument.Target target) {
        return askedIn(target).verdicts();
    }

    private Asked askedIn(WorkflowDocument.Target target) {
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i).target() == target) {
                return asked.get(i);
            }
        }
        Asked first = new Asked(
                target,
                WorkerRequirement.of(channel, target, attributes),
                target.expression().map(EligibilityCache::new));
        asked.add(first);
        return first;
    }
}
