package flexsim.taskrouter;

import static net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode.OFF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.Play.Step;
import flexsim.taskrouter.history.Durations;
import flexsim.taskrouter.history.ReservationCounts;
import flexsim.taskrouter.history.TaskStatistics;
import flexsim.taskrouter.history.WorkerStatistics;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.TaskView;
import flexsim.testing.Occurrence;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.StatisticsReport;

/** What must be true of statistics whatever has happened. */
class StatisticsInvariantsTest {
    private static final double ALWAYS = 100_000_000;

    @Provide
    Arbitrary<List<Step>> steps() {
        return new InvariantsTest().steps();
    }

    /** None of them makes a task for a worker, or a workflow that takes no task: those tasks never are in a queue. */
    @Provide
    Arbitrary<List<Step>> stepsThroughQueues() {
        return steps().map(all -> all.stream()
                .filter(step -> step.kind() != Play.Kind.NEW_DIRECT_TASK && step.kind() != Play.Kind.WORKFLOW)
                .toList());
    }

    private static Play played(List<Step> steps) {
        Play run = new Play();
        steps.forEach(run::take);
        return run;
    }

    @Property(tries = 150)
    @StatisticsReport(OFF)
    void every_reservation_made_has_ended_in_one_way_or_is_still_pending(@ForAll("steps") List<Step> steps) {
        Play run = played(steps);

        ReservationCounts all =
                new Chronicle(run.floor).tasks(0, ALWAYS).ofWorkspace().reservations();
        long pending = run.floor.engine.tasks().stream()
                .flatMap(task -> run.floor.engine.reservationsOfTask(task.sid()).orElseThrow().stream())
                .filter(reservation -> reservation.status() == ReservationStatus.PENDING)
                .count();

        assertEquals(
                all.created(),
                all.accepted() + all.rejected() + all.timedOut() + all.canceled() + all.rescinded() + pending);
        Occurrence.isUsual("accepted", all.accepted());
    }

    @Property(tries = 150)
    @StatisticsReport(OFF)
    void the_queues_together_are_the_workspace(@ForAll("stepsThroughQueues") List<Step> steps) {
        Play run = played(steps);
        Chronicle chronicle = new Chronicle(run.floor);

        TaskStatistics whole = chronicle.tasks(0, ALWAYS).ofWorkspace();
        Collection<TaskStatistics> queues =
                chronicle.tasks(0, ALWAYS).ofQueues(Set.copyOf(run.queues)).values();

        List<ToIntFunction<TaskStatistics>> additive = List.of(
                s -> s.reservations().created(),
                s -> s.reservations().accepted(),
                s -> s.reservations().rejected(),
                s -> s.reservations().timedOut(),
                s -> s.reservations().canceled(),
                s -> s.reservations().rescinded(),
                TaskStatistics::canceled,
                TaskStatistics::completed,
                TaskStatistics::deleted,
                TaskStatistics::moved,
                TaskStatistics::enteredQueue,
                s -> (int) s.untilAccepted().count());
        for (ToIntFunction<TaskStatistics> figure : additive) {
            assertEquals(
                    figure.applyAsInt(whole), queues.stream().mapToInt(figure).sum());
        }
        assertEquals(
                whole.untilAccepted().sum(),
                queues.stream().mapToLong(s -> s.untilAccepted().sum()).sum());
        Occurrence.isUsual("accepted", whole.untilAccepted().count());
    }

    @Property(tries = 150)
    @StatisticsReport(OFF)
    void who_has_entered_a_queue_and_not_left_it_is_there(@ForAll("steps") List<Step> steps) {
        Play run = played(steps);

        new Chronicle(run.floor)
                .tasks(0, ALWAYS)
                .ofQueues(Set.copyOf(run.queues))
                .forEach((sid, s) -> {
                    long ended = s.canceled() + s.completed() + deletedUnfinished(run, sid);
                    assertEquals(
                            run.floor
                                    .engine
                                    .realTimeCounts()
                                    .tasksOfQueues(Set.of(sid), Optional.empty())
                                    .get(sid)
                                    .total(),
                            s.enteredQueue() - s.moved() - ended);
                });
        Occurrence.isUsual("tasks", run.floor.engine.tasks().size());
    }

    @Property(tries = 150)
    @StatisticsReport(OFF)
    void every_task_that_has_not_ended_is_counted(@ForAll("steps") List<Step> steps) {
        Play run = played(steps);
        Map<TaskStatus, Integer> expected = new EnumMap<>(TaskStatus.class);
        Stream.of(TaskStatus.values()).filter(s -> !s.ended()).forEach(s -> expected.put(s, 0));
        run.floor.engine.tasks().stream()
                .map(TaskView::status)
                .filter(s -> !s.ended())
                .forEach(s -> expected.merge(s, 1, Integer::sum));

        assertEquals(
                expected,
                run.floor.engine.realTimeCounts().tasks(Optional.empty()).byStatus());
        Occurrence.isUsual(
                "tasks", expected.values().stream().mapToInt(count -> count).sum());
    }

    private static long deletedUnfinished(Play run, String queue) {
        return run.floor.events.stream()
                .filter(event -> event instanceof Event.TaskEvent e
                        && (e.kind() == Event.TaskEvent.Type.DELETED || e.kind() == Event.TaskEvent.Type.SYSTEM_DELETED)
                        && !e.task().status().ended()
                        && e.task().queueSid().equals(Optional.of(queue)))
                .count();
    }

    @Property(tries = 150)
    @StatisticsReport(OFF)
    void workers_are_somewhere_all_the_time(@ForAll("steps") List<Step> steps) {
        Play run = played(steps);
        double now = 20_000_000;
        run.floor.at(now);

        WorkerStatistics all = new Chronicle(run.floor).workers(0, now, now).ofAll(Optional.empty());
        long expected = run.floor.engine.workers().stream()
                .mapToLong(worker -> Chronicle.micros(now) - worker.created())
                .sum();
        long ofDeleted = run.floor.events.stream()
                .filter(event -> event.type().equals("worker.deleted"))
                .mapToLong(event ->
                        event.at() - ((Event.WorkerEvent) event).worker().created())
                .sum();

        assertEquals(
                expected + ofDeleted,
                all.activities().stream()
                        .map(WorkerStatistics.InActivity::stays)
                        .mapToLong(Durations::sum)
                        .sum());
        assertTrue(all.activities().stream()
                .allMatch(a -> a.stays().min() <= a.stays().average()));
    }
}
