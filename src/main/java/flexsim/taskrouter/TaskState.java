package flexsim.taskrouter;

import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.PassedTarget;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TargetView;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.TaskView;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.time.Micros;
import flexsim.time.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A task as the engine holds it. As a timer it rings when its time to live is over, later when its keeping is. */
final class TaskState extends Timer implements TaskHandle {
    private final SidSource sids;
    private final long sidNumber;

    /** Null until somebody asks for it. */
    private String sid;

    /** Number of this task in order of creation: the last tie-break between equally old ones. */
    final long order;

    final long created;
    final int timeout;
    /** Absent where the task was made for a worker or a queue. */
    final Optional<WorkflowState> workflow;

    /** What it has in common with others; null when it was made by a command. */
    final TaskKind kind;

    private final Object companion;

    /** Its reservations, linked from the first to the last; null when there is none. */
    ReservationState eldest;

    private ReservationState youngest;

    /** Whether it can be looked up. */
    boolean listed;

    /** Whether it was deleted, in whatever status. */
    boolean deleted;

    /** Who acts when its time is over; null until a timer was first set. */
    Lifecycle keeper;

    TaskStatus status = TaskStatus.PENDING;
    /** Changed by {@link #change}. */
    Attributes attributes;

    int priority;
    /** Changed by {@link #change}. */
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

    /** Where it is in its workflow; null before it entered a target, and without a workflow. Changed by {@link #enter}. */
    WorkflowDocument.InTarget step;

    /** What is told of its step. */
    Optional<TargetView> targetView = Optional.empty();

    /** The targets that it has left since it was last driven, oldest first. */
    List<PassedTarget> passed = List.of();

    /** Where it waits; null when it does not. */
    WaitingTasks room;

    /** Its line there; null when it does not wait. */
    WaitingLine line;

    /** Its place in the line. */
    WaitingLine.Level level;

    int slot;

    /** Null until it is asked for. */
    private WorkerRequirement demand;

    /** Ends its time in the target; null when it never had one to end. */
    TargetTimer targetTimer;

    /** The last view made; null before the first. */
    private TaskView view;

    /** {@code sidNumber}: that of its SID in {@code sids}. */
    TaskState(
            SidSource sids,
            long sidNumber,
            long order,
            Route route,
            Command.CreateTask command,
            TaskChannelState channel,
            long now) {
        this.sids = sids;
        this.sidNumber = sidNumber;
        this.order = order;
        this.workflow = route.workflow();
        this.queue = route.queue().orElse(null);
        this.assignee = route.worker();
        this.ignoreCapacity = route.ignoreCapacity();
        this.routingTarget = command.routingTarget();
        this.attributes = command.attributes();
        this.priority = command.priority();
        this.timeout = command.timeout();
        this.kind = null;
        this.channel = channel;
        this.created = now;
        this.virtualStart = command.virtualStart().orElse(now);
        this.updated = now;
        this.companion = "";
    }

    /** A task of {@code kind}, made in the engine's own process. */
    TaskState(SidSource sids, long sidNumber, long order, TaskKind kind, Object companion, long now) {
        this.sids = sids;
        this.sidNumber = sidNumber;
        this.order = order;
        this.workflow = kind.workflow;
        this.assignee = Optional.empty();
        this.ignoreCapacity = false;
        this.routingTarget = Optional.empty();
        this.attributes = kind.attributes;
        this.priority = kind.priority;
        this.timeout = kind.timeout;
        this.kind = kind;
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
        if (sid == null) {
            sid = sids.spelled("WT", sidNumber);
        }
        return sid;
    }

    @Override
    protected void ring() {
        keeper.lifeOver(this);
    }

    void add(ReservationState reservation) {
        if (eldest == null) {
            eldest = reservation;
        } else {
            youngest.next = reservation;
        }
        youngest = reservation;
    }

    /** Oldest first. */
    List<ReservationState> reservations() {
        List<ReservationState> all = new ArrayList<>();
        for (ReservationState each = eldest; each != null; each = each.next) {
            all.add(each);
        }
        return all;
    }

    boolean hasPendingReservation() {
        for (ReservationState each = eldest; each != null; each = each.next) {
            if (each.status == ReservationStatus.PENDING) {
                return true;
            }
        }
        return false;
    }

    /** The reservation that was accepted and has not ended; null when there is none. */
    ReservationState work() {
        for (ReservationState each = eldest; each != null; each = each.next) {
            if (each.status == ReservationStatus.ACCEPTED || each.status == ReservationStatus.WRAPPING) {
                return each;
            }
        }
        return null;
    }

    /** The target it is in; absent before it entered one, and without a workflow. */
    Optional<WorkflowDocument.Target> target() {
        return Optional.ofNullable(targetOrNull());
    }

    /** The same; null when there is none. */
    WorkflowDocument.Target targetOrNull() {
        return step == null ? null : step.target();
    }

    /** Enters a target. */
    void enter(WorkflowDocument.InTarget next) {
        step = next;
        demand = null;
        if (next.target().priority().isPresent()) {
            priority = next.target().priority().getAsInt();
        }
    }

    void change(Attributes next) {
        attributes = next;
        demand = null;
    }

    void change(TaskChannelState next) {
        channel = next;
        demand = null;
    }

    /** What it asks of a worker where it is now. */
    WorkerRequirement demand() {
        if (demand == null) {
            demand = isOfKind() && step != null
                    ? kind.demand(step.target())
                    : WorkerRequirement.of(channel, targetOrNull(), attributes);
        }
        return demand;
    }

    /** Whether its target's expression lets {@code worker} through. */
    boolean suits(WorkerState worker) {
        WorkflowDocument.Target target = targetOrNull();
        return target == null
                || target.expression().isEmpty()
                || target.expression().get().matches(new TargetScope(this, worker));
    }

    /** What is remembered of whom its target's expression lets through; empty when workers must be asked one by one. */
    Optional<EligibilityCache> remembered() {
        if (!isOfKind() || step == null) {
            return Optional.empty();
        }
        Optional<EligibilityCache> verdicts = kind.verdicts(step.target());
        return verdicts.isPresent() && verdicts.get().remembers(queue) ? verdicts : Optional.empty();
    }

    /** Whether it is as its kind has it. */
    private boolean isOfKind() {
        return kind != null && attributes == kind.attributes && channel == kind.channel;
    }

    /** Whether it goes as any task of its kind does at its creation. */
    boolean isNewOfKind(long now) {
        return now == created && isOfKind();
    }

    void giveReason(Optional<String> given) {
        if (given.isPresent()) {
            reason = given;
        }
    }

    /** Its SID is this and not what its number says. */
    void call(String name) {
        sid = name;
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
                sid(),
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
