package flexsim.taskrouter;

import static net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode.OFF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.CommandResult;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.ReservationView;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.taskrouter.model.WorkflowDocument.Filter;
import flexsim.testing.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.StatisticsReport;
import org.junit.jupiter.api.Test;

/** The rules behind a switchboard are those behind {@link Engine#execute}, whether it records or is quiet. */
class InProcessEngineTest {
    private static final List<String> ACTIVITIES = List.of("Available", "Unavailable", "Available", "Offline");

    enum Kind {
        CREATE,
        CREATE_AGAIN,
        ACCEPT,
        ACCEPT_AGAIN,
        REJECT,
        WRAP,
        COMPLETE,
        COMPLETE_AGAIN,
        CANCEL,
        MOVE,
        WAIT
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

    /** Two channels, capacity, targets of every sort, a queue that reserves two at once and one that asks for load. */
    private static final class Centre {
        final Floor floor = new Floor();
        final List<String> workers = new ArrayList<>();
        final String workflow;

        Centre() {
            String a = floor.queue("a", "team == 'a'");
            String b = floor.queue("b", "team == 'b'", 2, TaskOrder.LIFO);
            String all = floor.queue("all", "1==1");
            String unoccupied = floor.queue("unoccupied", "channel.voice.assigned_tasks == 0");
            workflow = floor.workflow(
                    Optional.of(Floor.target(all)),
                    Floor.filter(
                            "team == 'a'",
                            Floor.narrowed(Floor.target(a, 20), "task.lang == worker.lang"),
                            new WorkflowDocument.Target(all, OptionalInt.of(5), OptionalInt.of(40), Optional.empty())),
                    Floor.filter(
                            "team == 'b'",
                            Floor.skipping(
                                    Floor.ordered(Floor.target(b, 40), "worker.level DESC"), "workers.available == 0"),
                            Floor.narrowed(Floor.target(all), "worker.channel.chat.assigned_tasks > 0")),
                    new Filter(
                            Optional.empty(),
                            Optional.of(Floor.parse("team == 'c'")),
                            List.of(Floor.target(unoccupied, 30))));
            for (int i = 0; i < 5; i++) {
                workers.add(floor.done(new Command.CreateWorker(
                        "worker " + i,
                        Optional.of(floor.activity("Available")),
                        Floor.attributesOf(Map.of(
                                "team", new Value.Text(i % 2 == 0 ? "a" : "b"),
                                "lang", new Value.Text(i < 3 ? "de" : "fr"),
                                "level", new Value.Num(i % 3))))));
                floor.capacity(workers.get(i), "chat", 1 + i % 2);
            }
            floor.events.clear();
        }

        static Attributes attributes(int which) {
            return Floor.attributesOf(Map.of(
                    "team", new Value.Text(List.of("a", "b", "c", "d").get(which % 4)),
                    "lang", new Value.Text(which % 3 == 0 ? "fr" : "de")));
        }

        static String channel(int which) {
            return Play.CHANNELS.get(which / 4 % 2);
        }
    }

    /** Plays with SIDs and commands. */
    private static final class ByCommands {
        private final Centre centre = new Centre();
        private final List<String> tasks = new ArrayList<>();
        private long now;

        private boolean execute(Command command) {
            CommandResult outcome = centre.floor.engine.execute(command, now);
            centre.floor.events.addAll(outcome.events());
            if (command instanceof Command.CreateTask) {
                tasks.add(((CommandResult.Done) outcome).sid());
            }
            return outcome instanceof CommandResult.Done;
        }

