package flexsim.taskrouter;

import flexsim.taskrouter.model.ReservationStatus;
import flexsim.time.Agenda;
import flexsim.time.Micros;
import flexsim.time.Timetable;
import java.util.function.Consumer;

/** The making and ending of reservations. Its callers run it inside a step of the {@link Dispatch}. */
final class Reservations {
    /** How long a reservation is open where no workflow says it. */
    private static final int TIMEOUT_SECONDS = 120;

    private final WorkspaceRegistry registry;
    private final WorkerAvailability availability;
    private final EventRecorder recorder;
    private final Timetable clock;
    private final WorkspaceState workspace;
    private final Consumer<ReservationState> onTimeout;

    /** {@code onTimeout}: called with each reservation that has been open too long. */
    Reservations(
            WorkspaceRegistry registry,
            WorkerAvailability availability,
            EventRecorder recorder,
            Timetable clock,
            WorkspaceState workspace,
            Consumer<ReservationState> onTimeout) {
        this.registry = registry;
        this.availability = availability;
        this.recorder = recorder;
        this.clock = clock;
        this.workspace = workspace;
        this.onTimeout = onTimeout;
    }

    /** Reserves the worker of {@code channel} for {@code task}, which is reserved. */
    void open(TaskState task, WorkerChannelState channel) {
        ReservationState reservation = new ReservationState(registry.sids, task, channel, clock.now());
        task.add(reservation);
        channel.worker.addPending(reservation);
        if (task.listed) {
            registry.list(reservation);
        }
        availability.reserved(channel);
        long open = (task.workflow.isPresent() ? task.workflow.get().reservationTimeoutSeconds : TIMEOUT_SECONDS)
                * Micros.PER_SECOND;
        reservation.timeOutAt(clock.now() + open, clock.laneFor(open), onTimeout, clock);
        recorder.reservation(reservation);
        if (!workspace.multiTaskEnabled && task.queue != null) {
            // Without multitasking a worker's activity follows its work.
            task.queue.reservationActivity.ifPresent(next -> availability.move(channel.worker, next));
        }
    }

    /** Lets a reservation of a snapshot be open until {@code due}. */
    void openUntil(ReservationState reservation, long due) {
        reservation.timeOutAt(due, Agenda.NO_LANE, onTimeout, clock);
    }

    /** The task of an accepted reservation is assigned: the reservations of other workers for it are rescinded. */
    void accepted(ReservationState reservation) {
        recorder.reservation(reservation);
        TaskState task = reservation.task;
        endPending(task, ReservationStatus.RESCINDED);
        if (!workspace.multiTaskEnabled && task.queue != null) {
            task.queue.assignmentActivity.ifPresent(next -> availability.move(reservation.worker, next));
        }
    }

    /** Ends all pending reservations of {@code task}. */
    void endPending(TaskState task, ReservationStatus status) {
        for (ReservationState each = task.eldest; each != null; each = each.next) {
            if (each.status() == ReservationStatus.PENDING) {
                release(each, status);
            }
        }
    }

    /** Ends a live reservation and frees its worker. */
    void release(ReservationState reservation, ReservationStatus status) {
        boolean accepted = reservation.status() == ReservationStatus.ACCEPTED;
        move(reservation, status);
        availability.released(reservation.workerChannel, accepted);
        recorder.reservation(reservation);
    }

    /** Gives a reservation another status without an event. */
    void move(ReservationState reservation, ReservationStatus status) {
        if (reservation.status() == ReservationStatus.PENDING) {
            clock.cancel(reservation);
            reservation.worker.removePending(reservation);
        }
        reservation.become(status, clock.now());
    }
}
