package flexsim.taskrouter;

import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.EngineSnapshot;
import flexsim.taskrouter.model.PassedTarget;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TargetView;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.TaskView;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.time.Micros;
import flexsim.time.Timer;
import flexsim.time.Timetable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/** A task as the engine holds it. As a timer it rings when its time to live is over, later when its keeping is. */
final class TaskState extends Timer implements TaskHandle {
    /** That of a SID that was given. */
    private static final long NO_NUMBER = -1;

    // ---- what never changes

    private final SidSource sids;
    private final long sidNumber;
    /** Number of this task in order of creation: the last tie-break between equally old ones. */
    final long order;

    final long created;
    final int timeoutSeconds;
    /** Absent where the task was made for a worker or a queue. */
    final Optional<WorkflowState> workflow;
    /** What it has in common with others; null when it was made by a command. */
    final TaskKind kind;

    private final Object companion;
    /** As the client gave it. */
    private final Optional<String> routingTarget;
    /** The worker it was made for. */
    final Optional<WorkerState> assignee;
    /** Whether the assignee gets it whatever that one's capacity and activity. */
    final boolean ignoreCapacity;

    // ---- what it is

    /** Null until it is asked for. */
    private String sid;

    private TaskStatus status = TaskStatus.PENDING;
    private Attributes attributes;
    private int priority;
    private TaskChannelState channel;
    private Optional<String> reason = Optional.empty();
    /** Where its age is counted from when tasks are ordered. */
    private long virtualStart;

    private long updated;
    private int version;
    /** Whether it can be looked up. */
    boolean listed;
    /** Whether it was deleted, in whatever status. */
    boolean deleted;
    /** What to do when its time is over; null until that was first limited. */
    private Consumer<TaskState> onExpiry;

    // ---- its reservations, linked from the first to the last

    /** Null when there is none. */
    ReservationState eldest;

    private ReservationState youngest;
    /** How often it was reserved. */
    private int assignments;

    // ---- where it is in its workflow

    /** The rules it was last driven through; null before, and without a workflow. */
    private WorkflowDocument document;
    /** Null before it entered a target, and without a workflow. */
    private WorkflowDocument.InTarget step;
    /** What is shown of its step. */
    private Optional<TargetView> targetView = Optional.empty();
    /** The targets that it has left since it was last driven, oldest first. */
    private List<PassedTarget> passed = List.of();
    /** Whether something has changed that its workflow must look at when its reservations have ended. */
    boolean stale;
    /** The queue it is in, or was last in; null before it entered one, and for a task that was made for a worker. */
    TaskQueueState queue;

    private long queueEntered;
    /** Ends its time in the target; null when it never had one to end. */
    Timer targetTimer;

    // ---- its place among those that wait; kept by WaitingTasks and WaitingLine

    /** Null when it does not wait. */
    WaitingTasks waitingIn;
    /** Its line there; null when it does not wait. */
    WaitingLine line;
    /** Its place in the line. */
    WaitingLine.Level level;

    int slot;

    // ---- what follows from the rest, kept until something changes

    /** What it requires of a worker where it is now; null until it is asked for. */
    private WorkerRequirement requirement;

    private TaskView view;
    private boolean viewIsCurrent;

    /**
     * What a task was made for: exactly one of workflow, queue and worker.
     *
     * @param ignoreCapacity whether the worker gets it whatever its capacity and activity
     */
    record Route(
            Optional<WorkflowState> workflow,
            Optional<TaskQueueState> queue,
            Optional<WorkerState> worker,
            boolean ignoreCapacity) {
        static Route through(WorkflowState workflow) {
            return new Route(Optional.of(workflow), Optional.empty(), Optional.empty(), false);
        }

        static Route to(TaskQueueState queue) {
            return new Route(Optional.empty(), Optional.of(queue), Optional.empty(), false);
        }

        static Route to(WorkerState worker, boolean ignoreCapacity) {
            return new Route(Optional.empty(), Optional.empty(), Optional.of(worker), ignoreCapacity);
        }
    }

    /** A new task, made by a command. */
    TaskState(SidSource sids, long order, Route route, Command.CreateTask command, TaskChannelState channel, long now) {
        this.sids = sids;
        this.sidNumber = sids.number();
        this.order = order;
        this.workflow = route.workflow();
        this.queue = route.queue().orElse(null);
        this.assignee = route.worker();
        this.ignoreCapacity = route.ignoreCapacity();
        this.routingTarget = command.routingTarget();
        this.attributes = command.attributes();
        this.priority = command.priority();
        this.timeoutSeconds = command.timeout();
        this.kind = null;
        this.channel = channel;
        this.created = now;
        this.virtualStart = command.virtualStart().orElse(now);
        this.updated = now;
        this.companion = "";
    }

