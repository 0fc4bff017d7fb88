package flexsim.taskrouter;

import flexsim.time.Scheduler;
import java.util.Optional;

/** A reservation as the engine holds it. */
final class ReservationState implements LiveReservation {
    final String sid;
    final TaskState task;
    final WorkerState worker;
    final WorkerChannelState workerChannel;
    final long created;
    ReservationStatus status = ReservationStatus.PENDING;
    long updated;
    int version;
    /** Where the worker goes when the work is done. */
    Optional<ActivityState> postWorkActivity = Optional.empty();

    Scheduler.Alarm timeoutAlarm = () -> {};

    ReservationState(String sid, TaskState task, WorkerChannelState workerChannel, long now) {
        this.sid = sid;
        this.task = task;
        this.worker = workerChannel.worker;
        this.workerChannel = workerChannel;
        this.created = now;
        this.updated = now;
    }

    @Override
    public LiveTask task() {
        return task;
    }

    @Override
    public ReservationStatus status() {
        return status;
    }

    @Override
    public int worker() {
        return worker.number;
    }

    @Override
    public String sid() {
        return sid;
    }

    ReservationView view() {
        return new ReservationView(sid, status, task.sid, worker.sid, worker.friendlyName, created, updated, version);
    }
}
