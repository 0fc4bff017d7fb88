package flexsim.taskrouter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.KnownWorker;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.WorkflowDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/** Its lines are those that sorting and grouping all that waits would make. */
class WaitingTasksTest {
    private static final List<TaskChannelState> CHANNELS = List.of(
            new TaskChannelState("TC1", 0, "voice", "Voice", false, 0),
            new TaskChannelState("TC2", 1, "chat", "Chat", false, 0));
    private static final List<WorkflowDocument.Target> TARGETS = List.of(
            Floor.target("WQ1"),
            Floor.narrowed(Floor.target("WQ1"), "task.language IN worker.languages"),
            Floor.known(Floor.target("WQ1"), KnownWorker.Field.SID, "agent"));

    enum Kind {
        NEW,
        NEW_AGAIN,
        OLDER,
        REMOVE,
        REMOVE_FIRST,
        REORDER
    }

    record Step(Kind kind, int which, int what) {}

    @Provide
    static Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 1_000))
                .as(Step::new)
                .list()
                .ofMaxSize(200)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static final class Run {
        private final TaskQueueState queue =
                new TaskQueueState("WQ1", "queue", new Command.TargetWorkers("", Optional.empty()), TaskOrder.FIFO, 0);
        private final WaitingTasks room = queue.waiting;
        private final List<TaskState> waiting = new ArrayList<>();
        private int made;

        void take(Step step) {
            switch (step.kind()) {
                case NEW, NEW_AGAIN -> add(task(step, 1_000 + made / 3));
                case OLDER -> add(task(step, step.what()));
                case REMOVE -> {
                    if (!waiting.isEmpty()) {
                        remove(waiting.get(step.which() % waiting.size()));
                    }
                }
                case REMOVE_FIRST -> {
                    if (!room.lines().isEmpty()) {
                        remove(room.lines().get(0).first());
                    }
                }
                case REORDER -> room.reorder(TaskOrder.values()[step.which() % 2]);
            }
        }

        private TaskState task(Step step, long virtualStart) {
            TaskChannelState channel = CHANNELS.get(step.which() % 2);
            Command.CreateTask command = new Command.CreateTask(
                            Floor.attributesOf(Map.of(
                                    "language",
                                    new Value.Text("l" + step.what() % 40),
                                    "agent",
                                    new Value.Text("WK" + step.what() % 3))),
                            Optional.empty(),
                            60,
                            step.what() % 7 - 3,
                            channel.sid)
                    .withVirtualStart(virtualStart);
            TaskState task =
                    new TaskState(new SidSource(1), made, TaskState.Route.to(queue), command, channel, virtualStart);
            made++;
            task.enter(new WorkflowDocument.InTarget(0, 0, TARGETS.get(step.which() % 3), 0, false), Optional.empty());
            return task;
        }

        private void add(TaskState task) {
            room.add(task);
            waiting.add(task);
        }

        private void remove(TaskState task) {
            room.remove(task);
            waiting.remove(task);
        }

        /** The first of each line, in order. */
        List<TaskState> expected(Optional<KnownWorker.Named> known) {
            List<WorkerRequirement> met = new ArrayList<>();
            return waiting.stream()
                    .filter(task ->
                            Optional.ofNullable(task.requirement().known()).equals(known))
                    .sorted(order())
                    .filter(task -> !met.contains(task.requirement()) && met.add(task.requirement()))
                    .toList();
        }

        private Comparator<TaskState> order() {
            Comparator<TaskState> oldest =
                    Comparator.<TaskState>comparingLong(t -> t.virtualStart()).thenComparingLong(t -> t.order);
            return room.order() == TaskOrder.LIFO
                    ? oldest.reversed()
                    : Comparator.<TaskState>comparingInt(t -> -t.priority()).thenComparing(oldest);
        }
    }

    private static List<TaskState> firsts(List<WaitingLine> lines) {
        return lines.stream().map(WaitingLine::first).toList();
    }

    @Property
    void the_lines_for_everyone_come_in_the_order_of_their_first_tasks(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        for (Step step : steps) {
            run.take(step);
            assertEquals(run.expected(Optional.empty()), firsts(run.room.lines()));
        }
    }

    @Property
    void the_lines_for_a_known_worker_do_too(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        for (Step step : steps) {
            run.take(step);
            KnownWorker.Named known = KnownWorker.Named.sid("WK" + step.what() % 3);
            assertEquals(run.expected(Optional.of(known)), firsts(run.room.lines(known)));
        }
    }

    @Property
    void the_tasks_of_a_line_leave_it_in_order(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        steps.forEach(run::take);
        for (WaitingLine line : List.copyOf(run.room.lines())) {
            List<TaskState> expected = run.waiting.stream()
                    .filter(task -> task.requirement().equals(line.requirement()))
                    .sorted(run.order())
                    .toList();
            List<TaskState> left = new ArrayList<>();
            while (!line.isEmpty()) {
                left.add(line.first());
                run.room.remove(line.first());
            }
            assertEquals(expected, left);
        }
    }
}
