package flexsim.taskrouter;

import flexsim.order.RankedRow;
import flexsim.taskrouter.model.KnownWorker;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.WorkerOrder;
import flexsim.taskrouter.model.WorkflowDocument;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Who could take what. Keeps, for each channel, the workers that are free; and answers which worker a task
 * goes to and which task a worker gets. It changes no status and makes no reservation.
 *
 * <p>Between commands no task waits for which a free worker is eligible; so a change needs to look only at the task or
 * the worker that it concerns.
 */
final class Matching {
    private final WorkspaceRegistry directory;
    private final WorkspaceState workspace;

    /** For each channel of which somebody has asked who is free. */
    private final List<IdleOrder> idle = new ArrayList<>();

    Matching(WorkspaceRegistry directory, WorkspaceState workspace) {
        this.directory = directory;
        this.workspace = workspace;
    }

    /** Takes {@code worker} from among the idle, before anything changes that its rank or membership depends on. */
    void withdraw(WorkerState worker) {
        setAside(worker);
        worker.freer = true;
    }

    /** The same where the change leaves {@code worker} no freer than it was. */
    void setAside(WorkerState worker) {
        worker.withdrawn = true;
        if (worker.standing) {
            worker.standing = false;
            for (int i = 0; i < idle.size(); i++) {
                idle.get(i).leave(worker);
            }
        }
    }

    /** {@code worker} has begun to be idle anew, or has more to do: its place among the idle is another, or none. */
    void rank(WorkerState worker) {
        if (worker.standing) {
            review(worker);
        }
    }

    private void review(WorkerState worker) {
        worker.standing = false;
        for (int i = 0; i < idle.size(); i++) {
            worker.standing |= idle.get(i).review(worker);
        }
    }

    /** The counterpart of withdrawing, for one who is offered work before standing among the idle. */
    void present(WorkerState worker) {
        worker.withdrawn = false;
    }

    /** Puts {@code worker} among the idle of every channel on which it is free; the counterpart of withdrawing. */
    void restore(WorkerState worker) {
        worker.withdrawn = false;
        worker.freer = false;
        review(worker);
    }

    /** {@code worker} is about to be deleted. */
    void forget(WorkerState worker) {
        idle.forEach(order -> order.forget(worker));
    }

    /** Who is free on {@code channel}. */
    private IdleOrder idle(TaskChannelState channel) {
        for (int i = 0; i < idle.size(); i++) {
            if (idle.get(i).channel == channel) {
                return idle.get(i);
            }
        }
        IdleOrder order = new IdleOrder(channel, workspace);
        directory.workers.values().forEach(worker -> worker.standing |= order.review(worker));
        idle.add(order);
        return order;
    }

    /** Whether something that waits may be for {@code worker}, of whom it is known that nothing was before its last change. */
    boolean mayBeWanted(WorkerState worker) {
        return worker.freer || directory.readsLoad();
    }

    /** The rank of everyone on {@code channel} has changed otherwise than by growing, or the channel is to go. */
    void forgetIdle(TaskChannelState channel) {
        idle.removeIf(order -> order.channel == channel);
    }

    /** Recomputes the membership of a withdrawn {@code worker} in {@code queue}. */
    void review(WorkerState worker, TaskQueueState queue) {
        if (queue.admits(worker)) {
            queue.join(worker);
            worker.serve(queue);
        } else {
            queue.leave(worker);
            worker.leave(queue);
        }
    }

    /** Whether {@code task} goes to one worker at most, the one that has been idle longest. */
    boolean wantsLongestIdle(TaskState task) {
        WorkflowDocument.Target target = task.targetOrNull();
        return task.assignee.isEmpty()
                && task.queue.maxReservedWorkers == 1
                && (target == null || target.orderBy().isEmpty());
    }

    /** Of the free workers for a task that was not made for a worker, the one idle longest; null when there is none. */
    WorkerChannelState longestIdle(TaskState task) {
        WorkflowDocument.Target target = task.targetOrNull();
        if (target != null && target.knownWorker().isPresent()) {
            return knownWorker(task, target);
        }
        IdleOrder order = idle(task.channel);
        Optional<EligibilityCache> remembered = task.remembered();
        BitSet candidates = candidates(task, remembered);
        int place = order.first(candidates);
        while (place != RankedRow.NONE) {
            WorkerState worker = directory.inSlot(order.at(place));
            if (remembered.isPresent() || task.suits(worker)) {
                return worker.channel(task.channel);
            }
            place = order.next(place, candidates);
        }
        return null;
    }

