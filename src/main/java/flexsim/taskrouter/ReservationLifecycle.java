package flexsim.taskrouter;

import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.time.Timetable;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of open reservations: acceptance, rejection and time-out, and what follows for the task.
 *
 * <p>Source of the rules: Twilio, "Reservation resource".
 */
final class ReservationLifecycle {
    /** How often a task may go from pending to reserved. */
    private static final int MAX_ASSIGNMENTS = 1_000;

    static final String TOO_MANY_ASSIGNMENTS = "Max assignment count exceeded";

    private final Reservations reservations;
    private final WorkerAvailability availability;
    private final Dispatch dispatch;
    private final TaskLifecycle tasks;
    private final WorkflowRunner workflows;
    private final Timetable clock;
    private final WorkspaceState workspace;

    ReservationLifecycle(
            Reservations reservations,
            WorkerAvailability availability,
            Dispatch dispatch,
            TaskLifecycle tasks,
            WorkflowRunner workflows,
            Timetable clock,
            WorkspaceState workspace) {
        this.reservations = reservations;
        this.availability = availability;
        this.dispatch = dispatch;
        this.tasks = tasks;
        this.workflows = workflows;
        this.clock = clock;
        this.workspace = workspace;
    }

    /** Accepts a pending reservation: the task is assigned, reservations of other workers are rescinded. */
    void accept(ReservationState reservation) {
        dispatch.begin();
        reservations.move(reservation, ReservationStatus.ACCEPTED);
        availability.accepted(reservation.workerChannel);
        tasks.assign(reservation.task);
        reservations.accepted(reservation);
        dispatch.end();
    }

    /** Rejects a pending reservation; the worker goes to {@code activity} if there is one. */
    void reject(ReservationState reservation, Optional<ActivityState> activity) {
        dispatch.begin();
        reservations.release(reservation, ReservationStatus.REJECTED);
        activity.ifPresent(next -> availability.move(reservation.worker, next));
        returnToPending(reservation.task);
        dispatch.end();
    }

    /** The reservation has been open too long. */
    void timeOut(ReservationState reservation) {
        dispatch.begin();
        reservations.release(reservation, ReservationStatus.TIMEOUT);
        availability.move(reservation.worker, workspace.timeoutActivity);
        returnToPending(reservation.task);
        dispatch.end();
    }

    /** Rejects everything that is still only offered to {@code worker}. */
    void rejectPending(WorkerState worker) {
        dispatch.begin();
        List<ReservationState> pending = worker.pending();
        pending.forEach(reservation -> reservations.release(reservation, ReservationStatus.REJECTED));
        pending.forEach(reservation -> returnToPending(reservation.task));
        dispatch.end();
    }

    /** A task whose last open reservation failed waits on in its target, or goes on if the target's time is over. */
    private void returnToPending(TaskState task) {
        if (task.status() != TaskStatus.RESERVED || task.hasPendingReservation()) {
            return;
        }
        task.become(TaskStatus.PENDING, clock.now());
        if (task.assignments() >= MAX_ASSIGNMENTS) {
            tasks.cancel(task, TOO_MANY_ASSIGNMENTS);
        } else {
            workflows.resume(task);
        }
    }
}
