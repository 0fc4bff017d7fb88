package flexsim.taskrouter;

import flexsim.taskrouter.model.KnownWorker;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything a workspace holds, by SID and where it matters by name, in order of creation. */
final class WorkspaceRegistry {
    final Map<String, ActivityState> activities = new LinkedHashMap<>();
    final Map<String, TaskChannelState> channels = new LinkedHashMap<>();
    final Map<String, TaskQueueState> queues = new LinkedHashMap<>();
    final Map<String, WorkerState> workers = new LinkedHashMap<>();
    final Map<String, WorkflowState> workflows = new LinkedHashMap<>();
    final Map<String, TaskState> tasks = new LinkedHashMap<>();
    final Map<String, ReservationState> reservations = new LinkedHashMap<>();
    /** Those of the tasks that have not ended: far fewer than all that are kept. */
    final Set<TaskState> liveTasks = new LinkedHashSet<>();

    final Telephony telephony = new Telephony();

    private final Map<String, WorkerState> workersByName = new LinkedHashMap<>();

    /** By slot; null where one is free. */
    private final List<WorkerState> slots = new ArrayList<>();

    private final BitSet taken = new BitSet();

    /** How often a worker has been added or got other attributes. */
    int profiles;

    final SidSource sids;
    private long order;

    /** Whether a target was ever entered whose expression asks for a worker's channels. */
    boolean expressionsReadLoad;

    /** Null when they have to be found anew. */
    private List<TaskQueueState> readState;

    private List<TaskQueueState> readChannels;

    WorkspaceRegistry(SidSource sids) {
        this(sids, 0);
    }

    /** {@code order}: how many things have been numbered. */
    WorkspaceRegistry(SidSource sids, long order) {
        this.sids = sids;
        this.order = order;
    }

    /** How many SIDs have been made. */
    long sids() {
        return sids.made();
    }

    /** How many things have been numbered. */
    long orders() {
        return order;
    }

    String newSid(String prefix) {
        return sids.next(prefix);
    }

    /** Refuses one more when there are {@code most} of them in {@code held}. */
    static void requireRoom(Map<String, ?> held, int most, String kind) throws RefusedException {
        if (held.size() >= most) {
            throw RefusedException.invalid("A workspace has at most " + most + " " + kind + ", and this one has them");
        }
    }

    /** The activity that a parameter refers to, if it is given. */
    Optional<ActivityState> activityParameter(String parameter, Optional<String> sid) throws RefusedException {
        return sid.isPresent() ? Optional.of(activityParameter(parameter, sid.get())) : Optional.empty();
    }

    /** Numbers things in order of creation. */
    long nextOrder() {
        return order++;
    }

    ActivityState activity(String sid) throws RefusedException {
        return required(activities.get(sid), "Activity", sid);
    }

    /** An activity that a parameter refers to: an unknown one makes the parameter wrong, not the path. */
    ActivityState activityParameter(String parameter, String sid) throws RefusedException {
        ActivityState activity = activities.get(sid);
        if (activity == null) {
            throw RefusedException.invalid(parameter + " " + sid + " is not an activity of this workspace");
        }
        return activity;
    }

    /** The smallest number that no task channel has. */
    int freeChannelNumber() {
        BitSet taken = new BitSet();
        channels.values().forEach(channel -> taken.set(channel.number));
        return taken.nextClearBit(0);
    }

    Optional<TaskChannelState> channel(String reference) {
        TaskChannelState bySid = channels.get(reference);
        return bySid != null
                ? Optional.of(bySid)
                : channels.values().stream()
                        .filter(c -> c.uniqueName.equals(reference))
                        .findFirst();
    }

    TaskQueueState queue(String sid) throws RefusedException {
        return required(queues.get(sid), "TaskQueue", sid);
    }

    WorkerState worker(String sid) throws RefusedException {
        return required(workers.get(sid), "Worker", sid);
    }

    WorkflowState workflow(String sid) throws RefusedException {
        return required(workflows.get(sid), "Workflow", sid);
    }

    TaskState task(String sid) throws RefusedException {
        return required(tasks.get(sid), "Task", sid);
    }

    ReservationState reservation(String sid) throws RefusedException {
        return required(reservations.get(sid), "Reservation", sid);
    }

    private static <T> T required(T found, String kind, String sid) throws RefusedException {
        if (found == null) {
            throw RefusedException.notFound(kind, sid);
        }
        return found;
    }

    Optional<WorkerState> workerNamed(String friendlyName) {
        return Optional.ofNullable(workersByName.get(folded(friendlyName)));
    }

    /** The worker that a known-worker target asks for. */
    Optional<WorkerState> worker(KnownWorker.Named named) {
        return named.field() == KnownWorker.Field.SID
                ? Optional.ofNullable(workers.get(named.value()))
                : workerNamed(named.value());
    }

    void add(WorkerState worker) {
        workers.put(worker.sid, worker);
        workersByName.put(folded(worker.friendlyName), worker);
        worker.slot = taken.nextClearBit(0);
        taken.set(worker.slot);
        if (worker.slot == slots.size()) {
            slots.add(worker);
        } else {
            slots.set(worker.slot, worker);
        }
        profiles++;
    }

    /** Whose slot it is. */
    WorkerState inSlot(int slot) {
        return slots.get(slot);
    }

    void rename(WorkerState worker, String friendlyName) {
        workersByName.remove(folded(worker.friendlyName));
        worker.friendlyName = friendlyName;
        workersByName.put(folded(friendlyName), worker);
    }

    void remove(WorkerState worker) {
        workers.remove(worker.sid);
        workersByName.remove(folded(worker.friendlyName));
        worker.reservations.keySet().forEach(reservations::remove);
        taken.clear(worker.slot);
        slots.set(worker.slot, null);
    }

    void list(TaskState task) {
        tasks.put(task.sid(), task);
        liveTasks.add(task);
    }

    void list(ReservationState reservation) {
        reservations.put(reservation.sid(), reservation);
        reservation.worker.reservations.put(reservation.sid(), reservation);
    }

    /** A task that could not be looked up leaves nothing behind. */
    void remove(TaskState task) {
        if (task.listed) {
            tasks.remove(task.sid());
            telephony.forget(task);
            for (ReservationState each = task.eldest; each != null; each = each.next) {
                reservations.remove(each.sid());
                each.worker.reservations.remove(each.sid());
            }
        }
    }

    /** A queue was made or deleted, or is served by others. */
    void queuesChanged() {
        readState = null;
        readChannels = null;
    }

    /** The queues whose membership depends on more than a worker's attributes. */
    List<TaskQueueState> queuesThatReadState() {
        if (readState == null) {
            readState = queues.values().stream()
                    .filter(TaskQueueState::readsWorkerState)
                    .toList();
        }
        return readState;
    }

    /** The queues whose membership depends on the worker's channels and so on its load. */
    List<TaskQueueState> queuesThatReadChannels() {
        if (readChannels == null) {
            readChannels = queues.values().stream()
                    .filter(TaskQueueState::readsChannels)
                    .toList();
        }
        return readChannels;
    }

    /** Whether anything that was ever asked for depends on the load of workers. */
    boolean readsLoad() {
        return expressionsReadLoad || !queuesThatReadChannels().isEmpty();
    }

    private static String folded(String friendlyName) {
        return friendlyName.toLowerCase(Locale.ROOT);
    }
}