        boolean take(Step step) {
            if (step.kind() == Kind.WAIT) {
                now += waiting(step);
                centre.floor.events.addAll(centre.floor.engine.advance(now));
                return true;
            } else if (step.kind() == Kind.MOVE) {
                String activity = ACTIVITIES.get(step.what() % 4);
                return execute(new Command.UpdateWorker(
                        centre.workers.get(step.which() % 5),
                        Optional.empty(),
                        Optional.of(centre.floor.activity(activity)),
                        Optional.empty(),
                        rejects(step)));
            } else if (step.kind() == Kind.CREATE || step.kind() == Kind.CREATE_AGAIN) {
                return execute(new Command.CreateTask(
                        Centre.attributes(step.which()),
                        Optional.of(centre.workflow),
                        step.what() % 2 == 0 ? 100 : 500,
                        step.what() % 3,
                        Centre.channel(step.which())));
            }
            if (tasks.isEmpty()) {
                return false;
            }
            String task = tasks.get(tasks.size() - 1 - step.which() % Math.min(8, tasks.size()));
            return switch (step.kind()) {
                case WRAP -> execute(status(task, TaskStatus.WRAPPING));
                case COMPLETE, COMPLETE_AGAIN -> execute(status(task, TaskStatus.COMPLETED));
                case CANCEL -> execute(status(task, TaskStatus.CANCELED).withReason("hang-up"));
                default -> answer(step, task);
            };
        }

        private static Command.UpdateTask status(String task, TaskStatus next) {
            return Command.UpdateTask.of(task).withStatus(next);
        }

        private boolean answer(Step step, String task) {
            List<ReservationView> reservations =
                    centre.floor.engine.reservationsOfTask(task).orElse(List.of());
            if (reservations.isEmpty()) {
                return false;
            }
            boolean accepts = step.kind() != Kind.REJECT;
            return execute(new Command.UpdateReservation(
                    reservations.get(reservations.size() - 1).sid(),
                    accepts ? ReservationStatus.ACCEPTED : ReservationStatus.REJECTED,
                    accepts ? Optional.empty() : Optional.of(centre.floor.activity("Unavailable"))));
        }
    }

    private static long waiting(Step step) {
        return step.what() % 200 * 500_000L + (step.what() > 990 ? 86_400_000_000L : 0);
    }

    private static boolean rejects(Step step) {
        return step.what() % 4 % 2 == 1 && step.which() % 2 == 0;
    }

    /** Plays with handles, and notes what its witness is told. */
    private static final class BySwitchboard implements EngineListener {
        private final Centre centre = new Centre();
        private final InProcessEngine switchboard;
        private final List<TaskHandle> tasks = new ArrayList<>();
        private final Map<String, TaskKind> kinds = new java.util.HashMap<>();
        private final Map<Object, ReservationHandle> youngest = new java.util.HashMap<>();
        private final List<String> told = new ArrayList<>();
        private long now;

        BySwitchboard(boolean recording) {
            switchboard = centre.floor.engine.inProcess(this, recording);
        }

        @Override
        public void task(Event.TaskEvent.Type type, TaskHandle task) {
            told.add(now + " task " + task.companion() + " " + type + " " + task.status() + " in " + task.queue());
        }

        @Override
        public void reservation(ReservationHandle reservation) {
            Object task = reservation.task().companion();
            told.add(now + " reservation of " + task + " for " + reservation.worker() + " " + reservation.status());
            if (reservation.status() == ReservationStatus.PENDING) {
                youngest.put(task, reservation);
            }
        }

        @Override
        public void activity(int worker, int activity) {
            told.add(now + " worker " + worker + " in " + activity);
        }

        private TaskKind kind(Step step) {
            return kinds.computeIfAbsent(
                    step.which() % 24 + " " + step.what() % 6,
                    key -> switchboard.kind(
                            centre.workflow,
                            Centre.channel(step.which()),
                            Centre.attributes(step.which()),
                            step.what() % 3,
                            step.what() % 2 == 0 ? 100 : 500));
        }

        private int activity(String name) {
            return switchboard.number(centre.floor.activity(name));
        }

        boolean take(Step step) {
            if (step.kind() == Kind.WAIT) {
                now += waiting(step);
                switchboard.advance(now);
                return true;
            } else if (step.kind() == Kind.MOVE) {
                String activity = ACTIVITIES.get(step.what() % 4);
                switchboard.move(step.which() % 5, activity(activity), rejects(step), now);
                return true;
            } else if (step.kind() == Kind.CREATE || step.kind() == Kind.CREATE_AGAIN) {
                tasks.add(switchboard.create(kind(step), tasks.size(), now));
                return true;
            }
            if (tasks.isEmpty()) {
                return false;
            }
            TaskHandle task = tasks.get(tasks.size() - 1 - step.which() % Math.min(8, tasks.size()));
            ReservationHandle reservation = youngest.get(task.companion());
            return switch (step.kind()) {
                case WRAP -> switchboard.wrap(task, now);
                case COMPLETE, COMPLETE_AGAIN -> switchboard.complete(task, now);
                case CANCEL -> switchboard.cancel(task, "hang-up", now);
                case REJECT -> reservation != null && switchboard.reject(reservation, activity("Unavailable"), now);
                default -> reservation != null && switchboard.accept(reservation, now);
            };
        }
    }

