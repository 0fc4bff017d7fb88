package flexsim.taskrouter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever clients do, in whatever order: what must hold after each step. */
class InvariantsTest {
    private static final List<String> TEAMS = List.of("a", "b");
    private static final List<String> CHANNELS = List.of("voice", "chat");

    /** One thing a client does; the numbers choose whom it concerns. */
    record Step(Kind kind, int which, int what) {}

    enum Kind {
        NEW_TASK,
        NEW_WORKER,
        ACCEPT,
        REJECT,
        WRAP,
        COMPLETE,
        CANCEL,
        DELETE_TASK,
        MOVE_WORKER,
        CAPACITY,
        RETEAM,
        WAIT
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 1_000))
                .as(Step::new)
                .list()
                .ofMaxSize(120);
    }

    @Property(tries = 300)
    void they_hold_after_every_step(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        for (Step step : steps) {
            run.take(step);
            run.check();
        }
    }

    /** A run and what has been seen of it. */
    static final class Run {
        final Floor floor = new Floor();
        final List<String> queues = List.of(
                floor.queue("a", "team == 'a'"),
                floor.queue("b", "team == 'b'", 2, TaskOrder.LIFO),
                floor.queue("all", "1==1", 3, TaskOrder.FIFO));
        private final String workflow = floor.workflow(
                Optional.of(Floor.target(queues.get(2))),
                Floor.filter("team == 'a'", Floor.target(queues.get(0), 20), Floor.target(queues.get(2), 20)),
                Floor.filter("team == 'b'", Floor.target(queues.get(1))));
        private final List<String> tasks = new ArrayList<>();
        private final List<String> workers = new ArrayList<>();
        private final Map<String, ReservationStatus> ended = new HashMap<>();
        private double seconds;

        void take(Step step) {
            switch (step.kind()) {
                case NEW_TASK ->
                    tasks.add(floor.task(
                            workflow,
                            Map.of("team", step.which() % 3 == 0 ? "c" : pick(TEAMS, step.which())),
                            step.what() % 3,
                            pick(CHANNELS, step.what())));
                case NEW_WORKER ->
                    workers.add(floor.worker("w" + workers.size(), Map.of("team", pick(TEAMS, step.which()))));
                case WAIT -> floor.at(seconds += step.what() % 200 / 2.0);
                case ACCEPT, REJECT -> reservation(step);
                case WRAP, COMPLETE, CANCEL, DELETE_TASK -> task(step);
                case MOVE_WORKER, CAPACITY, RETEAM -> worker(step);
            }
        }

        private void reservation(Step step) {
            List<ReservationView> all = tasks.stream()
                    .flatMap(t -> floor.engine.reservationsOfTask(t).stream())
                    .flatMap(List::stream)
                    .toList();
            if (!all.isEmpty()) {
                ReservationStatus next =
                        step.kind() == Kind.ACCEPT ? ReservationStatus.ACCEPTED : ReservationStatus.REJECTED;
                attempt(new Command.UpdateReservation(pick(all, step.which()).sid(), next, Optional.empty()));
            }
        }

        private void task(Step step) {
            if (tasks.isEmpty()) {
                return;
            }
            String task = pick(tasks, step.which());
            attempt(
                    switch (step.kind()) {
                        case WRAP -> Floor.statusCommand(task, TaskStatus.WRAPPING);
                        case COMPLETE -> Floor.statusCommand(task, TaskStatus.COMPLETED);
                        case CANCEL -> Floor.statusCommand(task, TaskStatus.CANCELED);
                        default -> new Command.DeleteTask(task);
                    });
        }

        private void worker(Step step) {
            if (workers.isEmpty()) {
                return;
            }
            String worker = pick(workers, step.which());
            switch (step.kind()) {
                case MOVE_WORKER ->
                    floor.move(worker, pick(List.of("Available", "Unavailable", "Available"), step.what()));
                case CAPACITY -> floor.capacity(worker, pick(CHANNELS, step.which()), step.what() % 4);
                default ->
                    floor.done(new Command.UpdateWorker(
                            worker,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(Floor.attributes(Map.of("team", pick(TEAMS, step.what())))),
                            false));
            }
        }

        /** A refusal is as good as a success here: it must only leave everything in order. */
        private void attempt(Command command) {
            floor.events.addAll(floor.engine
                    .execute(command, Math.round(seconds * 1_000_000))
                    .events());
        }

        private static <T> T pick(List<T> from, int which) {
            return from.get(which % from.size());
        }

        void check() {
            Map<String, List<ReservationView>> byTask = new HashMap<>();
            for (TaskView task : floor.engine.tasks()) {
                byTask.put(
                        task.sid(), floor.engine.reservationsOfTask(task.sid()).orElseThrow());
                checkTask(task, byTask.get(task.sid()));
            }
            byTask.values().forEach(list -> list.forEach(this::checkEndedStaysEnded));
            workers.forEach(this::checkCapacity);
            checkNobodyWaitsForAFreeWorker();
        }

        private void checkTask(TaskView task, List<ReservationView> reservations) {
            long pending = count(reservations, Set.of(ReservationStatus.PENDING));
            long atWork = count(reservations, Set.of(ReservationStatus.ACCEPTED, ReservationStatus.WRAPPING));
            switch (task.status()) {
                case RESERVED -> assertTrue(pending >= 1 && atWork == 0, task + " " + reservations);
                case ASSIGNED, WRAPPING -> assertTrue(pending == 0 && atWork == 1, task + " " + reservations);
                case PENDING, COMPLETED, CANCELED -> assertEquals(0, pending + atWork, task + " " + reservations);
            }
        }

        private static long count(List<ReservationView> reservations, Set<ReservationStatus> of) {
            return reservations.stream().filter(r -> of.contains(r.status())).count();
        }

        private void checkEndedStaysEnded(ReservationView reservation) {
            ReservationStatus before = ended.get(reservation.sid());
            if (before != null) {
                assertEquals(before, reservation.status(), "a reservation changed after it had ended");
            } else if (!reservation.status().live()) {
                ended.put(reservation.sid(), reservation.status());
            }
        }

        private void checkCapacity(String worker) {
            Map<String, Long> live = floor.engine.reservationsOfWorker(worker).orElseThrow().stream()
                    .filter(r -> r.status().live())
                    .collect(Collectors.groupingBy(
                            r -> floor.engine.task(r.taskSid()).orElseThrow().channelUniqueName(),
                            Collectors.counting()));
            for (WorkerChannelView channel : floor.engine.workerChannels(worker).orElseThrow()) {
                assertEquals(
                        live.getOrDefault(channel.taskChannelUniqueName(), 0L).intValue(), channel.load());
            }
        }

        private void checkNobodyWaitsForAFreeWorker() {
            for (TaskView task : floor.engine.tasks()) {
                if (task.status() == TaskStatus.PENDING) {
                    workers.forEach(worker ->
                            assertFalse(couldTake(worker, task), () -> task + " waits though " + worker + " is free"));
                }
            }
        }

        private boolean couldTake(String worker, TaskView task) {
            return floor.engine.worker(worker).orElseThrow().activity().available()
                    && floor.engine.queuesOf(worker).contains(task.queueSid().orElseThrow())
                    && floor.engine.workerChannels(worker).orElseThrow().stream()
                            .anyMatch(c -> c.taskChannelUniqueName().equals(task.channelUniqueName())
                                    && c.load() < c.configuredCapacity());
        }
    }

    @Property(tries = 200)
    void a_worker_is_never_reserved_beyond_its_capacity(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        for (Step step : steps) {
            int seen = run.floor.events.size();
            run.take(step);
            run.floor.events.subList(seen, run.floor.events.size()).forEach(event -> offeredWithin(run, event));
        }
    }

    /** Capacity may shrink below the load later; but no offer is made beyond it. */
    private static void offeredWithin(Run run, Event event) {
        if (event instanceof Event.ReservationEvent e && e.type().equals("reservation.created")) {
            assertTrue(e.worker().activity().available());
            run.floor.engine.workerChannels(e.worker().sid()).orElseThrow().stream()
                    .filter(c -> c.taskChannelUniqueName().equals(e.task().channelUniqueName()))
                    .forEach(c -> assertTrue(c.load() <= c.configuredCapacity(), c.toString()));
        }
    }

    @Property(tries = 200)
    void a_tasks_reservations_are_created_before_they_change(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        steps.forEach(run::take);
        Set<String> created = new TreeSet<>();
        for (Event event : run.floor.events) {
            if (event instanceof Event.ReservationEvent e) {
                boolean creation = e.type().equals("reservation.created");
                assertEquals(creation, created.add(e.reservation().sid()), e.toString());
            }
        }
    }
}
