package flexsim.taskrouter;

import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.time.Micros;
import flexsim.time.Timetable;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The end of a task's life: wrap-up, completion, cancellation, deletion, and what happens when its time is over.
 *
 * <p>Source of the rules: Twilio, "Lifecycle of a task".
 */
final class TaskLifecycle {
    static final String TTL_EXCEEDED = "Task TTL Exceeded";

    /** How long a task that has ended is kept. */
    private static final long KEPT_MICROS = 300 * Micros.PER_SECOND;

    /** How long a task may be assigned. */
    private static final long LONGEST_ASSIGNMENT_MICROS = 86_400 * Micros.PER_SECOND;

    /** What to do when a task's time is over. */
    final Consumer<TaskState> expiry = this::expire;

    private final WorkspaceRegistry registry;
    private final WorkerAvailability availability;
    private final Reservations reservations;
    private final Dispatch dispatch;
    private final EventRecorder recorder;
    private final Timetable clock;

    TaskLifecycle(
            WorkspaceRegistry registry,
            WorkerAvailability availability,
            Reservations reservations,
            Dispatch dispatch,
            EventRecorder recorder,
            Timetable clock) {
        this.registry = registry;
        this.availability = availability;
        this.reservations = reservations;
        this.dispatch = dispatch;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** A reservation of {@code task} has been accepted. */
    void assign(TaskState task) {
        task.expireAfter(LONGEST_ASSIGNMENT_MICROS, expiry, clock);
        task.become(TaskStatus.ASSIGNED, clock.now());
    }

    /** Wraps an assigned task up. */
    void wrap(TaskState task, Optional<String> reason) {
        dispatch.begin();
        ReservationState reservation = task.work();
        if (reservation != null) {
            reservations.move(reservation, ReservationStatus.WRAPPING);
        }
        clock.cancel(task);
        task.become(TaskStatus.WRAPPING, reason, clock.now());
        if (reservation != null) {
            recorder.reservation(reservation);
        }
        recorder.task(Event.TaskEvent.Type.WRAPUP, task);
        if (reservation != null) {
            availability.wrapped(reservation.workerChannel);
        }
        dispatch.end();
    }

    /** Completes an assigned or wrapping task. */
    void complete(TaskState task, Optional<String> reason) {
        dispatch.begin();
        task.become(TaskStatus.COMPLETED, reason, clock.now());
        recorder.task(Event.TaskEvent.Type.COMPLETED, task);
        ReservationState reservation = task.work();
        if (reservation != null) {
            reservations.release(reservation, ReservationStatus.COMPLETED);
            takeUpPostWorkActivity(reservation);
        }
        keepForAWhile(task);
        dispatch.end();
    }

    /** An activity that has been deleted meanwhile is none to go to. */
    private void takeUpPostWorkActivity(ReservationState reservation) {
        if (reservation.postWorkActivity.isPresent()) {
            ActivityState next = reservation.postWorkActivity.get();
            if (registry.activities.containsKey(next.sid)) {
                availability.move(reservation.worker, next);
            }
        }
    }

    /** Cancels a task that has not been accepted; a reason that is empty is none. */
    void cancel(TaskState task, String reason) {
        dispatch.begin();
        task.stopWaiting(clock);
        task.cancel(reason, clock.now());
        recorder.task(Event.TaskEvent.Type.CANCELED, task);
        reservations.endPending(task, ReservationStatus.CANCELED);
        keepForAWhile(task);
        dispatch.end();
    }

    /** Removes a task in whatever state; its worker is free again. */
    void delete(TaskState task) {
        remove(task, Event.TaskEvent.Type.DELETED);
    }

    private void remove(TaskState task, Event.TaskEvent.Type how) {
        dispatch.begin();
        task.stopWaiting(clock);
        clock.cancel(task);
        recorder.task(how, task);
        reservations.endPending(task, ReservationStatus.CANCELED);
        ReservationState reservation = task.work();
        if (reservation != null) {
            reservations.release(reservation, ReservationStatus.COMPLETED);
        }
        if (!task.status().ended()) {
            leaveCounts(task);
        }
        task.deleted = true;
        registry.remove(task);
        dispatch.end();
    }

    /** A task that cannot be looked up need not be kept. */
    private void keepForAWhile(TaskState task) {
        leaveCounts(task);
        clock.cancel(task);
        if (task.listed) {
            task.expireAfter(KEPT_MICROS, expiry, clock);
        }
    }

    /** The task's time is over: how it ends depends on how far it has come. */
    private void expire(TaskState task) {
        if (task.status().ended()) {
            registry.remove(task);
        } else if (task.status() == TaskStatus.ASSIGNED) {
            remove(task, Event.TaskEvent.Type.SYSTEM_DELETED);
        } else {
            cancel(task, TTL_EXCEEDED);
        }
    }

    private void leaveCounts(TaskState task) {
        if (task.listed) {
            registry.liveTasks.remove(task);
        }
        if (task.workflow.isPresent()) {
            task.workflow.get().liveTasks--;
        }
        if (task.queue != null) {
            task.queue.liveTasks--;
        }
    }
}
