package flexsim.taskrouter;

import flexsim.taskrouter.expression.Scope;
import flexsim.time.Micros;
import flexsim.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A task as the engine holds it. */
final class TaskState implements LiveTask {
    private static final Scheduler.Alarm NONE = () -> {};

    final String sid;
    /** Number of this task in order of creation: the last tie-break between equally old ones. */
    final long order;

    final long created;
    final int timeout;
    /** Absent where the task was made for a worker or a queue. */
    final Optional<WorkflowState> workflow;

    private final Object companion;
    final List<ReservationState> reservations = new ArrayList<>();

    TaskStatus status = TaskStatus.PENDING;
    Attributes attributes;
    int priority;
    TaskChannelState channel;
    long updated;
    int version;
    Optional<String> reason = Optional.empty();
    int assignments;
    /** Where its age is counted from when tasks are ordered. */
    long virtualStart;
    /** As the client gave it. */
    final Optional<String> routingTarget;
    /** The worker it was made for. */
    final Optional<WorkerState> assignee;
    /** Whether the assignee gets it whatever that one's capacity and activity. */
    final boolean ignoreCapacity;
    /** Whether something has changed that its workflow must look at when its reservations have ended. */
    boolean stale;

    /** The queue it is in, or was last in; null before it entered one, and for a task that was made for a worker. */
    TaskQueueState queue;

    long queueEntered;
    /** The rules it was last driven through; null before, and without a workflow. */
    WorkflowDocument document;

    /** Where it is in its workflow; null before it entered a target, and without a workflow. */
    WorkflowDocument.InTarget step;

    /** What is told of its step. */
    Optional<TargetView> targetView = Optional.empty();

    /** The targets that it has left since it was last driven, oldest first. */
    List<PassedTarget> passed = List.of();

    /** Where it waits; null when it does not. */
    WaitingRoom room;

    /** Its place there; null when it does not wait. */
    WaitingLine line;

    /** Ends its time to live, later its keeping. */
    Scheduler.Alarm lifeAlarm = NONE;

    /** Ends its time in the target. */
    Scheduler.Alarm targetAlarm = NONE;

    /** The last view made; null before the first. */
    private TaskView view;

    TaskState(String sid, long order, Route route, Command.CreateTask command, TaskChannelState channel, long now) {
        this.sid = sid;
        this.order = order;
        this.workflow = route.workflow();
        this.queue = route.queue().orElse(null);
        this.assignee = route.worker();
        this.ignoreCapacity = route.ignoreCapacity();
        this.routingTarget = command.routingTarget();
        this.attributes = command.attributes();
        this.priority = command.priority();
        this.timeout = command.timeout();
        this.channel = channel;
        this.created = now;
        this.virtualStart = command.virtualStart().orElse(now);
        this.updated = now;
        this.companion = "";
    }

    /** A task of {@code kind}, made in the engine's own process. */
    TaskState(String sid, long order, TaskKind kind, Object companion, long now) {
        this.sid = sid;
        this.order = order;
        this.workflow = Optional.of(kind.workflow);
        this.assignee = Optional.empty();
        this.ignoreCapacity = false;
        this.routingTarget = Optional.empty();
        this.attributes = kind.attributes;
        this.priority = kind.priority;
        this.timeout = kind.timeout;
        this.channel = kind.channel;
        this.created = now;
        this.virtualStart = now;
        this.updated = now;
        this.companion = companion;
    }

    @Override
    public Object companion() {
        return companion;
    }

    @Override
    public TaskStatus status() {
        return status;
    }

    @Override
    public int queue() {
        return queue == null ? -1 : queue.number;
    }

    @Override
    public String sid() {
        return sid;
    }

    /** The target it is in; absent before it entered one, and without a workflow. */
    Optional<WorkflowDocument.Target> target() {
        return Optional.ofNullable(step).map(WorkflowDocument.InTarget::target);
    }

    /** Whether its time in its target has passed. */
    boolean overdue(long now) {
        return step != null
                && step.endAge().isPresent()
                && age(now) >= step.endAge().getAsInt();
    }

    void pass(WorkflowDocument.InTarget left, PassedTarget.How how) {
        if (passed.isEmpty()) {
            passed = new ArrayList<>();
        }
        passed.add(new PassedTarget(left.filter(), left.position(), how));
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
        Optional<TaskView> last = Optional.ofNullable(view);
        return new TaskView(
                sid,
                status,
                attributes,
                priority,
                created,
                updated,
                virtualStart,
                kept(last, TaskView::queueEntered, entered.map(q -> queueEntered)),
                reason,
                kept(last, TaskView::queueSid, entered.map(q -> q.sid)),
                kept(last, TaskView::queueName, entered.map(q -> q.friendlyName)),
                channel.sid,
                channel.uniqueName,
                kept(last, TaskView::workflowSid, workflow.map(w -> w.sid)),
                kept(last, TaskView::workflowName, workflow.map(w -> w.friendlyName)),
                timeout,
                targetView,
                routingTarget,
                ignoreCapacity,
                version);
    }

    /** What the last view says too is taken from there, so that the views of one task share it. */
    private static <T> Optional<T> kept(
            Optional<TaskView> last, Function<TaskView, Optional<T>> part, Optional<T> now) {
        return last.map(part).filter(now::equals).orElse(now);
    }
}
