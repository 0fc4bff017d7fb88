package flexsim.taskrouter;

import static net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode.OFF;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.emulator.persistence.SnapshotTexts;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.EngineSnapshot;
import flexsim.taskrouter.model.Instruction;
import flexsim.taskrouter.model.ReservationView;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskView;
import flexsim.taskrouter.model.WorkerView;
import flexsim.testing.Occurrence;
import java.util.ArrayList;
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
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.StatisticsReport;

/** An engine that was made of an image cannot be told from the one of which it was taken. */
class EngineSnapshotTest {
    /** What no {@link Play} does. */
    enum Extra {
        NEW_QUEUE,
        DELETE_QUEUE,
        NEW_ACTIVITY,
        DELETE_ACTIVITY,
        NEW_CHANNEL,
        DELETE_CHANNEL,
        NEW_WORKFLOW,
        DELETE_WORKFLOW,
        NEW_TASK,
        DEQUEUE,
        CALL,
        CONFERENCE,
        SUPERVISE,
        REDIRECT
    }

    /** A step of a play, or something else. */
    record Turn(int kind, int which, int what) {}

    private static final int PLAYED = Play.Kind.values().length;

    @Provide
    Arbitrary<List<Turn>> turns() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, PLAYED + Extra.values().length - 1),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 1_000))
                .as(Turn::new)
                .list()
                .ofMaxSize(160)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static final class Run {
        private final Play play = new Play();
        private int names;

        private Engine engine() {
            return play.floor.engine;
        }

        void beReborn() {
            play.floor.engine = Engine.of(SnapshotTexts.throughText(engine().snapshot()), 7);
        }

        void take(Turn turn) {
            if (turn.kind() < PLAYED) {
                play.take(new Play.Step(Play.Kind.values()[turn.kind()], turn.which(), turn.what()));
            } else {
                command(Extra.values()[turn.kind() - PLAYED], turn).ifPresent(play::attempt);
            }
        }

        private Optional<Command> command(Extra extra, Turn turn) {
            return switch (extra) {
                case NEW_QUEUE ->
                    Optional.of(new Command.CreateTaskQueue(
                            "more " + names++,
                            new Command.TargetWorkers("1==1", Optional.of(Floor.parse("1==1"))),
                            1,
                            TaskOrder.FIFO,
                            Optional.of(pick(engine().activities(), turn).sid()),
                            Optional.empty()));
                case DELETE_QUEUE ->
                    more(engine().taskQueues(), 3, turn).map(queue -> new Command.DeleteTaskQueue(queue.sid()));
                case NEW_ACTIVITY -> Optional.of(new Command.CreateActivity("more " + names++, turn.what() % 2 == 0));
                case DELETE_ACTIVITY ->
                    more(engine().activities(), 3, turn).map(activity -> new Command.DeleteActivity(activity.sid()));
                case NEW_CHANNEL ->
                    Optional.of(new Command.CreateTaskChannel("more" + names, "more " + names++, turn.what() % 2 == 0));
                case DELETE_CHANNEL ->
                    more(engine().taskChannels(), 5, turn).map(channel -> new Command.DeleteTaskChannel(channel.sid()));
                case NEW_WORKFLOW ->
                    Optional.of(new Command.CreateWorkflow(
                            "more " + names++,
                            Floor.document(Optional.of(Floor.target(
                                    last(engine().taskQueues(), turn).sid()))),
                            Optional.empty(),
                            Optional.empty(),
                            10));
                case DELETE_WORKFLOW ->
                    more(engine().workflows(), 1, turn).map(workflow -> new Command.DeleteWorkflow(workflow.sid()));
                case NEW_TASK -> Optional.of(task(turn));
                default -> reservation(turn).map(sid -> new Command.Instruct(sid, instruction(extra, turn)));
            };
        }

        private Command task(Turn turn) {
            List<String> targets = new ArrayList<>();
            engine().taskQueues().forEach(queue -> targets.add(queue.sid()));
            engine().workflows().forEach(workflow -> targets.add(workflow.sid()));
            Map<String, String> attributes = Map.of("call_sid", String.format("CA%032x", turn.what() % 3), "to", "+1");
            return new Command.CreateTask(
                            Floor.attributes(attributes),
                            Optional.empty(),
                            200,
                            turn.what() % 3,
                            last(engine().taskChannels(), turn).sid())
                    .withRoutingTarget(targets.get(turn.which() % targets.size()));
        }

        private Optional<String> reservation(Turn turn) {
            List<String> sids = engine().tasks().stream()
                    .flatMap(task -> engine().reservationsOfTask(task.sid()).orElseThrow().stream())
                    .filter(reservation -> reservation.status().live())
                    .map(ReservationView::sid)
                    .toList();
            return sids.isEmpty() ? Optional.empty() : Optional.of(sids.get(turn.which() % sids.size()));
        }

        private Instruction instruction(Extra extra, Turn turn) {
            Optional<String> to = Optional.of("client:x");
            Optional<String> postWork =
                    Optional.of(last(engine().activities(), turn).sid());
            Instruction.Callback none = new Instruction.Callback(Optional.empty(), "POST", List.of());
            return switch (extra) {
                case DEQUEUE ->
                    new Instruction.Dequeue(
                            to, Optional.of("+2"), "do-not-record", 60, Optional.empty(), List.of(), postWork);
                case CALL ->
                    new Instruction.Call(
                            to, "+2", "http://x", "do-not-record", 60, Optional.empty(), turn.what() % 2 == 0);
                case CONFERENCE ->
                    new Instruction.Conference(
                            to,
                            "+2",
                            60,
                            none,
                            Optional.empty(),
                            new Instruction.Seat(false, "true", true, false, true, Optional.empty()),
                            new Instruction.Room(
                                    true, true, none, 10, "false", "trim", "mono", Optional.of("us1"), none, none),
                            postWork);
                case SUPERVISE -> new Instruction.Supervise("client:boss", Instruction.Supervise.Mode.BARGE);
                default ->
                    new Instruction.Redirect(
                            String.format("CA%032x", turn.what() % 3), "http://x", turn.what() % 2 == 0);
            };
        }

        private static <T> T pick(List<T> all, Turn turn) {
            return all.get(turn.which() % all.size());
        }

        /** One that is not among the {@code first}, without which no play goes on. */
        private static <T> Optional<T> more(List<T> all, int first, Turn turn) {
            return all.size() == first ? Optional.empty() : Optional.of(pick(all.subList(first, all.size()), turn));
        }

        /** One of the two youngest: those are not in use by everything. */
        private static <T> T last(List<T> all, Turn turn) {
            return all.get(all.size() - 1 - turn.which() % Math.min(2, all.size()));
        }

        /** All that can be seen of it. */
        List<String> face() {
            List<String> face = new ArrayList<>();
            face.add(engine().workspace().toString());
            face.add(engine().nextDeadline() + " " + engine().pendingTimers());
            face.addAll(lines(engine().activities()));
            face.addAll(lines(engine().taskChannels()));
            face.addAll(lines(engine().taskQueues()));
            face.addAll(lines(engine().workflows()));
            for (WorkerView worker : engine().workers()) {
                face.add(worker + " " + engine().queuesOf(worker.sid()));
                face.addAll(lines(engine().workerChannels(worker.sid()).orElseThrow()));
                face.addAll(lines(engine().reservationsOfWorker(worker.sid()).orElseThrow()));
            }
            for (TaskView task : engine().tasks()) {
                face.add(task + " " + engine().explain(task.sid()));
                face.addAll(lines(engine().reservationsOfTask(task.sid()).orElseThrow()));
            }
            face.addAll(lines(engine().calls()));
            face.addAll(lines(engine().conferences()));
            return face;
        }

        private static List<String> lines(List<?> views) {
            return views.stream().map(Object::toString).toList();
        }
    }

    @Property(tries = 300)
    @StatisticsReport(OFF)
    void it_does_what_the_other_does_from_then_on(
            @ForAll("turns") List<Turn> turns, @ForAll @IntRange(max = 160) int when) {
        Run first = new Run();
        Run second = new Run();
        for (int i = 0; i < turns.size(); i++) {
            if (i == when) {
                second.beReborn();
            }
            first.take(turns.get(i));
            second.take(turns.get(i));
            assertEquals(first.face(), second.face());
        }
        second.beReborn();
        assertEquals(first.face(), second.face());
        first.take(new Turn(Play.Kind.WAIT.ordinal(), 0, 999));
        second.take(new Turn(Play.Kind.WAIT.ordinal(), 0, 999));

        assertEquals(first.play.floor.events, second.play.floor.events);
        assertEquals(first.play.refusals, second.play.refusals);
        Occurrence.isUsual("offers", first.play.offers());
        assertEquals(first.face(), second.face());
    }

    @Property(tries = 100)
    @StatisticsReport(OFF)
    void an_image_of_an_image_is_the_same_but_for_the_numbers_of_alarms(@ForAll("turns") List<Turn> turns) {
        Run run = new Run();
        turns.forEach(run::take);
        run.beReborn();

        EngineSnapshot once = run.engine().snapshot();
        assertEquals(once, Engine.of(once, 7).snapshot());
        Occurrence.isUsual("offers", run.play.offers());
    }
}
