package flexsim.taskrouter;

import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.time.Agenda;
import flexsim.time.Timetable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The engine for callers in its own process, with handles and numbers instead of SIDs and views. The rules behind it are
 * the same as behind {@link Engine#execute}. Unless it records, no event is kept and nothing is found by SID that was made
 * here; an {@link EngineListener} is called instead. Each command first fires the timers due by its instant. Not thread-safe.
 *
 * <p>Instants are microseconds since the epoch and must not go back.
 */
public final class InProcessEngine {
    /** What {@link #nextDeadline} says when nothing is due. */
    public static final long NEVER = Agenda.NEVER;

    private final Timetable clock;
    private final WorkspaceRegistry registry;
    private final WorkflowRunner runner;
    private final TaskLifecycle taskLifecycle;
    private final ReservationLifecycle reservationLifecycle;
    private final Dispatch dispatch;
    private final WorkerAvailability availability;
    private final EventRecorder recorder;
    private final List<WorkerState> workers;
    private final List<ActivityState> activities;

    InProcessEngine(
            Timetable clock,
            WorkspaceRegistry registry,
            WorkflowRunner runner,
            TaskLifecycle taskLifecycle,
            ReservationLifecycle reservationLifecycle,
            Dispatch dispatch,
            WorkerAvailability availability,
            EventRecorder recorder) {
        this.clock = clock;
        this.registry = registry;
        this.runner = runner;
        this.taskLifecycle = taskLifecycle;
        this.reservationLifecycle = reservationLifecycle;
        this.dispatch = dispatch;
        this.availability = availability;
        this.recorder = recorder;
        this.workers = new ArrayList<>(registry.workers.values());
        this.activities = new ArrayList<>(registry.activities.values());
        int queues = 0;
        for (TaskQueueState queue : registry.queues.values()) {
            queue.number = queues++;
        }
        for (int i = 0; i < workers.size(); i++) {
            workers.get(i).number = i;
        }
        for (int i = 0; i < activities.size(); i++) {
            activities.get(i).number = i;
        }
    }

    /**
     * The number of the queue, worker or activity with this SID: each kind is numbered from 0 in order of creation.
     *
     * @throws IllegalArgumentException when it was not there when this was made
     */
    public int number(String sid) {
        if (registry.queues.containsKey(sid)) {
            return registry.queues.get(sid).number;
        } else if (registry.workers.containsKey(sid)) {
            return registry.workers.get(sid).number;
        } else if (registry.activities.containsKey(sid)) {
            return registry.activities.get(sid).number;
        }
        throw new IllegalArgumentException(sid);
    }

    /**
     * A kind of tasks.
     *
     * @param channel unique name
     * @param timeout time to live in seconds
     */
    public TaskKind kind(String workflowSid, String channel, Attributes attributes, int priority, int timeout) {
        WorkflowState workflow = Optional.ofNullable(registry.workflows.get(workflowSid))
                .orElseThrow(() -> new IllegalArgumentException(workflowSid));
        TaskChannelState taskChannel =
                registry.channel(channel).orElseThrow(() -> new IllegalArgumentException(channel));
        return new TaskKind(workflow, taskChannel, attributes, priority, timeout);
    }

    /** Creates a task; {@code companion} is attached to it. */
    public TaskHandle create(TaskKind kind, Object companion, long now) {
        clock.advanceTo(now);
        TaskState task = new TaskState(registry.sids, registry.nextOrder(), kind, companion, clock.now());
        task.listed = recorder.recording();
        runner.begin(task);
        return task;
    }

    /** Accepts a reservation; false when it is no longer pending. */
    public boolean accept(ReservationHandle reservation, long now) {
        clock.advanceTo(now);
        ReservationState state = (ReservationState) reservation;
        if (!state.status().mayBecome(ReservationStatus.ACCEPTED)) {
            return false;
        }
        reservationLifecycle.accept(state);
        return true;
    }

    /** Rejects a reservation and moves its worker; false when it is no longer pending. */
    public boolean reject(ReservationHandle reservation, int activity, long now) {
        clock.advanceTo(now);
        ReservationState state = (ReservationState) reservation;
        if (!state.status().mayBecome(ReservationStatus.REJECTED)) {
            return false;
        }
        reservationLifecycle.reject(state, Optional.of(activities.get(activity)));
        return true;
    }

    /** The conversation is over; false when the task is not assigned, or deleted by now. */
    public boolean wrap(TaskHandle task, long now) {
        clock.advanceTo(now);
        TaskState state = (TaskState) task;
        if (state.deleted || !state.status().mayBecome(TaskStatus.WRAPPING)) {
            return false;
        }
        taskLifecycle.wrap(state, Optional.empty());
        return true;
    }

    /** The work is over; false when the task is neither assigned nor wrapping, or deleted by now. */
    public boolean complete(TaskHandle task, long now) {
        clock.advanceTo(now);
        TaskState state = (TaskState) task;
        if (state.deleted || !state.status().mayBecome(TaskStatus.COMPLETED)) {
            return false;
        }
        taskLifecycle.complete(state, Optional.empty());
        return true;
    }

    /** The customer has left; false when an agent was quicker or TaskRouter has canceled it. */
    public boolean cancel(TaskHandle task, String reason, long now) {
        clock.advanceTo(now);
        TaskState state = (TaskState) task;
        if (state.deleted || !state.status().mayBecome(TaskStatus.CANCELED)) {
            return false;
        }
        taskLifecycle.cancel(state, reason);
        return true;
    }

    /** Moves a worker to an activity; {@code rejectPending}: what is only offered to the worker goes to others. */
    public void move(int worker, int activity, boolean rejectPending, long now) {
        clock.advanceTo(now);
        WorkerState state = workers.get(worker);
        dispatch.change(state, () -> {
            availability.move(state, activities.get(activity));
            if (rejectPending) {
                reservationLifecycle.rejectPending(state);
            }
        });
    }

    /** Fires the timers due by {@code now}, in order. */
    public void advance(long now) {
        clock.advanceTo(now);
    }

    /** When the next timer is due, or {@link #NEVER}. */
    public long nextDeadline() {
        return clock.nextDue();
    }

    /** The events since this was last asked; none unless they are recorded. */
    public List<Event> events() {
        return recorder.take();
    }
}
