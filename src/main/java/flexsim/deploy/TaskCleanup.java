package flexsim.deploy;

import flexsim.deploy.CleanupCounts.Item;
import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.Task;
import flexsim.workspace.TaskChange;
import flexsim.workspace.TaskQuery;
import flexsim.workspace.Workspace;
import flexsim.workspace.WorkspaceException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Ends and removes the brand's tasks, while they move and while new ones may come. */
final class TaskCleanup {
    /** Listings after which a source of new tasks must be assumed that does not dry up. */
    private static final int ROUNDS = 10;

    /** How often the status of a task may change under us. */
    private static final int ATTEMPTS = 5;

    private static final String REASON = "flexsim cleansim";

    private final Workspace workspace;
    private final Ownership ownership;
    private final CleanupCounts counts;
    private final Consumer<Progress> progress;
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private int handled;

    TaskCleanup(Workspace workspace, Ownership ownership, CleanupCounts counts, Consumer<Progress> progress) {
        this.workspace = workspace;
        this.ownership = ownership;
        this.counts = counts;
        this.progress = progress;
    }

    void run() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Task> left = owned();
            List<Task> toEnd =
                    left.stream().filter(task -> !failed.contains(task.sid())).toList();
            if (toEnd.isEmpty()) {
                counts.add(Item.REMAINING, left.size());
                return;
            }
            int total = handled + toEnd.size();
            ParallelSteps.OF_EIGHT.each(toEnd, task -> handle(task, total));
        }
        int remaining = owned().size();
        counts.add(Item.REMAINING, remaining);
        if (remaining > failed.size()) {
            counts.fail(remaining + " tasks are still there after " + ROUNDS
                    + " rounds: stop custsim, then run cleansim again");
        }
    }

    private List<Task> owned() {
        return workspace.tasks(TaskQuery.all()).stream().filter(ownership::owns).toList();
    }

    private void handle(Task task, int total) {
        try {
            if (end(task)) {
                count(Removal.quietly(() -> workspace.deleteTask(task.sid())) ? Item.DELETED : Item.GONE);
            } else {
                count(Item.GONE);
            }
        } catch (WorkspaceException refusal) {
            if (refusal.kind() != WorkspaceException.Kind.REFUSED) {
                throw refusal;
            }
            failed.add(task.sid());
            counts.fail("task " + task.sid() + ": " + refusal.getMessage());
        }
        synchronized (this) {
            handled++;
            progress.accept(new Progress(handled, total, "task " + task.sid()));
        }
    }

    private void count(Item item) {
        counts.add(item);
    }

    /** Ends the task by what its status allows; answers whether it is still there to be deleted. */
    private boolean end(Task listed) {
        Optional<Task> current = Optional.of(listed);
        for (int attempt = 1; current.isPresent(); attempt++) {
            AssignmentStatus status = current.get().status();
            if (status.ended()) {
                return true;
            }
            try {
                workspace.updateTask(listed.sid(), ending(status));
                count(reachedAgent(status) ? Item.COMPLETED : Item.CANCELED);
                return true;
            } catch (WorkspaceException failure) {
                if (failure.notFound()) {
                    return false;
                }
                if (failure.kind() != WorkspaceException.Kind.REFUSED || attempt == ATTEMPTS) {
                    throw failure;
                }
                current = workspace.task(listed.sid());
            }
        }
        return false;
    }

    private static TaskChange ending(AssignmentStatus status) {
        return reachedAgent(status) ? TaskChange.completed(REASON) : TaskChange.canceled(REASON);
    }

    static boolean reachedAgent(AssignmentStatus status) {
        return status == AssignmentStatus.ASSIGNED || status == AssignmentStatus.WRAPPING;
    }
}
