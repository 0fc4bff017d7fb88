package flexsim.taskrouter;

import flexsim.taskrouter.expression.Scope;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A queue as the engine holds it: who serves it, who of them is free, and what waits. */
final class TaskQueueState {
    final String sid;
    final long created;
    final Set<WorkerState> members = new LinkedHashSet<>();
    String friendlyName;
    private Command.TargetWorkers targetWorkers;
    private boolean readsWorkerState;
    int maxReservedWorkers;
    TaskOrder taskOrder;
    Optional<ActivityState> reservationActivity = Optional.empty();
    Optional<ActivityState> assignmentActivity = Optional.empty();
    long updated;
    /** Tasks that route to this queue and have not ended. */
    int liveTasks;

    private final Map<TaskChannelState, NavigableSet<WorkerChannelState>> idle = new HashMap<>();
    private final Map<WaitingLine.Key, WaitingLine> lines = new LinkedHashMap<>();

    /** The last view made; null before the first. */
    private TaskQueueView view;

    TaskQueueState(String sid, String friendlyName, Command.TargetWorkers targetWorkers, long now) {
        this.sid = sid;
        this.friendlyName = friendlyName;
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
        readsWorkerState = workers.expression().stream()
                .flatMap(e -> e.paths().stream())
                .anyMatch(path -> WorkerScope.BUILT_IN.contains(path.head()));
    }

    Command.TargetWorkers targetWorkers() {
        return targetWorkers;
    }

    /** Whether membership depends on more than a worker's attributes. */
    boolean readsWorkerState() {
        return readsWorkerState;
    }

    /** The workers free on {@code channel}, longest idle first. */
    NavigableSet<WorkerChannelState> idle(TaskChannelState channel) {
        return idle.getOrDefault(channel, Collections.emptyNavigableSet());
    }

    void addIdle(WorkerChannelState worker) {
        idle.computeIfAbsent(worker.channel, c -> new TreeSet<>(WorkerChannelState.LONGEST_IDLE_FIRST))
                .add(worker);
    }

    void removeIdle(WorkerChannelState worker) {
        idle(worker.channel).remove(worker);
    }

    Collection<WaitingLine> lines() {
        return lines.values();
    }

    void addWaiting(TaskState task) {
        WaitingLine.Key key = new WaitingLine.Key(task.channel, task.step.target());
        task.line = lines.computeIfAbsent(key, k -> new WaitingLine(k, taskOrder));
        task.line.add(task);
    }

    void removeWaiting(TaskState task) {
        task.line.remove(task);
        if (task.line.isEmpty()) {
            lines.remove(task.line.key());
        }
        task.line = null;
    }

    /** Views that are equal are one object: the events that hold them are kept long. */
    TaskQueueView view() {
        TaskQueueView fresh = fresh();
        if (!fresh.equals(view)) {
            view = fresh;
        }
        return view;
    }

    private TaskQueueView fresh() {
        return new TaskQueueView(
                sid,
                friendlyName,
                targetWorkers.text(),
                maxReservedWorkers,
                taskOrder,
                reservationActivity.map(ActivityState::view),
                assignmentActivity.map(ActivityState::view),
                created,
                updated);
    }
}
