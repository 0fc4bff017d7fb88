package flexsim.taskrouter;

import flexsim.taskrouter.model.EngineSnapshot;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.ReservationView;
import flexsim.time.Timer;
import flexsim.time.Timetable;
import java.util.Optional;
import java.util.function.Consumer;

/** A reservation as the engine holds it. As a timer it rings when it has been open too long. */
final class ReservationState extends Timer implements ReservationHandle {
    /** That of a SID that was given. */
    private static final long NO_NUMBER = -1;

    private final SidSource sids;
    private final long sidNumber;

    /** Null until it is asked for. */
    private String sid;

    final TaskState task;

    /** The next younger of the same task; null when there is none. */
    ReservationState next;

    final WorkerState worker;
    final WorkerChannelState workerChannel;
    private final long created;
    private ReservationStatus status = ReservationStatus.PENDING;
    private long updated;
    private int version;
    /** Where the worker goes when the work is done. */
    Optional<ActivityState> postWorkActivity = Optional.empty();

    /** What to do when it has been open too long; null until that was limited. */
    private Consumer<ReservationState> onTimeout;

    /** A new one, which is pending. */
    ReservationState(SidSource sids, TaskState task, WorkerChannelState workerChannel, long now) {
        this.sids = sids;
        this.sidNumber = sids.number();
        this.task = task;
        this.worker = workerChannel.worker;
        this.workerChannel = workerChannel;
        this.created = now;
        this.updated = now;
    }

    /** The reservation of a snapshot. */
    ReservationState(
            EngineSnapshot.Reservation of,
            TaskState task,
            WorkerChannelState workerChannel,
            Optional<ActivityState> postWorkActivity) {
        this.sids = null;
        this.sidNumber = NO_NUMBER;
        this.sid = of.sid();
        this.task = task;
        this.worker = workerChannel.worker;
        this.workerChannel = workerChannel;
        this.created = of.created();
        this.status = of.status();
        this.updated = of.updated();
        this.version = of.version();
        this.postWorkActivity = postWorkActivity;
    }

    /** All of it for a snapshot. */
    EngineSnapshot.Reservation snapshot(Optional<EngineSnapshot.Alarm> timeout) {
        return new EngineSnapshot.Reservation(
                sid(),
                worker.sid,
                status,
                created,
                updated,
                version,
                postWorkActivity.map(activity -> activity.sid),
                timeout);
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

    long updated() {
        return updated;
    }

    int version() {
        return version;
    }

    /** Moves it along an arrow of {@link ReservationStatus}. */
    void become(ReservationStatus next, long now) {
        if (!status.leadsTo(next)) {
            throw new IllegalStateException(sid() + " is " + status + " and cannot become " + next);
        }
        status = next;
        updated = now;
        version++;
    }

    /** Calls {@code timeout} at {@code due}, unless it is no longer pending by then. */
    void timeOutAt(long due, int lane, Consumer<ReservationState> timeout, Timetable clock) {
        onTimeout = timeout;
        clock.set(this, due, lane);
    }

    @Override
    protected void ring() {
        onTimeout.accept(this);
    }

    ReservationView view() {
        return new ReservationView(
                sid(), status, task.sid(), worker.sid, worker.friendlyName, created, updated, version);
    }
}
