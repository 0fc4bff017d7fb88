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
 * The choice of workers for a task, and of a task for a worker. It keeps, for each channel, the workers that are idle; it
 * changes no status and makes no reservation.
 *
 * <p>Between commands no task waits for which a free worker is eligible; so a change needs to look only at the task or
 * the worker that it concerns.
 */
final class Matching {
    private final WorkspaceRegistry registry;
    private final WorkspaceState workspace;

    /** The channels whose idle workers have been asked for. */
    private final List<TaskChannelState> channels = new ArrayList<>();

    Matching(WorkspaceRegistry registry, WorkspaceState workspace) {
        this.registry = registry;
        this.workspace = workspace;
    }

    // ---- who is idle

    /** Takes {@code worker} from among the idle, before anything changes that its rank or membership depends on. */
    void withdraw(WorkerState worker) {
        setAside(worker);
        worker.mayTakeMore = true;
    }

    /** The same where the change lets {@code worker} take no more than before. */
    void setAside(WorkerState worker) {
        if (worker.availability == WorkerState.Availability.LISTED) {
            for (int i = 0; i < channels.size(); i++) {
                channels.get(i).idle.leave(worker.slot);
            }
        }
        worker.availability = WorkerState.Availability.WITHDRAWN;
    }

    /** {@code worker} has begun to be idle anew, or has more to do: its place among the idle is another, or none. */
    void rank(WorkerState worker) {
        if (worker.availability == WorkerState.Availability.LISTED) {
            list(worker);
        }
    }

    /** The counterpart of withdrawing, for one who is offered work before it is among the idle. */
    void present(WorkerState worker) {
        worker.availability = WorkerState.Availability.UNLISTED;
    }

    /** Puts {@code worker} among the idle of every channel on which it is idle; the counterpart of withdrawing. */
    void restore(WorkerState worker) {
        worker.mayTakeMore = false;
        list(worker);
    }

    private void list(WorkerState worker) {
        worker.availability = WorkerState.Availability.UNLISTED;
        boolean listed = false;
        for (int i = 0; i < channels.size(); i++) {
            listed |= list(worker, channels.get(i));
        }
        if (listed) {
            worker.availability = WorkerState.Availability.LISTED;
        }
    }

    /** Puts {@code worker} in its place, if it is idle, and returns whether it is. */
    private boolean list(WorkerState worker, TaskChannelState channel) {
        WorkerChannelState own = worker.channel(channel);
        if (own != null && own.idle(workspace)) {
            channel.idle.enter(worker.slot, own.rank(), worker.order);
            return true;
        }
        channel.idle.leave(worker.slot);
        return false;
    }

    /** {@code worker} is about to be deleted. */
    void forget(WorkerState worker) {
        channels.forEach(channel -> channel.idle.forget(worker.slot));
    }

    /** The slots of those who are idle on {@code channel}, longest idle first. */
    private RankedRow idle(TaskChannelState channel) {
        if (channel.idle == null) {
            channel.idle = new RankedRow();
            channels.add(channel);
            for (WorkerState worker : registry.workers.values()) {
                if (list(worker, channel)) {
                    worker.availability = WorkerState.Availability.LISTED;
                }
            }
        }
        return channel.idle;
    }

    /** Whether something that waits may be for {@code worker}, for whom nothing was before its last change. */
    boolean mayBeWanted(WorkerState worker) {
        return worker.mayTakeMore || registry.readsLoad();
    }

    /** The rank of everyone on {@code channel} has changed otherwise than by growing, or the channel is to go. */
    void forgetIdle(TaskChannelState channel) {
        channel.idle = null;
        channels.remove(channel);
    }

    // ---- who serves what

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
        RankedRow idle = idle(task.channel());
        EligibilityCache cache = task.eligibility();
        BitSet candidates = cache == null ? task.queue.slots : eligible(task, cache);
        int place = idle.first(candidates);
        while (place != RankedRow.NONE) {
            WorkerState worker = registry.inSlot(idle.at(place));
            if (cache != null || matchesTarget(task, worker)) {
                return worker.channel(task.channel());
            }
            place = idle.next(place, candidates);
        }
        return null;
    }

    /** The slots of those of its queue who may have {@code task}, whose kind has {@code cache}. */
    private BitSet eligible(TaskState task, EligibilityCache cache) {
        TaskQueueState queue = task.queue;
        if (!cache.isCurrent(queue, queue.memberships, registry.profiles)) {
            BitSet slots = cache.renew(queue, queue.memberships, registry.profiles);
            for (WorkerState worker : queue.members) {
                slots.set(worker.slot, matchesTarget(task, worker));
            }
        }
        return cache.eligible();
    }

    /** Whether the expression of {@code task}'s target, if there is one, lets {@code worker} through. */
    private static boolean matchesTarget(TaskState task, WorkerState worker) {
        WorkflowDocument.Target target = task.targetOrNull();
        return target == null
                || target.expression().isEmpty()
                || target.expression().get().matches(new TargetScope(task, worker));
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
        if (!registry.workers.containsKey(worker.sid)) {
            return List.of();
        }
        WorkerChannelState channel = worker.channel(task.channel());
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
        RankedRow idle = idle(task.channel());
        EligibilityCache cache = task.eligibility();
        BitSet candidates = cache == null ? task.queue.slots : eligible(task, cache);
        int place = idle.first(candidates);
        while (place != RankedRow.NONE && found.size() < most) {
            WorkerState worker = registry.inSlot(idle.at(place));
            if (cache != null || matchesTarget(task, worker)) {
                found.add(worker.channel(task.channel()));
            }
            place = idle.next(place, candidates);
        }
        return found;
    }

    /** The one worker that the target is for; null when that one may not have the task now. */
    private WorkerChannelState knownWorker(TaskState task, WorkflowDocument.Target target) {
        Optional<WorkerState> known = registry.worker(target.knownWorker().get().namedBy(task.attributes()));
        if (known.isEmpty() || !known.get().queues.contains(task.queue)) {
            return null;
        }
        WorkerChannelState channel = known.get().channel(task.channel());
        return channel.idle(workspace) && matchesTarget(task, known.get()) ? channel : null;
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
            WorkerChannelState channel = worker.channel(line.requirement().channel());
            if (channel != null && channel.idle(workspace) && suits(line.first(), worker)) {
                return line.first();
            }
        }
        return best;
    }

    /** Whether {@code worker}, who is of the task's queue or the one it was made for, may take it; capacity aside. */
    private boolean suits(TaskState task, WorkerState worker) {
        EligibilityCache cache = task.eligibility();
        return cache == null
                ? matchesTarget(task, worker)
                : eligible(task, cache).get(worker.slot);
    }

    /** The order of waiting tasks over several queues: one kind of queue first, then each kind's own order. */
    int compare(TaskState a, TaskState b) {
        TaskOrder orderA = a.waitingIn.order();
        TaskOrder orderB = b.waitingIn.order();
        if (orderA != orderB) {
            return orderA == workspace.prioritizeQueueOrder ? -1 : 1;
        }
        return WaitingLine.comparator(orderA).compare(a, b);
    }
}
