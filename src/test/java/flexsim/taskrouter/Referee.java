package flexsim.taskrouter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.ReservationView;
import flexsim.taskrouter.model.TargetView;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.TaskView;
import flexsim.taskrouter.model.WorkerChannelView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Watches a {@link Play}: what must hold after each step, found out without the engine's own indexes. */
final class Referee {
    /** What may happen to a task in each state, and where that leads; a failed reservation leads on by count. */
    private static final Map<String, Map<String, String>> LIFE = Map.of(
            "new", Map.of("task.created", "pending"),
            "pending",
                    table(
                            "pending",
                            "workflow.entered workflow.target-matched task-queue.entered task-queue.moved"
                                    + " task-queue.timeout task.updated workflow.timeout workflow.skipped",
                            Map.of(
                                    "reservation.created", "reserved",
                                    "task.canceled", "canceled",
                                    "task.deleted", "deleted")),
            "reserved",
                    table(
                            "reserved",
                            "reservation.created task.updated",
                            Map.of(
                                    "reservation.accepted", "assigned",
                                    "reservation.rejected", "failed",
                                    "reservation.timeout", "failed",
                                    "task.canceled", "canceled",
                                    "task.deleted", "deleted")),
            "assigned",
                    table(
                            "assigned",
                            "reservation.rescinded task.updated",
                            Map.of(
                                    "reservation.wrapup", "wrapping",
                                    "task.completed", "completed",
                                    "task.deleted", "deleted",
                                    "task.system-deleted", "deleted")),
            "wrapping",
                    table(
                            "wrapping",
                            "task.wrapup task.updated",
                            Map.of("task.completed", "completed", "task.deleted", "deleted")),
            "completed", table("completed", "reservation.completed task.updated", Map.of("task.deleted", "deleted")),
            "canceled", table("canceled", "reservation.canceled task.updated", Map.of("task.deleted", "deleted")),
            "deleted", table("deleted", "reservation.canceled reservation.completed", Map.of()));

    private static Map<String, String> table(String state, String stay, Map<String, String> go) {
        Map<String, String> all = new HashMap<>(go);
        for (String type : stay.split(" ")) {
            all.put(type, state);
        }
        return all;
    }

    private final Play play;
    private final Engine engine;
    private final Map<String, String> lives = new HashMap<>();
    private final Map<String, ReservationView> live = new HashMap<>();
    private final Map<String, ReservationStatus> ended = new HashMap<>();
    private int seen;

    Referee(Play play) {
        this.play = play;
        this.engine = play.floor.engine;
    }

    void check() {
        List<Event> fresh = play.floor.events.subList(seen, play.floor.events.size());
        seen = play.floor.events.size();
        fresh.forEach(this::follow);
        engine.tasks().forEach(this::checkTask);
        checkNoneIsLost();
        play.workers.forEach(this::checkLoad);
        engine.tasks().stream()
                .filter(task -> task.status() == TaskStatus.PENDING)
                .forEach(task -> play.workers.forEach(
                        worker -> assertFalse(couldTake(worker, task), () -> task + " waits, free is " + worker)));
    }

    private void follow(Event event) {
        if (event instanceof Event.TaskEvent e) {
            advance(e.task().sid(), e);
        } else if (event instanceof Event.ReservationEvent e) {
            follow(e);
            advance(e.task().sid(), e);
        }
    }

    private void advance(String task, Event event) {
        String from = lives.getOrDefault(task, "new");
        String to = LIFE.get(from).get(event.type());
        assertNotNull(to, () -> event.type() + " while " + from + ": " + event);
        lives.put(task, to.equals("failed") ? liveOf(task).isEmpty() ? "pending" : "reserved" : to);
    }

    private void follow(Event.ReservationEvent event) {
        ReservationView reservation = event.reservation();
        assertFalse(ended.containsKey(reservation.sid()), () -> "changed after its end: " + event);
        if (event.type().equals("reservation.created")) {
            live.put(reservation.sid(), reservation);
            if (!event.task().ignoreCapacity()) {
                assertOfferedWithinCapacity(event);
            }
        } else if (reservation.status().live()) {
            live.put(reservation.sid(), reservation);
        } else {
            live.remove(reservation.sid());
            ended.put(reservation.sid(), reservation.status());
        }
    }

    private void assertOfferedWithinCapacity(Event.ReservationEvent event) {
        assertTrue(event.worker().activity().available(), event.toString());
        List<ReservationView> held = live.values().stream()
                .filter(r -> r.workerSid().equals(event.worker().sid()))
                .toList();
        if (engine.workspace().multiTaskEnabled()) {
            WorkerChannelView channel =
                    channel(event.worker().sid(), event.task().channelUniqueName());
            long onChannel = held.stream()
                    .filter(r -> channels.get(r.taskSid()).equals(channel.taskChannelUniqueName()))
                    .count();
            assertTrue(onChannel <= channel.configuredCapacity(), event.toString());
        } else {
            assertEquals(1, held.size(), event.toString());
        }
    }

    /** Each task's channel; here a task keeps the one it was made with. */
    private final Map<String, String> channels = new HashMap<>() {
        @Override
        public String get(Object task) {
            return computeIfAbsent(
                    (String) task,
                    sid -> engine.task(sid).map(TaskView::channelUniqueName).orElse("gone"));
        }
    };

