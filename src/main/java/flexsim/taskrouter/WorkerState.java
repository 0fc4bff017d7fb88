package flexsim.taskrouter;

import flexsim.taskrouter.expression.Scope;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A worker as the engine holds it. */
final class WorkerState {
    final String sid;
    /** Number of this worker in order of creation: the last tie-break between equally idle ones. */
    final long order;

    final long created;
    /** Its number at a switchboard, in order of creation. */
    int number;

    final Map<TaskChannelState, WorkerChannelState> channels = new LinkedHashMap<>();
    final Set<TaskQueueState> queues = new LinkedHashSet<>();
    /** All reservations whose task is still kept, by SID. */
    final Map<String, ReservationState> reservations = new LinkedHashMap<>();

    /** Tasks that were made for this worker and wait until it is free. */
    final WaitingRoom waiting = new WaitingRoom(TaskOrder.FIFO);

    String friendlyName;
    ActivityState activity;
    Attributes attributes;
    long updated;
    long statusChanged;
    int version;
    /** Since when the worker has been without a new reservation: the later of the last one and of becoming available. */
    long idleSince;

    private final Scope scope = new WorkerScope(this);

    /** The last view made; null before the first. */
    private WorkerView view;

    WorkerState(String sid, long order, String friendlyName, ActivityState activity, Attributes attributes, long now) {
        this.sid = sid;
        this.order = order;
        this.friendlyName = friendlyName;
        this.activity = activity;
        this.attributes = attributes;
        this.created = now;
        this.updated = now;
        this.statusChanged = now;
        this.idleSince = now;
    }

    Scope scope() {
        return scope;
    }

    boolean hasLiveReservations() {
        for (WorkerChannelState channel : channels.values()) {
            if (channel.load > 0) {
                return true;
            }
        }
        return false;
    }

    /** The names under which targets may ask for this worker; the first is everyone's. */
    List<Optional<KnownWorker.Named>> knownAs() {
        return List.of(
                Optional.empty(),
                Optional.of(KnownWorker.Named.sid(sid)),
                Optional.of(KnownWorker.Named.friendlyName(friendlyName)));
    }

    void touch(long now) {
        updated = now;
        version++;
    }

    /** Views that are equal are one object: the events that hold them are kept long. */
    WorkerView view() {
        WorkerView fresh = fresh();
        if (!fresh.equals(view)) {
            view = fresh;
        }
        return view;
    }

    private WorkerView fresh() {
        return new WorkerView(sid, friendlyName, activity.view(), attributes, created, updated, statusChanged, version);
    }
}
