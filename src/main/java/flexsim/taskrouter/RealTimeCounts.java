package flexsim.taskrouter;

import flexsim.taskrouter.model.TaskFigures;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.WorkerFigures;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The counts of a workspace's tasks and workers as they are now, made in one pass and without views. Part of the
 * engine, so not thread-safe.
 *
 * <p>Wherever a {@code channel} is asked for it is a task channel's SID; empty counts the tasks of all.
 */
public final class RealTimeCounts {
    private final WorkspaceRegistry registry;

    RealTimeCounts(WorkspaceRegistry registry) {
        this.registry = registry;
    }

    /** The tasks under way in the workspace. */
    public TaskFigures tasks(Optional<String> channel) {
        return count(on(channel));
    }

    /** The tasks under way in a workflow. */
    public TaskFigures tasksOfWorkflow(String sid, Optional<String> channel) {
        return count(on(channel)
                .and(task -> task.workflow.filter(own -> own.sid.equals(sid)).isPresent()));
    }

    /** The tasks under way in each of {@code queues}, by the queue's SID. */
    public Map<String, TaskFigures> tasksOfQueues(Set<String> queues, Optional<String> channel) {
        Map<String, TaskCount> counts = new HashMap<>();
        queues.forEach(sid -> counts.put(sid, new TaskCount()));
        Predicate<TaskState> counted = on(channel);
        for (TaskState task : registry.liveTasks) {
            TaskCount count = task.queue == null ? null : counts.get(task.queue.sid);
            if (count != null && counted.test(task)) {
                count.add(task);
            }
        }
        Map<String, TaskFigures> figures = new HashMap<>();
        counts.forEach((sid, count) -> figures.put(sid, count.figures()));
        return figures;
    }

    private TaskFigures count(Predicate<TaskState> counted) {
        TaskCount count = new TaskCount();
        for (TaskState task : registry.liveTasks) {
            if (counted.test(task)) {
                count.add(task);
            }
        }
        return count.figures();
    }

    private static Predicate<TaskState> on(Optional<String> channel) {
        return task -> channel.isEmpty() || task.channel().sid.equals(channel.get());
    }

    /** All workers. */
    public WorkerFigures workers() {
        return count(registry.workers.values(), worker -> true);
    }

    /** The workers among {@code sids}. */
    public WorkerFigures workers(Set<String> sids) {
        return count(registry.workers.values(), worker -> sids.contains(worker.sid));
    }

    /** The workers that serve a queue; nobody serves one that does not exist. */
    public WorkerFigures workersOfQueue(String sid) {
        TaskQueueState queue = registry.queues.get(sid);
        return count(queue == null ? Set.of() : queue.members, worker -> true);
    }

    private WorkerFigures count(Collection<WorkerState> workers, Predicate<WorkerState> counted) {
        Map<ActivityState, Integer> counts = new LinkedHashMap<>();
        registry.activities.values().forEach(activity -> counts.put(activity, 0));
        for (WorkerState worker : workers) {
            if (counted.test(worker)) {
                counts.merge(worker.activity, 1, Integer::sum);
            }
        }
        return new WorkerFigures(counts.entrySet().stream()
                .map(entry -> new WorkerFigures.InActivity(entry.getKey().view(), entry.getValue()))
                .toList());
    }

    /** Tasks counted one by one. */
    private static final class TaskCount {
        private final int[] byStatus = new int[TaskStatus.values().length];
        private final SortedMap<Integer, Integer> byPriority = new TreeMap<>();

        /** Of those that nobody has accepted the one made first; null when there is none. */
        private TaskState oldest;

        /** Of the same the one that entered its queue first. */
        private TaskState longestInQueue;

        private void add(TaskState task) {
            byStatus[task.status().ordinal()]++;
            byPriority.merge(task.priority(), 1, Integer::sum);
            if (task.status() == TaskStatus.PENDING || task.status() == TaskStatus.RESERVED) {
                if (oldest == null || task.created < oldest.created) {
                    oldest = task;
                }
                if (task.queue != null
                        && (longestInQueue == null || task.queueEntered() < longestInQueue.queueEntered())) {
                    longestInQueue = task;
                }
            }
        }

        private TaskFigures figures() {
            Map<TaskStatus, Integer> statuses = new EnumMap<>(TaskStatus.class);
            for (TaskStatus status : TaskStatus.values()) {
                if (!status.ended()) {
                    statuses.put(status, byStatus[status.ordinal()]);
                }
            }
            return new TaskFigures(
                    statuses,
                    byPriority,
                    Optional.ofNullable(oldest).map(task -> new TaskFigures.Waiting(task.sid(), task.created)),
                    Optional.ofNullable(longestInQueue)
                            .map(task -> new TaskFigures.Waiting(task.sid(), task.queueEntered())));
        }
    }
}
