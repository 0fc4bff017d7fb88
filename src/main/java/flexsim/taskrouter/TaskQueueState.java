package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskQueueView;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A queue as the engine holds it: who serves it, who of them is free, and what waits. */
final class TaskQueueState {
    final String sid;
    final long created;
    /** Its number in the {@link InProcessEngine}, in order of creation. */
    int number;

    /** Whether it has been deleted. */
    boolean gone;

    final Set<WorkerState> members = new LinkedHashSet<>();
    String friendlyName;
    private Command.TargetWorkers targetWorkers;
    private boolean readsWorkerState;
    private boolean readsChannels;
    int maxReservedWorkers;
    final WaitingTasks waiting;
    Optional<ActivityState> reservationActivity = Optional.empty();
    Optional<ActivityState> assignmentActivity = Optional.empty();
    long updated;
    /** Tasks that route to this queue and have not ended. */
    int liveTasks;

    /** The slots of the members. */
    final BitSet slots = new BitSet();

    /** How often the members have changed. */
    int memberships;

    private final Map<ActivityState, Integer> headcount = new HashMap<>();

    /** As it is now; empty until it is asked for, and when it has changed. */
    private Optional<TaskQueueView> view = Optional.empty();

    TaskQueueState(String sid, String friendlyName, Command.TargetWorkers targetWorkers, TaskOrder order, long now) {
        this.sid = sid;
        this.friendlyName = friendlyName;
        this.waiting = new WaitingTasks(order);
        this.created = now;
        this.updated = now;
        serveBy(targetWorkers);
    }

    boolean admits(WorkerState worker) {
        return targetWorkers.expression().map(e -> e.matches(worker)).orElse(false);
    }

    /** Changes which workers serve the queue; membership has to be reviewed after. */
    void serveBy(Command.TargetWorkers workers) {
        targetWorkers = workers;
        readsWorkerState =
                workers.expression().stream().flatMap(e -> e.paths().stream()).anyMatch(WorkerPaths::readsState);
        readsChannels =
                workers.expression().stream().flatMap(e -> e.paths().stream()).anyMatch(WorkerPaths::readsChannel);
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
            slots.set(worker.slot);
            memberships++;
        }
    }

    void leave(WorkerState worker) {
        if (members.remove(worker)) {
            headcount.merge(worker.activity, -1, Integer::sum);
            slots.clear(worker.slot);
            memberships++;
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

    /** Something of it has changed. */
    void touch(long now) {
        updated = now;
        view = Optional.empty();
    }

    TaskQueueView view() {
        return shown().get();
    }

    /** The view for where there may be none; one object as long as nothing changes: events that hold it are kept long. */
    Optional<TaskQueueView> shown() {
        if (view.isEmpty() || hasRenamedActivity(view.get())) {
            view = Optional.of(new TaskQueueView(
                    sid,
                    friendlyName,
                    targetWorkers.text(),
                    maxReservedWorkers,
                    waiting.order(),
                    reservationActivity.map(ActivityState::view),
                    assignmentActivity.map(ActivityState::view),
                    created,
                    updated));
        }
        return view;
    }

    private boolean hasRenamedActivity(TaskQueueView shown) {
        return reservationActivity.isPresent()
                        && reservationActivity.get().view
                                != shown.reservationActivity().get()
                || assignmentActivity.isPresent()
                        && assignmentActivity.get().view
                                != shown.assignmentActivity().get();
    }
}
