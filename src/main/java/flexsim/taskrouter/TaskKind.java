package flexsim.taskrouter;

import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.WorkflowDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The workflow, channel, attributes and priority that many tasks have in common; tasks of one kind go the same way. Made
 * once by an {@link InProcessEngine} and used for many tasks.
 */
public final class TaskKind {
    final Optional<WorkflowState> workflow;
    final TaskChannelState channel;
    final Attributes attributes;
    final int priority;
    final int timeoutSeconds;

    /** The rules by which {@link #first} was found; null before. */
    private WorkflowDocument document;

    private WorkflowDocument.Step first;

    /** What tasks of this kind have asked for, and in which targets. */
    private final List<Asked> asked = new ArrayList<>(2);

    /** @param eligibility null where the target has no expression */
    private record Asked(WorkflowDocument.Target target, WorkerRequirement requirement, EligibilityCache eligibility) {}

    /** The target that a task of this kind entered last, and its queue; null before. */
    private WorkflowDocument.Target latest;

    private TaskQueueState queueOfLatest;

    TaskKind(
            WorkflowState workflow, TaskChannelState channel, Attributes attributes, int priority, int timeoutSeconds) {
        this.workflow = Optional.of(workflow);
        this.channel = channel;
        this.attributes = attributes;
        this.priority = priority;
        this.timeoutSeconds = timeoutSeconds;
    }

    /** Where a new task of this kind begins by these rules. */
    WorkflowDocument.Step first(WorkflowDocument rules) {
        if (document != rules) {
            document = rules;
            first = rules.first(attributes, 0);
            asked.clear();
        }
        return first;
    }

    /** The queue of {@code target}, one of {@code queues} by their SIDs; null when it is gone. */
    TaskQueueState queue(WorkflowDocument.Target target, Map<String, TaskQueueState> queues) {
        if (latest != target || queueOfLatest == null || queueOfLatest.gone) {
            latest = target;
            queueOfLatest = queues.get(target.queueSid());
        }
        return queueOfLatest;
    }

    /** What a task of this kind asks for in {@code target}. */
    WorkerRequirement requirement(WorkflowDocument.Target target) {
        return askedIn(target).requirement();
    }

    /** Whom the expression of {@code target} lets through; null when it has none. */
    EligibilityCache eligibility(WorkflowDocument.Target target) {
        return askedIn(target).eligibility();
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
                target.expression().map(EligibilityCache::new).orElse(null));
        asked.add(first);
        return first;
    }
}