    /** A new task of {@code kind}, made in the engine's own process. */
    TaskState(SidSource sids, long order, TaskKind kind, Object companion, long now) {
        this.sids = sids;
        this.sidNumber = sids.number();
        this.order = order;
        this.workflow = kind.workflow;
        this.assignee = Optional.empty();
        this.ignoreCapacity = false;
        this.routingTarget = Optional.empty();
        this.attributes = kind.attributes;
        this.priority = kind.priority;
        this.timeoutSeconds = kind.timeoutSeconds;
        this.kind = kind;
        this.channel = kind.channel;
        this.created = now;
        this.virtualStart = now;
        this.updated = now;
        this.companion = companion;
    }

    /** The task of a snapshot; {@code document}: the rules it was last driven through, null where there are none. */
    TaskState(EngineSnapshot.Task of, Route route, TaskChannelState channel, WorkflowDocument document) {
        this.sids = null;
        this.sidNumber = NO_NUMBER;
        this.sid = of.sid();
        this.order = of.order();
        this.workflow = route.workflow();
        this.queue = route.queue().orElse(null);
        this.assignee = route.worker();
        this.ignoreCapacity = route.ignoreCapacity();
        this.routingTarget = of.routingTarget();
        this.attributes = of.attributes();
        this.priority = of.priority();
        this.timeoutSeconds = of.timeout();
        this.kind = null;
        this.channel = channel;
        this.created = of.created();
        this.virtualStart = of.virtualStart();
        this.updated = of.updated();
        this.companion = "";
        this.status = of.status();
        this.version = of.version();
        this.reason = of.reason();
        this.assignments = of.assignments();
        this.stale = of.stale();
        this.queueEntered = of.queueEntered();
        this.targetView = of.target();
        this.passed = of.passed().isEmpty() ? List.of() : new ArrayList<>(of.passed());
        this.document = document;
        this.step = of.step()
                .map(place -> document.step(place.filter(), place.position(), place.startAge(), place.afterTimeout()))
                .orElse(null);
    }

    /** All of it for a snapshot; {@code document} is the place of its rules, {@code life} ends its time. */
    EngineSnapshot.Task snapshot(
            OptionalInt document,
            Optional<EngineSnapshot.Alarm> life,
            Optional<EngineSnapshot.Alarm> targetEnd,
            List<EngineSnapshot.Reservation> reservations) {
        return new EngineSnapshot.Task(
                sid(),
                order,
                status,
                attributes,
                priority,
                channel.sid,
                timeoutSeconds,
                created,
                updated,
                version,
                virtualStart,
                reason,
                assignments,
                workflow.map(own -> own.sid),
                assignee.map(worker -> worker.sid),
                routingTarget,
                ignoreCapacity,
                stale,
                Optional.ofNullable(queue).map(entered -> entered.sid),
                queueEntered,
                document,
                stepOfSnapshot(),
                targetView,
                List.copyOf(passed),
                line != null,
                life,
                targetEnd,
                reservations);
    }

    /** That of a task that has ended may be of another document than its last, and is of no use any more. */
    private Optional<EngineSnapshot.Step> stepOfSnapshot() {
        return step == null || status.ended()
                ? Optional.empty()
                : Optional.of(
                        new EngineSnapshot.Step(step.filter(), step.position(), step.startAge(), step.afterTimeout()));
    }

    // ---- as those see it who hold it

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

    Attributes attributes() {
        return attributes;
    }

    TaskChannelState channel() {
        return channel;
    }

    int priority() {
        return priority;
    }

    long virtualStart() {
        return virtualStart;
    }

    /** When it entered its queue. */
    long queueEntered() {
        return queueEntered;
    }

    Optional<String> reason() {
        return reason;
    }

    long updated() {
        return updated;
    }

    int version() {
        return version;
    }

    int assignments() {
        return assignments;
    }

    double ageSeconds(long now) {
        return Micros.toSeconds(now - created);
    }

    // ---- its life

    /** Moves it along an arrow of {@link TaskStatus}. */
    void become(TaskStatus next, long now) {
        if (!status.leadsTo(next)) {
            throw new IllegalStateException(sid() + " is " + status + " and cannot become " + next);
        }
        status = next;
        assignments += next == TaskStatus.RESERVED ? 1 : 0;
        touch(now);
    }

    /** The same, with the reason that is given for it; without one the reason stays as it is. */
    void become(TaskStatus next, Optional<String> given, long now) {
        become(next, now);
        if (given.isPresent()) {
            reason = given;
        }
    }

    /** The same for a task that is canceled, with no reason but the one given. */
    void cancel(String given, long now) {
        become(TaskStatus.CANCELED, now);
        reason = given.isEmpty() ? Optional.empty() : Optional.of(given);
    }

    /** Calls {@code expiry} after {@code micros}, and not when it was to be called before. */
    void expireAfter(long micros, Consumer<TaskState> expiry, Timetable clock) {
        onExpiry = expiry;
        clock.reset(this, clock.now() + micros, clock.laneFor(micros));
    }

    /** The same at {@code due}. */
    void expireAt(long due, Consumer<TaskState> expiry, Timetable clock) {
        onExpiry = expiry;
        clock.set(this, due);
    }

