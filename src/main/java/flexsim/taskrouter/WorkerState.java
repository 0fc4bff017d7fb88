package flexsim.taskrouter;

import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.ActivityView;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.KnownWorker;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.WorkerChannelView;
import flexsim.taskrouter.model.WorkerView;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A worker as the engine holds it, and as expressions see it: its built-in fields and channels, and else its attributes. */
final class WorkerState implements Scope {
    final String sid;
    /** Number of this worker in order of creation: the last tie-break between equally idle ones. */
    final long order;

    final long created;
    /** Its number in the {@link InProcessEngine}, in order of creation. */
    int number;

    /** A small number that no other worker has while this one is in the registry. */
    int slot = -1;

    /** Changed by {@link #add} and {@link #remove}. */
    final Map<TaskChannelState, WorkerChannelState> channels = new LinkedHashMap<>();

    /** The same by the number of the channel; null where there is none. */
    private WorkerChannelState[] numbered = {};

    /** Those it serves; changed by {@link #serve} and {@link #leave}. */
    final Set<TaskQueueState> queues = new LinkedHashSet<>();

    /** The same. */
    private TaskQueueState[] served = {};

    /** All reservations that can be looked up and whose task is still kept, by SID. */
    final Map<String, ReservationState> reservations = new LinkedHashMap<>();

    /** Those of its reservations that are pending, oldest first. */
    private ReservationState[] pending = new ReservationState[1];

    private int pendingCount;

    /** Tasks that were made for this worker and wait until it is free. */
    final WaitingTasks waiting = new WaitingTasks(TaskOrder.FIFO);

    String friendlyName;
    ActivityState activity;
    Attributes attributes;
    long updated;
    long statusChanged;
    int version;
    /** Since when the worker has been without a new reservation: the later of the last one and of becoming available. */
    long idleSince;
    /** Reservations pending, accepted or wrapping, on all channels. */
    int load;
    /** Whether it can be found among the idle workers. */
    Availability availability = Availability.UNLISTED;
    /** Whether it may now take tasks that it could not take before. */
    boolean mayTakeMore;
    /** Whether it is to be offered work when the step is over. */
    boolean awaitsOffers;

    /** The last view made, of {@link #viewVersion} and {@link #viewActivity}; null before the first. */
    private WorkerView view;

    private int viewVersion;
    private ActivityView viewActivity;

    /** Where a worker stands among those that are idle. */
    enum Availability {
        /** Something changes on which it depends whether the worker is idle; until then it counts as not idle. */
        WITHDRAWN,
        /** Idle on no channel whose idle workers have been asked for. */
        UNLISTED,
        /** Among the idle of one channel or more. */
        LISTED
    }

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

    /** Its channel of that kind; null when it has none. */
    WorkerChannelState channel(TaskChannelState channel) {
        return channel.number < numbered.length ? numbered[channel.number] : null;
    }

    void add(WorkerChannelState channel) {
        channels.put(channel.channel, channel);
        if (channel.channel.number >= numbered.length) {
            numbered = Arrays.copyOf(numbered, channel.channel.number + 1);
        }
        numbered[channel.channel.number] = channel;
    }

    void remove(TaskChannelState channel) {
        channels.remove(channel);
        numbered[channel.number] = null;
    }

    void addPending(ReservationState reservation) {
        if (pendingCount == pending.length) {
            pending = Arrays.copyOf(pending, 2 * pendingCount);
        }
        pending[pendingCount++] = reservation;
    }

    void removePending(ReservationState reservation) {
        int place = 0;
        while (pending[place] != reservation) {
            place++;
        }
        pendingCount--;
        System.arraycopy(pending, place + 1, pending, place, pendingCount - place);
        pending[pendingCount] = null;
    }

    /** Those of its reservations that are pending, oldest first. */
    List<ReservationState> pending() {
        return List.of(Arrays.copyOf(pending, pendingCount));
    }

    boolean hasLiveReservations() {
        return load > 0;
    }

    /** The queues that it serves, in the order in which it joined them. Not to be changed. */
    TaskQueueState[] served() {
        return served;
    }

    void serve(TaskQueueState queue) {
        if (queues.add(queue)) {
            served = queues.toArray(served);
        }
    }

    void leave(TaskQueueState queue) {
        if (queues.remove(queue)) {
            served = queues.toArray(new TaskQueueState[0]);
        }
    }

    /** The names under which targets may ask for this worker. */
    List<KnownWorker.Named> knownAs() {
        return List.of(KnownWorker.Named.sid(sid), KnownWorker.Named.friendlyName(friendlyName));
    }

    void touch(long now) {
        updated = now;
        version++;
    }

    /** One object as long as nothing changes: the events that hold it are kept long. */
    WorkerView view() {
        if (view == null || viewVersion != version || viewActivity != activity.view) {
            viewVersion = version;
            viewActivity = activity.view;
            view = new WorkerView(
                    sid, friendlyName, viewActivity, attributes, created, updated, statusChanged, version);
        }
        return view;
    }

    // ---- as expressions see it

    @Override
    public Value lookup(Path path) {
        if (WorkerPaths.namesWorkersChannel(path)) {
            return channel(path.tail(), path);
        }
        if (!WorkerPaths.isBuiltIn(path)) {
            return attributes.lookup(path);
        }
        if (path.head().equals(WorkerPaths.CHANNEL)) {
            return channel(path, path);
        }
        return path.length() == 1 ? field(path.head()) : Value.NULL;
    }

    private Value field(String name) {
        return new Value.Text(
                switch (name) {
                    case WorkerPaths.SID -> sid;
                    case WorkerPaths.FRIENDLY_NAME -> friendlyName;
                    case WorkerPaths.ACTIVITY_SID -> activity.sid;
                    default -> activity.friendlyName();
                });
    }

    /** {@code channel.<unique name>.<field>}; where there is no such channel, the attribute at {@code asWritten}. */
    private Value channel(Path path, Path asWritten) {
        if (path.length() == 3
                && path.steps().get(1) instanceof Path.Key name
                && path.steps().get(2) instanceof Path.Key field) {
            for (WorkerChannelState channel : channels.values()) {
                if (channel.channel.uniqueName.equals(name.name())) {
                    return channelField(channel.view(), field.name());
                }
            }
        }
        return attributes.lookup(asWritten);
    }

    private static Value channelField(WorkerChannelView channel, String field) {
        return switch (field) {
            case "configured_capacity" -> new Value.Num(channel.configuredCapacity());
            case "assigned_tasks" -> new Value.Num(channel.assignedTasks());
            case "available_capacity_percentage" -> new Value.Num(channel.availableCapacityPercentage());
            default -> Value.NULL;
        };
    }
}
