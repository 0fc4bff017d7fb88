package flexsim.agents;

import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.Reservation;
import flexsim.workspace.Task;
import flexsim.workspace.TaskQuery;
import flexsim.workspace.Workspace;
import flexsim.workspace.WorkspaceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an earlier run left when it was killed: tasks that were taken and not completed, and offers nobody answered. Only
 * what is with one of our own workers counts, whoever made the task.
 */
record OrphanedTasks(List<Taken> taken, List<Reservation> unanswered) {
    /** A task at the hands of one of our workers. */
    record Taken(Task task, Reservation reservation) {}

    /** Looks what was left of the tasks of a workflow. */
    static OrphanedTasks of(Workspace workspace, String workflowSid, Set<String> workerSids) {
        List<Taken> taken = new ArrayList<>();
        List<Reservation> unanswered = new ArrayList<>();
        TaskQuery query = new TaskQuery(
                Set.of(AssignmentStatus.RESERVED, AssignmentStatus.ASSIGNED, AssignmentStatus.WRAPPING),
                Optional.of(workflowSid),
                Optional.empty());
        for (Task task : workspace.tasks(query)) {
            for (Reservation reservation : reservations(workspace, task)) {
                if (!workerSids.contains(reservation.workerSid())) {
                    continue;
                }
                switch (reservation.status()) {
                    case "accepted", "wrapping" -> taken.add(new Taken(task, reservation));
                    case "pending" -> unanswered.add(reservation);
                    default -> {
                        // Over: refused, timed out, rescinded, canceled or completed.
                    }
                }
            }
        }
        return new OrphanedTasks(List.copyOf(taken), List.copyOf(unanswered));
    }

    private static List<Reservation> reservations(Workspace workspace, Task task) {
        try {
            return workspace.reservations(task.sid());
        } catch (WorkspaceException failure) {
            if (failure.notFound()) {
                return List.of();
            }
            throw failure;
        }
    }
}
