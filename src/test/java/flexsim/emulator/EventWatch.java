package flexsim.emulator;

import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.Event.ReservationEvent;
import flexsim.taskrouter.model.Event.TaskEvent;
import flexsim.taskrouter.model.Event.WorkerChannelEvent;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.ReservationView;
import flexsim.taskrouter.model.TaskView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sees every event in order and notes what must never happen. Tasks are those of one channel. Thread-safe. */
final class EventWatch {
    private static final String CHANNEL = "default";

    private final List<String> violations = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final Map<String, ReservationView> reservations = new HashMap<>();
    private final Map<String, Integer> capacity = new HashMap<>();
    private final Map<String, TaskView> tasks = new HashMap<>();
    private long latest;
    private int accepted;

    synchronized void see(Event event) {
        types.add(event.type());
        check(event.at() >= latest, "time went back", event);
        latest = event.at();
        if (event instanceof TaskEvent changed) {
            boolean first = changed.kind() == TaskEvent.Type.CREATED;
            check(first != tasks.containsKey(changed.task().sid()), "first things come first", event);
            see(changed.task(), event);
        } else if (event instanceof ReservationEvent changed) {
            see(changed.task(), event);
            see(changed.reservation(), event);
        } else if (event instanceof WorkerChannelEvent changed
                && changed.channel().taskChannelUniqueName().equals(CHANNEL)) {
            capacity.put(changed.worker().sid(), changed.channel().configuredCapacity());
        }
    }

    private void see(TaskView task, Event event) {
        TaskView before = tasks.put(task.sid(), task);
        check(before == null || before.version() <= task.version(), "a task went back to an earlier version", event);
    }

    private void see(ReservationView reservation, Event event) {
        ReservationView before = reservations.get(reservation.sid());
        if (before == null) {
            String worker = reservation.workerSid();
            check(reservation.status() == ReservationStatus.PENDING, "a reservation begins pending", event);
            check(liveOfTask(reservation.taskSid()) == 0, "a task reserved by two", event);
            check(liveOf(worker) < capacity.getOrDefault(worker, 1), "a worker over capacity", event);
        } else {
            check(before.status().live(), "a reservation that had ended changed", event);
            check(before.version() < reservation.version(), "a change without another version", event);
        }
        accepted += reservation.status() == ReservationStatus.ACCEPTED ? 1 : 0;
        reservations.put(reservation.sid(), reservation);
    }

    private void check(boolean well, String what, Event event) {
        if (!well) {
            violations.add(what + ": " + event);
        }
    }

    private long liveOfTask(String task) {
        return reservations.values().stream()
                .filter(reservation -> reservation.taskSid().equals(task)
                        && reservation.status().live())
                .count();
    }

    /** How many reservations of {@code worker} live. */
    synchronized long liveOf(String worker) {
        return reservations.values().stream()
                .filter(reservation -> reservation.workerSid().equals(worker)
                        && reservation.status().live())
                .count();
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** Of all events, in order. */
    synchronized List<String> types() {
        return List.copyOf(types);
    }

    synchronized int accepted() {
        return accepted;
    }
}
