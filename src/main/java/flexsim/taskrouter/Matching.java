package flexsim.taskrouter;

import flexsim.taskrouter.expression.Expression;
import java.util.List;
import java.util.Optional;

/**
 * Who could take what. Keeps, for each queue and channel, the workers that are free; and answers which worker a task
 * goes to and which task a worker gets. It changes no status and makes no reservation.
 *
 * <p>Between commands no task waits for which a free worker is eligible; so a change needs to look only at the task or
 * the worker that it concerns.
 */
final class Matching {
    private TaskOrder drainedFirst = TaskOrder.FIFO;

    void drainFirst(TaskOrder order) {
        drainedFirst = order;
    }

    TaskOrder drainedFirst() {
        return drainedFirst;
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
            if (!channel.idle && channel.free()) {
                channel.rank = channel.channel.optimizedRouting
                        ? Math.max(channel.lastReserved, worker.statusChanged)
                        : worker.idleSince;
                channel.idle = true;
                worker.queues.forEach(queue -> queue.addIdle(channel));
            }
        }
    }

    /** Recomputes the membership of a withdrawn {@code worker} in {@code queue}. */
    void review(WorkerState worker, TaskQueueState queue) {
        if (queue.admits(worker)) {
            queue.members.add(worker);
            worker.queues.add(queue);
        } else {
            queue.members.remove(worker);
            worker.queues.remove(queue);
        }
    }

    /** The free workers for a waiting task, best first, at most as many as its queue reserves at once. */
    List<WorkerChannelState> workersFor(TaskState task) {
        Optional<Expression> expression = task.step.target().expression();
        return task.queue.idle(task.channel).stream()
                .filter(c -> expression.isEmpty() || expression.get().matches(new TargetScope(task, c.worker)))
                .limit(task.queue.maxReservedWorkers)
                .toList();
    }

    /** The waiting task that {@code worker} gets next. A line whose first task is behind the best so far is passed over. */
    Optional<TaskState> taskFor(WorkerState worker) {
        TaskState best = null;
        for (TaskQueueState queue : worker.queues) {
            for (WaitingLine line : queue.lines()) {
                WorkerChannelState channel = worker.channels.get(line.key().channel());
                if (channel != null
                        && channel.idle
                        && (best == null || precedes(line.tasks().first(), best))) {
                    TaskState candidate = line.firstFor(worker).orElse(null);
                    if (candidate != null && (best == null || precedes(candidate, best))) {
                        best = candidate;
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The order of tasks over several queues: one kind of queue first, then each kind's own order. */
    private boolean precedes(TaskState a, TaskState b) {
        TaskOrder orderA = a.queue.taskOrder;
        TaskOrder orderB = b.queue.taskOrder;
        if (orderA != orderB) {
            return orderA == drainedFirst;
        }
        return (orderA == TaskOrder.LIFO ? WaitingLine.LIFO : WaitingLine.FIFO).compare(a, b) < 0;
    }
}
