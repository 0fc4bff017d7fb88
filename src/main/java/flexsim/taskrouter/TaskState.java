package flexsim.taskrouter;

import flexsim.taskrouter.expression.Scope;
import flexsim.time.Micros;
import flexsim.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A task as the engine holds it. */
final class TaskState {
    private static final Scheduler.Alarm NONE = () -> {};

    final String sid;
    /** Number of this task in order of creation: the last tie-break between equally old ones. */
    final long order;

    final long created;
    final long virtualStart;
    final int timeout;
    /** Absent where the task was made for a worker or a queue. */
    final Optional<WorkflowState> workflow;

    final List<ReservationState> reservations = new ArrayList<>();

    TaskStatus status = TaskStatus.PENDING;
    Attributes attributes;
    int priority;
    TaskChannelState channel;
    long updated;
    int version;
    Optional<String> reason = Optional.empty();
    int assignments;
    Optional<String> routingTarget = Optional.empty();
    boolean ignoreCapacity;

    /** The queue it is in, or was last in; null before it entered one. */
    TaskQueueState queue;

    long queueEntered;
    /** The rules it was last driven through. */
    WorkflowDocument document;

    /** Where it is in its workflow; null before it entered a target. */
    WorkflowDocument.InTarget step;

    /** Where it waits; null when it does not. */
    WaitingLine line;

    /** Ends its time to live, later its keeping. */
    Scheduler.Alarm lifeAlarm = NONE;

    /** Ends its time in the target. */
    Scheduler.Alarm targetAlarm = NONE;

    /** The last view made; null before the first. */
    private TaskView view;

    TaskState(
            String sid,
            long order,
            Optional<WorkflowState> workflow,
            Command.CreateTask command,
            TaskChannelState channel,
            long now) {
        this.sid = sid;
        this.order = order;
        this.workflow = workflow;
        this.attributes = command.attributes();
        this.priority = command.priority();
        this.timeout = command.timeout();
        this.channel = channel;
        this.created = now;
        this.virtualStart = now;
        this.updated = now;
    }

    Scope scope() {
        return Scope.of(attributes.value());
    }

    double age(long now) {
        return Micros.toSeconds(now - created);
    }

    void touch(long now) {
        updated = now;
        version++;
    }

    /** Views that are equal are one object: the events that hold them are kept long. */
    TaskView view() {
        TaskView fresh = fresh();
        if (!fresh.equals(view)) {
            view = fresh;
        }
        return view;
    }

    private TaskView fresh() {
        Optional<TaskQueueState> entered = Optional.ofNullable(queue);
        return new TaskView(
                sid,
                status,
                attributes,
                priority,
                created,
                updated,
                virtualStart,
                entered.map(q -> queueEntered),
                reason,
                entered.map(q -> q.sid),
                entered.map(q -> q.friendlyName),
                channel.sid,
                channel.uniqueName,
                workflow.map(w -> w.sid),
                workflow.map(w -> w.friendlyName),
                timeout,
                Optional.ofNullable(step).map(at -> document.view(at)),
                routingTarget,
                ignoreCapacity,
                version);
    }
}
