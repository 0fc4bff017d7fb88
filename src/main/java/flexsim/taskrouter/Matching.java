package flexsim.taskrouter;

import flexsim.taskrouter.expression.Expression;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who could take what. Keeps, for each queue and channel, the workers that are free; and answers which worker a task
 * goes to and which task a worker gets. It changes no status and makes no reservation.
 *
 * <p>Between commands no task waits for which a free worker is eligible; so a change needs to look only at the task or
 * the worker that it concerns.
 */
final class Matching {
    private final Directory directory;
    private final WorkspaceState workspace;

    Matching(Directory directory, WorkspaceState workspace) {
        this.directory = directory;
        this.workspace = workspace;
    }

    /** Takes {@code worker} from among the idle, before anything changes that its rank or membership depends on. */
    void withdraw(WorkerState worker) {
        worker.channels.values().forEach(Matching::withdraw);
    }

    private static void withdraw(WorkerChannelState channel) {
        if (channel.idle) {
            channel.worker.queues.forEach(queue -> queue.removeIdle(channel));
            channel.idle = false;
        }
    }

    /** Puts {@code worker} among the idle of every channel on which it is free; the counterpart of withdrawing. */
    void restore(WorkerState worker) {
        for (WorkerChannelState channel : worker.channels.values()) {
            if (!channel.idle && free(channel)) {
                channel.rank = channel.channel.optimizedRouting ? channel.lastReserved : worker.idleSince;
                channel.idle = true;
                worker.queues.forEach(queue -> queue.addIdle(channel));
            }
        }
    }

    /** Whether the worker can take one more task of this channel; without multitasking, whether it has none at all. */
    private boolean free(WorkerChannelState channel) {
        if (!channel.worker.activity.available) {
            return false;
        }
        return workspace.multiTaskEnabled
                ? channel.available && channel.load < channel.capacity
                : !channel.worker.hasLiveReservations();
    }

    /** Recomputes the membership of a withdrawn {@code worker} in {@code queue}. */
    void review(WorkerState worker, TaskQueueState queue) {
        if (queue.admits(worker)) {
            queue.join(worker);
            worker.queues.add(queue);
        } else {
            queue.leave(worker);
            worker.queues.remove(queue);
        }
    }

    /** The free workers for a task, best first, at most as many as its queue reserves at once. */
    List<WorkerChannelState> workersFor(TaskState task) {
        if (task.assignee.isPresent()) {
            WorkerChannelState channel = task.assignee.get().channels.get(task.channel);
            return task.ignoreCapacity || channel.idle ? List.of(channel) : List.of();
        }
        Optional<WorkflowDocument.Target> target = task.target();
        Optional<Expression> expression = target.flatMap(WorkflowDocument.Target::expression);
        Stream<WorkerChannelState> eligible = candidates(task)
                .filter(c -> expression.isEmpty() || expression.get().matches(new TargetScope(task, c.worker)));
        Optional<WorkerOrder> order = target.flatMap(WorkflowDocument.Target::orderBy);
        return (order.isPresent() ? order.get().sorted(eligible.toList()).stream() : eligible)
                .limit(task.queue.maxReservedWorkers)
                .toList();
    }

    /** The free workers of the task's queue, or of these the one that its target names; longest idle first. */
    private Stream<WorkerChannelState> candidates(TaskState task) {
        Optional<KnownWorker> known = task.target().flatMap(WorkflowDocument.Target::knownWorker);
        if (known.isEmpty()) {
            return task.queue.idle(task.channel).stream();
        }
        return directory.worker(known.get().namedBy(task.attributes)).stream()
                .filter(worker -> worker.queues.contains(task.queue))
                .map(worker -> worker.channels.get(task.channel))
                .filter(channel -> channel.idle);
    }

    /** The waiting task that {@code worker} gets next. */
    Optional<TaskState> taskFor(WorkerState worker) {
        TaskState best = first(worker, worker.waiting.lines(Optional.empty()), null);
        List<Optional<KnownWorker.Named>> names = worker.knownAs();
        for (TaskQueueState queue : worker.queues) {
            for (Optional<KnownWorker.Named> name : names) {
                best = first(worker, queue.waiting.lines(name), best);
            }
        }
        return Optional.ofNullable(best);
    }

    /** The first task that {@code worker} may take, if it is better than {@code best}; lines come best first. */
    private TaskState first(WorkerState worker, Collection<WaitingLine> lines, TaskState best) {
        for (WaitingLine line : lines) {
            if (best != null && compare(line.first(), best) >= 0) {
                return best;
            }
            WorkerChannelState channel = worker.channels.get(line.demand().channel());
            if (channel != null && channel.idle && line.suits(worker)) {
                return line.first();
            }
        }
        return best;
    }

    /** The order of waiting tasks over several queues: one kind of queue first, then each kind's own order. */
    int compare(TaskState a, TaskState b) {
        TaskOrder orderA = a.room.order();
        TaskOrder orderB = b.room.order();
        if (orderA != orderB) {
            return orderA == workspace.prioritizeQueueOrder ? -1 : 1;
        }
        return WaitingLine.comparator(orderA).compare(a, b);
    }
}
