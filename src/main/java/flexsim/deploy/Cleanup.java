package flexsim.deploy;

import flexsim.deploy.CleanupCounts.Item;
import flexsim.workspace.Activity;
import flexsim.workspace.Task;
import flexsim.workspace.TaskQuery;
import flexsim.workspace.TaskQueue;
import flexsim.workspace.Worker;
import flexsim.workspace.WorkerChange;
import flexsim.workspace.Workflow;
import flexsim.workspace.WorkflowChange;
import flexsim.workspace.Workspace;
import flexsim.workspace.WorkspaceException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The clean-up of a workspace after a run; only of what carries the brand. Can be repeated at any time. */
public final class Cleanup {
    private final Workspace workspace;
    private final Ownership ownership;
    private final CleanupScope scope;
    private final Consumer<Progress> progress;

    public Cleanup(Workspace workspace, String brand, CleanupScope scope, Consumer<Progress> progress) {
        this.workspace = workspace;
        this.ownership = new Ownership(brand);
        this.scope = scope;
        this.progress = progress;
    }

    /** What {@link #run()} would do now; nothing is changed. */
    public CleanupResult preview() {
        CleanupCounts counts = new CleanupCounts();
        workspace.tasks(TaskQuery.all()).stream().filter(ownership::owns).forEach(task -> {
            if (!task.status().ended()) {
                counts.add(TaskCleanup.reachedAgent(task.status()) ? Item.COMPLETED : Item.CANCELED);
            }
            counts.add(Item.DELETED);
        });
        Optional<String> offline = offlineSid();
        ownedWorkers().stream().filter(worker -> !isIn(offline, worker)).forEach(worker -> counts.add(Item.OFFLINE));
        if (scope.removesWorkers()) {
            counts.add(Item.WORKERS_DELETED, ownedWorkers().size());
        }
        if (scope == CleanupScope.ALL) {
            List<Workflow> workflows = workspace.workflows();
            counts.add(Item.QUEUES_DELETED, ownedQueues(workflows).size());
            counts.add(Item.WORKFLOWS_DELETED, (int)
                    workflows.stream().filter(ownership::owns).count());
        }
        return counts.result();
    }

    /**
     * Ends and removes. What one thing refuses is reported in the result and the rest goes on.
     *
     * @throws WorkspaceException when the workspace as a whole cannot be reached
     */
    public CleanupResult run() {
        CleanupCounts counts = new CleanupCounts();
        new TaskCleanup(workspace, ownership, counts, progress).run();
        endShifts(counts);
        if (scope == CleanupScope.ALL) {
            removeRouting(counts);
        }
        return counts.result();
    }

    private void endShifts(CleanupCounts counts) {
        List<Worker> workers = ownedWorkers();
        Optional<String> offline = offlineSid();
        if (offline.isEmpty() && !workers.isEmpty()) {
            counts.fail("the workspace has no Activity '" + Prerequisites.OFFLINE
                    + "' for the agents: create it, then run cleansim again");
            return;
        }
        ParallelSteps.OF_EIGHT.each(
                workers,
                worker -> orReport(counts, "Worker '" + worker.friendlyName() + "'", () -> {
                    if (!isIn(offline, worker)) {
                        workspace.updateWorker(worker.sid(), WorkerChange.leaving(offline.orElseThrow()));
                        counts.add(Item.OFFLINE);
                    }
                    if (scope.removesWorkers()) {
                        workspace.deleteWorker(worker.sid());
                        counts.add(Item.WORKERS_DELETED);
                    }
                }));
    }

    /**
     * Queues go before the Workflow that makes them recognisable as ours; it stops routing to them first and goes only
     * when none is left, so that a refusal leaves nothing that a later run could not find.
     */
    private void removeRouting(CleanupCounts counts) {
        List<Workflow> workflows = workspace.workflows();
        List<Workflow> ours = workflows.stream().filter(ownership::owns).toList();
        List<TaskQueue> queues = ownedQueues(workflows);
        if (ours.stream().anyMatch(workflow -> isInUse(workflow, counts))) {
            return;
        }
        int before = counts.result().failures().size();
        ours.forEach(workflow -> orReport(counts, name(workflow), () -> stopRouting(workflow, queues)));
        queues.forEach(queue -> orReport(counts, "TaskQueue '" + queue.friendlyName() + "'", () -> {
            workspace.deleteTaskQueue(queue.sid());
            counts.add(Item.QUEUES_DELETED);
        }));
        if (counts.result().failures().size() == before) {
            ours.forEach(workflow -> orReport(counts, name(workflow), () -> {
                workspace.deleteWorkflow(workflow.sid());
                counts.add(Item.WORKFLOWS_DELETED);
            }));
        }
    }

    /** Somebody else's tasks may wait in our Workflow, and would end with it. */
    private boolean isInUse(Workflow workflow, CleanupCounts counts) {
        List<Task> foreign =
                workspace.tasks(new TaskQuery(Set.of(), Optional.of(workflow.sid()), Optional.empty())).stream()
                        .filter(task -> !task.status().ended() && !ownership.owns(task))
                        .toList();
        if (!foreign.isEmpty()) {
            counts.fail(name(workflow) + " was left: it has " + foreign.size()
                    + " tasks that do not belong to brand '" + ownership.brand() + "', for instance "
                    + foreign.get(0).sid());
        }
        return !foreign.isEmpty();
    }

    private void stopRouting(Workflow workflow, List<TaskQueue> queues) {
        workspace.taskQueues().stream()
                .filter(queue -> queue.friendlyName().equals(Ownership.EVERYONE))
                .findFirst()
                .ifPresent(everyone -> {
                    List<String> names =
                            queues.stream().map(TaskQueue::friendlyName).toList();
                    RoutingDocument idle =
                            RoutingDocument.allTo(everyone.sid()).with(QueueMark.OWNED, names, everyone.sid());
                    workspace.updateWorkflow(
                            workflow.sid(), new WorkflowChange(Optional.of(idle.text()), Optional.empty()));
                });
    }

    /** Does {@code work}; what is gone already is as good as done. */
    private static void orReport(CleanupCounts counts, String what, Runnable work) {
        try {
            Removal.quietly(work);
        } catch (WorkspaceException refusal) {
            if (refusal.kind() != WorkspaceException.Kind.REFUSED) {
                throw refusal;
            }
            counts.fail(what + ": " + refusal.getMessage());
        }
    }

    private List<Worker> ownedWorkers() {
        return workspace.workers().stream().filter(ownership::owns).toList();
    }

    private List<TaskQueue> ownedQueues(List<Workflow> workflows) {
        return workspace.taskQueues().stream()
                .filter(queue -> ownership.owns(queue, workflows))
                .toList();
    }

    private Optional<String> offlineSid() {
        return workspace.activities().stream()
                .filter(activity -> activity.friendlyName().equals(Prerequisites.OFFLINE))
                .map(Activity::sid)
                .findFirst();
    }

    private static boolean isIn(Optional<String> activity, Worker worker) {
        return activity.filter(worker.activitySid()::equals).isPresent();
    }

    private static String name(Workflow workflow) {
        return "Workflow '" + workflow.friendlyName() + "'";
    }
}
