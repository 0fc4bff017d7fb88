package flexsim.taskrouter;

import static net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode.OFF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.model.CallView;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Instruction;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.ReservationView;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.testing.Occurrence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever is instructed when, calls and conferences fit the tasks and reservations they belong to. */
class InstructionPropertiesTest {
    enum Kind {
        NEW_TASK,
        CALL,
        CALL_AND_ACCEPT,
        REDIRECT,
        DEQUEUE,
        SUPERVISE,
        REJECT,
        ACCEPT,
        COMPLETE,
        CANCEL,
        DELETE,
        WAIT
    }

    record Step(Kind kind, int which) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class), Arbitraries.integers().between(0, 1_000))
                .as(Step::new)
                .list()
                .ofMaxSize(80)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @Property(tries = 200)
    @StatisticsReport(OFF)
    void no_call_outlives_its_reservations_work_nor_its_task(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        for (Step step : steps) {
            run.take(step);
            run.check();
        }
        Occurrence.isUsual("calls", run.floor.engine.calls().size());
    }

    private static final class Run {
        private final Floor floor = new Floor();
        private final String workflow =
                floor.workflow(Optional.of(Floor.target(floor.queue("all", "1==1", 2, TaskOrder.FIFO))));
        private final List<String> tasks = new ArrayList<>();
        private final Set<String> over = new HashSet<>();
        private double seconds;

        Run() {
            for (String name : List.of("ann", "bob", "cem")) {
                floor.worker(name, Map.of("contact_uri", "client:" + name));
            }
        }

        void take(Step step) {
            if (step.kind() == Kind.NEW_TASK) {
                String customer = String.format("CA%032x", tasks.size());
                tasks.add(floor.task(workflow, Map.of("call_sid", customer, "to", "+1")));
            } else if (step.kind() == Kind.WAIT) {
                floor.at(seconds += step.which() / 4.0);
            } else if (!tasks.isEmpty()) {
                String task = tasks.get(step.which() % tasks.size());
                command(step, task).ifPresent(command -> floor.engine.execute(command, Math.round(seconds * 1e6)));
            }
        }

        private Optional<Command> command(Step step, String task) {
            return switch (step.kind()) {
                case COMPLETE -> Optional.of(Floor.statusCommand(task, TaskStatus.COMPLETED));
                case CANCEL -> Optional.of(Floor.statusCommand(task, TaskStatus.CANCELED));
                case DELETE -> Optional.of(new Command.DeleteTask(task));
                default -> reservation(step, task).map(sid -> onReservation(step.kind(), sid));
            };
        }

        private Optional<String> reservation(Step step, String task) {
            List<ReservationView> all = floor.engine.reservationsOfTask(task).orElse(List.of());
            return all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(all.get(step.which() / 7 % all.size()).sid());
        }

        private static Command onReservation(Kind kind, String sid) {
            return switch (kind) {
                case ACCEPT -> new Command.UpdateReservation(sid, ReservationStatus.ACCEPTED, Optional.empty());
                case REJECT -> new Command.UpdateReservation(sid, ReservationStatus.REJECTED, Optional.empty());
                case REDIRECT ->
                    new Command.Instruct(sid, new Instruction.Redirect("CA" + "0".repeat(32), "http://x", false));
                case DEQUEUE ->
                    new Command.Instruct(
                            sid,
                            new Instruction.Dequeue(
                                    Optional.empty(),
                                    Optional.empty(),
                                    "do-not-record",
                                    60,
                                    Optional.empty(),
                                    List.of(),
                                    Optional.empty()));
                case SUPERVISE ->
                    new Command.Instruct(
                            sid, new Instruction.Supervise("client:boss", Instruction.Supervise.Mode.BARGE));
                default ->
                    new Command.Instruct(
                            sid,
                            new Instruction.Call(
                                    Optional.empty(),
                                    "+1",
                                    "http://x",
                                    "do-not-record",
                                    60,
                                    Optional.empty(),
                                    kind == Kind.CALL_AND_ACCEPT));
            };
        }

        void check() {
            for (CallView call : floor.engine.calls()) {
                assertTrue(floor.engine.task(call.taskSid()).isPresent(), call::toString);
                call.reservationSid().ifPresent(sid -> checkOutbound(call, sid));
                if (call.status() == CallView.Status.CANCELED) {
                    over.add(call.sid());
                }
                assertEquals(over.contains(call.sid()), call.status() == CallView.Status.CANCELED, call::toString);
            }
        }

        private void checkOutbound(CallView call, String reservationSid) {
            ReservationView reservation =
                    floor.engine.reservation(reservationSid).orElseThrow();
            assertEquals(call.taskSid(), reservation.taskSid());
            boolean wanted = reservation.status() == ReservationStatus.PENDING
                    || reservation.status() == ReservationStatus.ACCEPTED;
            assertEquals(wanted, call.status() == CallView.Status.QUEUED, call::toString);
        }
    }
}