    /** The slots of those who may have {@code task}, as far as that is remembered; where it is not, of all of its queue. */
    private BitSet candidates(TaskState task, Optional<EligibilityCache> remembered) {
        return remembered.isPresent() ? remembered.get().suitable(task, directory) : task.queue.slots;
    }

    /** The free workers for a task, best first, at most as many as its queue reserves at once. */
    List<WorkerChannelState> workersFor(TaskState task) {
        if (task.assignee.isPresent()) {
            return assignee(task, task.assignee.get());
        }
        int most = task.queue.maxReservedWorkers;
        Optional<WorkerOrder> order = task.target().flatMap(WorkflowDocument.Target::orderBy);
        if (order.isEmpty()) {
            return eligible(task, most);
        }
        List<WorkerChannelState> best = new WorkerRanking(order.get()).sorted(eligible(task, Integer.MAX_VALUE));
        return best.subList(0, Math.min(best.size(), most));
    }

    /** The worker that the task was made for, if it may have the task now; who is deleted never may. */
    private List<WorkerChannelState> assignee(TaskState task, WorkerState worker) {
        if (!directory.workers.containsKey(worker.sid)) {
            return List.of();
        }
        WorkerChannelState channel = worker.channel(task.channel);
        return task.ignoreCapacity || channel.idle(workspace) ? List.of(channel) : List.of();
    }

    /** The free workers of the task's queue that its target lets through, longest idle first, {@code most} at most. */
    private List<WorkerChannelState> eligible(TaskState task, int most) {
        WorkflowDocument.Target target = task.targetOrNull();
        if (target != null && target.knownWorker().isPresent()) {
            WorkerChannelState known = knownWorker(task, target);
            return known == null ? List.of() : List.of(known);
        }
        List<WorkerChannelState> found = new ArrayList<>(Math.min(most, 4));
        IdleOrder order = idle(task.channel);
        Optional<EligibilityCache> remembered = task.remembered();
        BitSet candidates = candidates(task, remembered);
        int place = order.first(candidates);
        while (place != RankedRow.NONE && found.size() < most) {
            WorkerState worker = directory.inSlot(order.at(place));
            if (remembered.isPresent() || task.suits(worker)) {
                found.add(worker.channel(task.channel));
            }
            place = order.next(place, candidates);
        }
        return found;
    }

    /** The one worker that the target is for; null when that one may not have the task now. */
    private WorkerChannelState knownWorker(TaskState task, WorkflowDocument.Target target) {
        Optional<WorkerState> known =
                directory.worker(target.knownWorker().get().namedBy(task.attributes));
        if (known.isEmpty() || !known.get().queues.contains(task.queue)) {
            return null;
        }
        WorkerChannelState channel = known.get().channel(task.channel);
        return channel.idle(workspace) && task.suits(known.get()) ? channel : null;
    }

    /** The waiting task that {@code worker} gets next; null when there is none. */
    TaskState taskFor(WorkerState worker) {
        TaskState best = first(worker, worker.waiting.lines(), null);
        for (TaskQueueState queue : worker.served()) {
            WaitingTasks waiting = queue.waiting;
            best = first(worker, waiting.lines(), best);
            if (waiting.hasLinesForKnownWorkers()) {
                for (KnownWorker.Named name : worker.knownAs()) {
                    best = first(worker, waiting.lines(name), best);
                }
            }
        }
        return best;
    }

    /** The first task that {@code worker} may take, if it is better than {@code best}; lines come best first. */
    private TaskState first(WorkerState worker, List<WaitingLine> lines, TaskState best) {
        for (int i = 0; i < lines.size(); i++) {
            WaitingLine line = lines.get(i);
            if (best != null && compare(line.first(), best) >= 0) {
                return best;
            }
            WorkerChannelState channel = worker.channel(line.demand().channel());
            if (channel != null && channel.idle(workspace) && suits(line.first(), worker)) {
                return line.first();
            }
        }
        return best;
    }

    /** Whether {@code worker}, who is of the task's queue or the one it was made for, may take it; capacity aside. */
    private boolean suits(TaskState task, WorkerState worker) {
        Optional<EligibilityCache> remembered = task.remembered();
        return remembered.isPresent()
                ? remembered.get().suitable(task, directory).get(worker.slot)
                : task.suits(worker);
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
