import flexsim.taskrouter.Engine;
import flexsim.taskrouter.SidSource;
import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.ExpressionException;
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
import flexsim.taskrouter.model.WorkspaceSetup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Inside the engine: how long from a worker's becoming available to its reservation, in a workspace in which all workers
 * are away and tasks wait in every queue.
 */
final class Routing {
    private static final int WORKERS = 5_000;
    private static final int QUEUES = 200;
    private static final int LANGUAGES = 5;
    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 50_000;

    private final Engine engine = new Engine("WS" + "0".repeat(32), WorkspaceSetup.named("bench"), new SidSource(1), 0);
    private final Random random = new Random(1);
    private final List<String> workers = new ArrayList<>();
    private final String available = activity("Available");
    private final String offline = activity("Offline");
    private final String workflow;
    private long now;

    private Routing(Optional<String> targetExpression) {
        List<WorkflowDocument.Filter> filters = new ArrayList<>();
        for (int q = 0; q < QUEUES; q++) {
            String skill = "s" + q;
            String queue = done(new Command.CreateTaskQueue(
                    "queue " + q,
                    new Command.TargetWorkers("", Optional.of(parsed("skills HAS '" + skill + "'"))),
                    1,
                    TaskOrder.FIFO,
                    Optional.empty(),
                    Optional.empty()));
            filters.add(new WorkflowDocument.Filter(
                    Optional.empty(),
                    Optional.of(parsed("skill == '" + skill + "'")),
                    List.of(new WorkflowDocument.Target(
                            queue, OptionalInt.empty(), OptionalInt.empty(), targetExpression.map(Routing::parsed)))));
        }
        workflow = done(new Command.CreateWorkflow(
                "workflow",
                new WorkflowDocument("{}", filters, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                120));
        for (int w = 0; w < WORKERS; w++) {
            workers.add(done(new Command.CreateWorker("worker " + w, Optional.empty(), ofWorker())));
        }
    }

    static void ofWorkers(Path scratch) {
        System.out.println(
                "| 5,000 workers, 200 queues; a worker becomes available and has its reservation, µs | p50 | p99 |"
                        + " p99.9 | max |");
        System.out.println("|---|---:|---:|---:|---:|");
        for (Optional<String> expression :
                List.of(Optional.<String>empty(), Optional.of("task.language IN worker.languages"))) {
            for (int waiting : new int[] {2_000, 20_000}) {
                long[] nanos = new Routing(expression).measured(waiting);
                System.out.printf(
                        Locale.ROOT,
                        "| %,d tasks wait%s | %.1f | %.1f | %.1f | %.1f |%n",
                        waiting,
                        expression.map(e -> ", target `" + e + "`").orElse(""),
                        nanos[nanos.length / 2] / 1e3,
                        nanos[nanos.length * 99 / 100] / 1e3,
                        nanos[(int) (nanos.length * 0.999)] / 1e3,
                        nanos[nanos.length - 1] / 1e3);
            }
        }
    }

    /** Sorted. */
    private long[] measured(int waiting) {
        for (int t = 0; t < waiting; t++) {
            task();
        }
        long[] nanos = new long[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; ) {
            OptionalLong took = serve(workers.get(random.nextInt(WORKERS)));
            if (took.isPresent()) {
                nanos[Math.max(round, 0)] = took.getAsLong();
                round++;
            }
        }
        Arrays.sort(nanos);
        return nanos;
    }

    /**
     * One worker comes, takes a task to its end and goes; another task comes for it. Returns how long the routing took;
     * empty when nothing waited for this one.
     */
    private OptionalLong serve(String worker) {
        now += 10_000;
        Command comes = activity(worker, available);
        long begin = System.nanoTime();
        CommandResult outcome = engine.execute(comes, now);
        long took = System.nanoTime() - begin;
        Optional<ReservationView> reserved = outcome.events().stream()
                .filter(Event.ReservationEvent.class::isInstance)
                .map(e -> ((Event.ReservationEvent) e).reservation())
                .findFirst();
        reserved.ifPresentOrElse(reservation -> finish(worker, reservation), () -> done(activity(worker, offline)));
        return reserved.isPresent() ? OptionalLong.of(took) : OptionalLong.empty();
    }

    private void finish(String worker, ReservationView reservation) {
        done(new Command.UpdateReservation(reservation.sid(), ReservationStatus.ACCEPTED, Optional.empty()));
        done(activity(worker, offline));
        done(Command.UpdateTask.of(reservation.taskSid())
                .withStatus(TaskStatus.COMPLETED)
                .withReason("done"));
        task();
    }

    private static Command activity(String worker, String activity) {
        return Command.UpdateWorker.of(worker).withActivitySid(activity);
    }

    private void task() {
        Map<String, Value> members = Map.of(
                "skill", new Value.Text("s" + random.nextInt(QUEUES)),
                "language", new Value.Text("l" + random.nextInt(LANGUAGES)));
        done(new Command.CreateTask(
                new Attributes("{}", new Value.Obj(members)),
                Optional.of(workflow),
                86_400,
                random.nextInt(3),
                "voice"));
    }

    private Attributes ofWorker() {
        List<Value> skills = List.of(text("s", QUEUES), text("s", QUEUES), text("s", QUEUES));
        List<Value> languages = List.of(text("l", LANGUAGES), text("l", LANGUAGES));
        return new Attributes(
                "{}",
                new Value.Obj(Map.of("skills", new Value.Array(skills), "languages", new Value.Array(languages))));
    }

    private Value text(String prefix, int bound) {
        return new Value.Text(prefix + random.nextInt(bound));
    }

    private String activity(String name) {
        return engine.activities().stream()
                .filter(a -> a.friendlyName().equals(name))
                .findFirst()
                .orElseThrow()
                .sid();
    }

    private String done(Command command) {
        if (engine.execute(command, now) instanceof CommandResult.Done done) {
            return done.sid();
        }
        throw new IllegalStateException(command.toString());
    }

    private static Expression parsed(String text) {
        try {
            return Expression.parse(text);
        } catch (ExpressionException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