    @Property(tries = 500)
    @StatisticsReport(OFF)
    void recording_it_makes_the_events_that_commands_make(@ForAll("steps") List<Step> steps) {
        ByCommands commands = new ByCommands();
        BySwitchboard handles = new BySwitchboard(true);
        for (Step step : steps) {
            assertEquals(commands.take(step), handles.take(step), step::toString);
            handles.centre.floor.events.addAll(handles.switchboard.events());
            assertEquals(commands.centre.floor.events, handles.centre.floor.events);
            commands.centre.floor.events.clear();
            handles.centre.floor.events.clear();
        }
        Occurrence.isUsual("tasks", handles.tasks.size());
    }

    @Property(tries = 500)
    @StatisticsReport(OFF)
    void quiet_it_tells_the_witness_what_it_tells_recording(@ForAll("steps") List<Step> steps) {
        BySwitchboard recording = new BySwitchboard(true);
        BySwitchboard quiet = new BySwitchboard(false);
        for (Step step : steps) {
            assertEquals(recording.take(step), quiet.take(step), step::toString);
            assertEquals(recording.told, quiet.told);
        }
        assertTrue(quiet.switchboard.events().isEmpty());
        Occurrence.isUsual("told", quiet.told.size());
    }

    @Test
    void what_a_quiet_one_makes_is_found_nowhere() {
        BySwitchboard quiet = new BySwitchboard(false);
        quiet.take(new Step(Kind.CREATE, 0, 0));

        assertEquals(List.of(), quiet.centre.floor.engine.tasks());
        assertEquals(
                0,
                quiet.centre
                        .floor
                        .engine
                        .realTimeCounts()
                        .tasks(Optional.empty())
                        .total());
    }

    @Test
    void a_task_that_has_ended_leaves_no_timer_in_a_quiet_one() {
        BySwitchboard quiet = new BySwitchboard(false);
        quiet.take(new Step(Kind.CREATE, 0, 0));
        assertTrue(quiet.centre.floor.engine.pendingTimers() > 0);
        quiet.take(new Step(Kind.ACCEPT, 0, 0));
        quiet.take(new Step(Kind.COMPLETE, 0, 0));

        assertEquals(0, quiet.centre.floor.engine.pendingTimers());
        assertEquals(InProcessEngine.NEVER, quiet.switchboard.nextDeadline());
    }

    @Test
    void who_was_not_let_through_is_judged_anew_with_other_attributes() {
        BySwitchboard quiet = new BySwitchboard(false);
        quiet.take(new Step(Kind.CREATE, 0, 0));
        assertEquals(4, quiet.youngest.get(0).worker());

        quiet.centre.floor.reattribute(
                quiet.centre.workers.get(2),
                Floor.attributesOf(Map.of("team", new Value.Text("a"), "lang", new Value.Text("fr"))));
        quiet.take(new Step(Kind.CREATE, 0, 0));

        assertEquals(2, quiet.youngest.get(1).worker());
    }

    @Test
    void the_companion_comes_back_with_the_task() {
        BySwitchboard quiet = new BySwitchboard(false);
        quiet.take(new Step(Kind.CREATE, 0, 0));

        assertEquals(0, quiet.tasks.get(0).companion());
    }

    @Test
    void a_sid_is_the_same_whether_it_is_asked_for_early_or_late() {
        BySwitchboard early = new BySwitchboard(false);
        BySwitchboard late = new BySwitchboard(false);
        early.take(new Step(Kind.CREATE, 0, 0));
        String sid = early.tasks.get(0).sid();
        late.take(new Step(Kind.CREATE, 0, 0));
        late.take(new Step(Kind.CREATE, 1, 1));

        assertEquals(sid, late.tasks.get(0).sid());
        assertFalse(sid.equals(late.tasks.get(1).sid()));
    }
}
