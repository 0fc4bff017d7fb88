package flexsim.taskrouter;

import flexsim.taskrouter.expression.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A queue as the engine holds it: who serves it, who of them is free, and what waits. */
final class TaskQueueState {
    final String sid;
    final long created;
    /** Its number at a switchboard, in order of creation. */
    int number;

    /** Whether it has been deleted. */
    boolean gone;

    final Set<WorkerState> members = new LinkedHashSet<>();
    String friendlyName;
    private Command.TargetWorkers targetWorkers;
    private boolean readsWorkerState;
    private boolean readsChannels;
    int maxReservedWorkers;
    final WaitingRoom waiting;
    Optional<ActivityState> reservationActivity = Optional.empty();
    Optional<ActivityState> assignmentActivity = Optional.empty();
    long updated;
    /** Tasks that route to this queue and have not ended. */
    int liveTasks;

    /** For each channel of which somebody has ever asked who is free. */
    private final List<IdleOrder> idle = new ArrayList<>();

    private final Map<ActivityState, Integer> headcount = new HashMap<>();

    /** The last view made; null before the first. */
    private TaskQueueView view;

    private Optional<TaskQueueView> shown = Optional.empty();

    TaskQueueState(String sid, String friendlyName, Command.TargetWorkers targetWorkers, TaskOrder order, long now) {
        this.sid = sid;
        this.friendlyName = friendlyName;
        this.waiting = new WaitingRoom(order);
        this.created = now;
        this.updated = now;
        serveBy(targetWorkers);
    }

    boolean admits(WorkerState worker) {
        Scope scope = worker.scope();
        return targetWorkers.expression().map(e -> e.matches(scope)).orElse(false);
    }

    /** Changes which workers serve the queue; membership has to be reviewed after. */
    void serveBy(Command.TargetWorkers workers) {
        targetWorkers = workers;
        readsWorkerState =
                workers.expression().stream().flatMap(e -> e.paths().stream()).anyMatch(WorkerScope::readsState);
        readsChannels =
                workers.expression().stream().flatMap(e -> e.paths().stream()).anyMatch(WorkerScope::readsChannel);
    }

    Command.TargetWorkers targetWorkers() {
        return targetWorkers;
    }

    /** Whether membership depends on more than a worker's attributes. */
    boolean readsWorkerState() {
        return readsWorkerState;
    }

    /** Whether membership depends on the worker's channels and so on its load. */
    boolean readsChannels() {
        return readsChannels;
    }

    void join(WorkerState worker) {
        if (members.add(worker)) {
            headcount.merge(worker.activity, 1, Integer::sum);
            for (IdleOrder order : idle) {
                WorkerChannelState channel = worker.channel(order.channel);
                if (channel != null) {
                    worker.take(order.placeFor(channel));
                }
            }
        }
    }

    void leave(WorkerState worker) {
        if (members.remove(worker)) {
            headcount.merge(worker.activity, -1, Integer::sum);
            idle.forEach(worker::giveUpPlaceIn);
        }
    }

    /** A member has gone from one activity to another. */
    void memberMoved(ActivityState from, ActivityState to) {
        headcount.merge(from, -1, Integer::sum);
        headcount.merge(to, 1, Integer::sum);
    }

    /** How many members are in activities like that. */
    int membersIn(Predicate<ActivityState> activity) {
        int count = 0;
        for (Map.Entry<ActivityState, Integer> entry : headcount.entrySet()) {
            count += activity.test(entry.getKey()) ? entry.getValue() : 0;
        }
        return count;
    }

    /** The workers free on {@code channel}, longest idle first. */
    IdleOrder idle(TaskChannelState channel, WorkspaceState workspace) {
        for (int i = 0; i < idle.size(); i++) {
            if (idle.get(i).channel == channel) {
                return idle.get(i);
            }
        }
        return openIdle(channel, workspace);
    }

    private IdleOrder openIdle(TaskChannelState channel, WorkspaceState workspace) {
        IdleOrder order = new IdleOrder(channel, workspace);
        for (WorkerState worker : members) {
            WorkerChannelState own = worker.channel(channel);
            if (own != null) {
                IdleOrder.Place place = order.placeFor(own);
                worker.take(place);
                place.enter();
            }
        }
        idle.add(order);
        return order;
    }

    /** Forgets who is free on {@code channel}, until somebody asks again. */
    void forgetIdle(TaskChannelState channel) {
        for (IdleOrder order : List.copyOf(idle)) {
            if (order.channel == channel) {
                members.forEach(worker -> worker.giveUpPlaceIn(order));
                idle.remove(order);
            }
        }
    }

    /** Views that are equal are one object: the events that hold them are kept long. */
    TaskQueueView view() {
        TaskQueueView fresh = fresh();
        if (!fresh.equals(view)) {
            view = fresh;
        }
        return view;
    }

    /** The view for where there may be none; one object as long as the view is one. */
    Optional<TaskQueueView> shown() {
        TaskQueueView now = view();
        if (shown.filter(last -> last == now).isEmpty()) {
            shown = Optional.of(now);
        }
        return shown;
    }

    private TaskQueueView fresh() {
        return new TaskQueueView(
                sid,
                friendlyName,
                targetWorkers.text(),
                maxReservedWorkers,
                waiting.order(),
                reservationActivity.map(ActivityState::view),
                assignmentActivity.map(ActivityState::view),
                created,
                updated);
    }
}
