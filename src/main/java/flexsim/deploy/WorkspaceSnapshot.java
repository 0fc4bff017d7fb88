package flexsim.deploy;

import flexsim.workspace.Activity;
import flexsim.workspace.TaskChannel;
import flexsim.workspace.TaskQueue;
import flexsim.workspace.Worker;
import flexsim.workspace.WorkerChannel;
import flexsim.workspace.Workflow;
import flexsim.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A workspace as it was found.
 *
 * @param channels by worker SID, of those workers whose capacities matter
 */
public record WorkspaceSnapshot(
        List<Activity> activities,
        List<TaskChannel> taskChannels,
        List<Worker> workers,
        List<TaskQueue> queues,
        List<Workflow> workflows,
        Map<String, List<WorkerChannel>> channels) {
    /** Looks at {@code workspace}; capacities cost a request each and are read of the {@code relevant} workers only. */
    static WorkspaceSnapshot of(Workspace workspace, Predicate<Worker> relevant) {
        List<Worker> workers = workspace.workers();
        Map<String, List<WorkerChannel>> channels = new ConcurrentHashMap<>();
        ParallelSteps.OF_EIGHT.each(
                workers.stream().filter(relevant).toList(),
                worker -> channels.put(worker.sid(), workspace.workerChannels(worker.sid())));
        return new WorkspaceSnapshot(
                workspace.activities(),
                workspace.taskChannels(),
                workers,
                workspace.taskQueues(),
                workspace.workflows(),
                Map.copyOf(channels));
    }

    Optional<TaskQueue> queue(String friendlyName) {
        return queues.stream()
                .filter(queue -> queue.friendlyName().equals(friendlyName))
                .findFirst();
    }

    Optional<Activity> activity(String friendlyName) {
        return activities.stream()
                .filter(activity -> activity.friendlyName().equals(friendlyName))
                .findFirst();
    }
}
