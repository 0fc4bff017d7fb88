package flexsim.taskrouter;

import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.ReservationView;
import flexsim.time.Timer;
import java.util.Optional;

/** A reservation as the engine holds it. As a timer it rings when it has been open too long. */
final class ReservationState extends Timer implements ReservationHandle {
    private final SidSource sids;
    private final long sidNumber;

    /** Null until somebody asks for it. */
    private String sid;

    final TaskState task;

    /** The next younger of the same task; null when there is none. */
    ReservationState next;

    final WorkerState worker;
    final WorkerChannelState workerChannel;
    final long created;
    ReservationStatus status = ReservationStatus.PENDING;
    long updated;
    int version;
    /** Where the worker goes when the work is done. */
    Optional<ActivityState> postWorkActivity = Optional.empty();

    /** {@code sidNumber}: that of its SID in {@code sids}. */
    ReservationState(SidSource sids, long sidNumber, TaskState task, WorkerChannelState workerChannel, long now) {
        this.sids = sids;
        this.sidNumber = sidNumber;
        this.task = task;
        this.worker = workerChannel.worker;
        this.workerChannel = workerChannel;
        this.created = now;
        this.updated = now;
    }

    @Override
    public TaskHandle task() {
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
        if (sid == null) {
            sid = sids.spelled("WR", sidNumber);
        }
        return sid;
    }

    /** Its SID is this and not what its number says. */
    void call(String name) {
        sid = name;
    }

    @Override
    protected void ring() {
        task.keeper.timeOut(this);
    }

    ReservationView view() {
        return new ReservationView(
                sid(), status, task.sid(), worker.sid, worker.friendlyName, created, updated, version);
    }
}
