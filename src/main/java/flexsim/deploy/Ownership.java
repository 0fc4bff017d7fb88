package flexsim.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.Brand;
import flexsim.config.QueueEntry;
import flexsim.config.WorkflowEntry;
import flexsim.workspace.Task;
import flexsim.workspace.TaskQueue;
import flexsim.workspace.Worker;
import flexsim.workspace.Workflow;
import java.util.List;

/**
 * What in a workspace belongs to a brand. Workers and tasks carry it in their attributes, the Workflow in its name. A
 * TaskQueue belongs to it when the brand's Workflow routes to it, or says in a {@link QueueMark} that it is the brand's,
 * and no other Workflow routes to it. Nothing else is ever changed or deleted.
 */
public record Ownership(String brand) {
    /** The name of the queue that every workspace has; it is nobody's. */
    public static final String EVERYONE = QueueEntry.EVERYONE.friendlyName();

    public String workflowName() {
        return WorkflowEntry.nameOf(brand);
    }

    public boolean owns(Worker worker) {
        return carriesBrand(worker.attributes());
    }

    public boolean owns(Task task) {
        return carriesBrand(task.attributes());
    }

    public boolean owns(Workflow workflow) {
        return workflow.friendlyName().equals(workflowName());
    }

    /** Whether {@code queue} is the brand's, by the Workflows of the workspace. */
    public boolean owns(TaskQueue queue, List<Workflow> workflows) {
        return !queue.friendlyName().equals(EVERYONE)
                && workflows.stream().filter(this::owns).anyMatch(workflow -> claims(workflow, queue))
                && workflows.stream().noneMatch(workflow -> concernsOthers(workflow, queue));
    }

    private static boolean claims(Workflow workflow, TaskQueue queue) {
        RoutingDocument routing = RoutingDocument.parse(workflow.configuration());
        return routing.queues().contains(queue.sid()) || routing.marks(QueueMark.OWNED, queue.friendlyName());
    }

    /** A foreign Workflow need only mention the queue: in doubt it is not ours. */
    private boolean concernsOthers(Workflow workflow, TaskQueue queue) {
        return owns(workflow)
                ? RoutingDocument.parse(workflow.configuration()).marks(QueueMark.BORROWED, queue.friendlyName())
                : workflow.configuration().contains(queue.sid());
    }

    private boolean carriesBrand(String attributes) {
        return new Brand(brand).isIn(attributes);
    }

    /** {@code attributes} with the brand in them. */
    ObjectNode branded(ObjectNode attributes) {
        return new Brand(brand).addedTo(attributes);
    }
}
