package flexsim.taskrouter;

import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.time.Micros;
import flexsim.time.Timetable;
import java.util.List;
import java.util.Optional;

/** Makes reservations and ends them. Its callers run it inside a step of the {@link Dispatch}. */
final class Reservations {
    /** Seconds that a reservation is open where no workflow says it. */
    private static final int TIMEOUT = 120;

    private final WorkspaceRegistry directory;
    private final Matching matching;
    private final WorkerAvailability staffing;
    private final EventRecorder journal;
    private final Timetable clock;
    private final WorkspaceState workspace;

    Reservations(
            WorkspaceRegistry directory,
            Matching matching,
            WorkerAvailability staffing,
            EventRecorder journal,
            Timetable clock,
            WorkspaceState workspace) {
        this.directory = directory;
        this.matching = matching;
        this.staffing = staffing;
        this.journal = journal;
        this.clock = clock;
        this.workspace = workspace;
    }

    /** Reserves the free workers for {@code task}, which must not wait any longer; false when there are none. */
    boolean reserve(TaskState task) {
        if (matching.wantsLongestIdle(task)) {
            WorkerChannelState worker = matching.longestIdle(task);
            if (worker == null) {
                return false;
            }
            reserve(task, worker);
            return true;
        }
        List<WorkerChannelState> workers = matching.workersFor(task);
        if (workers.isEmpty()) {
            return false;
        }
        becomeReserved(task);
        workers.forEach(worker -> offer(task, worker));
        return true;
    }

    /** Reserves this one worker for {@code task}. */
    void reserve(TaskState task, WorkerChannelState worker) {
        becomeReserved(task);
        offer(task, worker);
    }

    private void becomeReserved(TaskState task) {
        task.status = TaskStatus.RESERVED;
        task.assignments++;
        task.touch(clock.now());
    }

    private void offer(TaskState task, WorkerChannelState channel) {
        ReservationState reservation =
                new ReservationState(directory.sids, directory.sids.number(), task, channel, clock.now());
        task.add(reservation);
        channel.worker.addPending(reservation);
        if (task.listed) {
            directory.list(reservation);
        }
        staffing.reserved(channel);
        setTimeout(reservation);
        journal.reservation(reservation);
        if (!workspace.multiTaskEnabled && task.queue != null) {
            followWork(reservation, task.queue.reservationActivity);
        }
    }

    private void setTimeout(ReservationState reservation) {
        Optional<WorkflowState> workflow = reservation.task.workflow;
        long open = (workflow.isPresent() ? workflow.get().reservationTimeout : TIMEOUT) * Micros.PER_SECOND;
        clock.set(reservation, clock.now() + open, clock.laneFor(open));
    }

    /** Without multitasking a worker's activity follows its work. */
    private void followWork(ReservationState reservation, Optional<ActivityState> next) {
        if (next.isPresent()) {
            staffing.move(reservation.worker, next.get());
        }
    }

    /** Accepts a pending reservation; those of other workers for its task are rescinded. */
    void accept(ReservationState reservation) {
        journal.reservation(reservation);
        endPending(reservation.task, ReservationStatus.RESCINDED);
        TaskQueueState queue = reservation.task.queue;
        if (!workspace.multiTaskEnabled && queue != null) {
            followWork(reservation, queue.assignmentActivity);
        }
    }

    /** Ends all pending reservations of {@code task}. */
    void endPending(TaskState task, ReservationStatus status) {
        for (ReservationState each = task.eldest; each != null; each = each.next) {
            if (each.status == ReservationStatus.PENDING) {
                release(each, status);
            }
        }
    }

    /** Ends a live reservation and frees its worker. */
    void release(ReservationState reservation, ReservationStatus status) {
        boolean accepted = reservation.status == ReservationStatus.ACCEPTED;
        move(reservation, status);
        staffing.released(reservation.workerChannel, accepted);
        journal.reservation(reservation);
    }

    /** Gives a reservation another status and tells nobody. */
    void move(ReservationState reservation, ReservationStatus status) {
        if (reservation.status == ReservationStatus.PENDING) {
            clock.cancel(reservation);
            reservation.worker.removePending(reservation);
        }
        reservation.status = status;
        reservation.updated = clock.now();
        reservation.version++;
    }
}