    private List<ReservationView> liveOf(String task) {
        return live.values().stream().filter(r -> r.taskSid().equals(task)).toList();
    }

    private void checkTask(TaskView task) {
        List<ReservationView> reservations =
                engine.reservationsOfTask(task.sid()).orElseThrow();
        long pending = count(reservations, Set.of(ReservationStatus.PENDING));
        long atWork = count(reservations, Set.of(ReservationStatus.ACCEPTED, ReservationStatus.WRAPPING));
        switch (task.status()) {
            case RESERVED -> assertTrue(pending >= 1 && atWork == 0, task + " " + reservations);
            case ASSIGNED, WRAPPING -> assertTrue(pending == 0 && atWork == 1, task + " " + reservations);
            case PENDING, COMPLETED, CANCELED -> assertEquals(0, pending + atWork, task + " " + reservations);
        }
        assertTrue(pending <= 3, "more reservations at once than any queue allows");
        assertTrue(task.queueSid().isPresent() || pending <= 1, "one worker, one reservation");
        assertEquals(task.status().wireName(), lives.get(task.sid()), "what the events told");
        for (ReservationView reservation : reservations) {
            ReservationStatus end = ended.get(reservation.sid());
            assertEquals(end == null, reservation.status().live());
            assertTrue(end == null || end == reservation.status(), "a reservation changed after it had ended");
        }
    }

    private static long count(List<ReservationView> reservations, Set<ReservationStatus> of) {
        return reservations.stream().filter(r -> of.contains(r.status())).count();
    }

    /** A task that is not there has ended, by what its events told. */
    private void checkNoneIsLost() {
        for (String task : play.tasks) {
            if (engine.task(task).isEmpty()) {
                assertTrue(Set.of("deleted", "completed", "canceled").contains(lives.get(task)), lives.get(task));
            }
        }
    }

    private void checkLoad(String worker) {
        Map<String, Integer> loads = new HashMap<>();
        for (ReservationView reservation : engine.reservationsOfWorker(worker).orElseThrow()) {
            if (reservation.status().live()) {
                loads.merge(engine.task(reservation.taskSid()).orElseThrow().channelUniqueName(), 1, Integer::sum);
            }
        }
        for (WorkerChannelView channel : engine.workerChannels(worker).orElseThrow()) {
            assertEquals(loads.getOrDefault(channel.taskChannelUniqueName(), 0), channel.load());
        }
    }

    private WorkerChannelView channel(String worker, String uniqueName) {
        return engine.workerChannels(worker).orElseThrow().stream()
                .filter(c -> c.taskChannelUniqueName().equals(uniqueName))
                .findFirst()
                .orElseThrow();
    }

    // ---- who could take what, by the book

    private boolean couldTake(String worker, TaskView task) {
        if (!free(worker, task)) {
            return false;
        }
        if (task.queueSid().isEmpty()) {
            return task.routingTarget().orElseThrow().equals(worker);
        }
        String targetWorkers =
                engine.taskQueue(task.queueSid().get()).orElseThrow().targetWorkers();
        return Floor.parse(targetWorkers).matches(engine.workerScope(worker).orElseThrow())
                && targetAdmits(worker, task);
    }

    private boolean free(String worker, TaskView task) {
        if (!engine.worker(worker).orElseThrow().activity().available()) {
            return false;
        }
        if (!engine.workspace().multiTaskEnabled()) {
            return engine.reservationsOfWorker(worker).orElseThrow().stream()
                    .noneMatch(r -> r.status().live());
        }
        WorkerChannelView channel = channel(worker, task.channelUniqueName());
        return channel.available() && channel.load() < channel.configuredCapacity();
    }

    private boolean targetAdmits(String worker, TaskView task) {
        if (task.target().isEmpty()) {
            return true;
        }
        TargetView target = task.target().get();
        Scope both = path -> path.head().equals("task")
                ? path.tail().in(task.attributes().value())
                : engine.workerScope(worker).orElseThrow().lookup(path.tail());
        return target.expression().map(text -> Floor.parse(text).matches(both)).orElse(true)
                && knownAdmits(worker, task, target);
    }

    /** The first targets of the filters that ask for the attribute are the ones that are for a known worker. */
    private boolean knownAdmits(String worker, TaskView task, TargetView target) {
        String filter = target.filterExpression().orElse("");
        Predicate<String> asked = attribute -> filter.equals(attribute + " != null")
                && engine.taskQueue(task.queueSid().orElseThrow())
                        .orElseThrow()
                        .friendlyName()
                        .equals("all");
        if (asked.test("agent")) {
            return new Value.Text(worker).equals(attribute(task, "agent"));
        }
        return !asked.test("name")
                || attribute(task, "name") instanceof Value.Text name
                        && name.value()
                                .equalsIgnoreCase(
                                        engine.worker(worker).orElseThrow().friendlyName());
    }

    private static Value attribute(TaskView task, String name) {
        return new Path(new ArrayList<>(List.of(new Path.Key(name))))
                .in(task.attributes().value());
    }
}