    @Override
    protected void ring() {
        onExpiry.accept(this);
    }

    /** Takes over what a client changes, status and reason aside; the task does not wait. */
    void change(Command.UpdateTask command, Optional<TaskChannelState> nextChannel, long now) {
        command.priority().ifPresent(next -> priority = next);
        command.virtualStart().ifPresent(next -> virtualStart = next);
        nextChannel.ifPresent(next -> channel = next);
        command.attributes().ifPresent(next -> attributes = next);
        requirement = null;
        if (command.priority().isPresent()
                || command.virtualStart().isPresent()
                || nextChannel.isPresent()
                || command.attributes().isPresent()) {
            touch(now);
        }
    }

    private void touch(long now) {
        updated = now;
        version++;
        viewIsCurrent = false;
    }

    // ---- its reservations

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
            if (each.status() == ReservationStatus.PENDING) {
                return true;
            }
        }
        return false;
    }

    /** The reservation that was accepted and has not ended; null when there is none. */
    ReservationState work() {
        for (ReservationState each = eldest; each != null; each = each.next) {
            if (each.status() == ReservationStatus.ACCEPTED || each.status() == ReservationStatus.WRAPPING) {
                return each;
            }
        }
        return null;
    }

    // ---- its way through the workflow

    /** The rules it was last driven through; null before, and without a workflow. */
    WorkflowDocument document() {
        return document;
    }

    /** Where it is by these rules; null before it entered a target, and without a workflow. */
    WorkflowDocument.InTarget step() {
        return step;
    }

    /** The target it is in; absent before it entered one, and without a workflow. */
    Optional<WorkflowDocument.Target> target() {
        return Optional.ofNullable(targetOrNull());
    }

    /** The same; null when there is none. */
    WorkflowDocument.Target targetOrNull() {
        return step == null ? null : step.target();
    }

    /** The targets that it has left since it was last driven, oldest first. */
    List<PassedTarget> passed() {
        return passed;
    }

    /** Follows its workflow's present rules from their beginning. */
    void beginWorkflow() {
        stale = false;
        passed = List.of();
        document = workflow.get().document;
    }

    /** Enters a target, of which {@code shown} is shown. */
    void enter(WorkflowDocument.InTarget next, Optional<TargetView> shown) {
        step = next;
        targetView = shown;
        requirement = null;
        if (next.target().priority().isPresent()) {
            priority = next.target().priority().getAsInt();
        }
        viewIsCurrent = false;
    }

    void enter(TaskQueueState next, long now) {
        queue = next;
        queueEntered = now;
        viewIsCurrent = false;
    }

    /** Whether its time in its target has passed. */
    boolean overdue(long now) {
        return step != null
                && step.endAge().isPresent()
                && ageSeconds(now) >= step.endAge().getAsInt();
    }

    void pass(WorkflowDocument.InTarget left, PassedTarget.How how) {
        if (passed.isEmpty()) {
            passed = new ArrayList<>();
        }
        passed.add(new PassedTarget(left.filter(), left.position(), how));
    }

    /** Takes it from where it waits, if it does. */
    void stopWaiting(Timetable clock) {
        if (targetTimer != null) {
            clock.cancel(targetTimer);
        }
        if (waitingIn != null) {
            waitingIn.remove(this);
        }
    }

    // ---- whom it may go to

    /** What it requires of a worker where it is now. */
    WorkerRequirement requirement() {
        if (requirement == null) {
            requirement = isOfKind() && step != null
                    ? kind.requirement(step.target())
                    : WorkerRequirement.of(channel, targetOrNull(), attributes);
        }
        return requirement;
    }

    /** What is kept of whom its target's expression lets through; null when workers must be asked one by one. */
    EligibilityCache eligibility() {
        if (!isOfKind() || step == null) {
            return null;
        }
        EligibilityCache kept = kind.eligibility(step.target());
        return kept == null || kept.readsState() || queue.readsWorkerState() ? null : kept;
    }

    /** Whether it is as its kind has it. */
    private boolean isOfKind() {
        return kind != null && attributes == kind.attributes && channel == kind.channel;
    }

    /** Whether it goes as any task of its kind does at its creation. */
    boolean isNewOfKind(long now) {
        return now == created && isOfKind();
    }

    // ---- its view

    /** One object as long as nothing changes: the events that hold it are kept long. */
    TaskView view() {
        if (!viewIsCurrent || namesChanged()) {
            view = made(Optional.ofNullable(view));
            viewIsCurrent = true;
        }
        return view;
    }

    private boolean namesChanged() {
        return queue != null && queue.friendlyName != view.queueName().get()
                || workflow.isPresent()
                        && workflow.get().friendlyName != view.workflowName().get();
    }

    private TaskView made(Optional<TaskView> last) {
        Optional<TaskQueueState> entered = Optional.ofNullable(queue);
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
                timeoutSeconds,
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
