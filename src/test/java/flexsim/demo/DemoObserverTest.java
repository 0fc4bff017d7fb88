package flexsim.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import flexsim.config.Configuration;
import flexsim.config.EntityDraw;
import flexsim.config.Generator;
import flexsim.config.QueueEntry;
import flexsim.customers.CustomerDraw;
import flexsim.customers.CustomerSimulation;
import flexsim.customers.DomainArrivalValues;
import flexsim.deploy.Deployment;
import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import flexsim.emulator.LocalTwilio;
import flexsim.metrics.BoardSnapshot;
import flexsim.metrics.LiveBoard;
import flexsim.metrics.QueueSnapshot;
import flexsim.observation.LiveRun;
import flexsim.observation.Observation;
import flexsim.observation.ServedQueues;
import flexsim.report.ReportFiles;
import flexsim.time.Micros;
import flexsim.time.Pause;
import flexsim.time.SwitchableScheduler;
import flexsim.twilio.Credentials;
import flexsim.twilio.TwilioWorkspace;
import flexsim.workspace.Activity;
import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.AssignmentUrl;
import flexsim.workspace.Reservation;
import flexsim.workspace.Task;
import flexsim.workspace.TaskChange;
import flexsim.workspace.TaskDraft;
import flexsim.workspace.TaskQuery;
import flexsim.workspace.Worker;
import flexsim.workspace.WorkerChange;
import flexsim.workspace.Workspace;
import flexsim.workspace.WorkspaceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** One play in a real workspace with a clock that stands still, seen by its engine and through its Events resource. */
class DemoObserverTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final String ACCOUNT = "AC" + "0".repeat(32);
    private static final String TOKEN = "token";
    private static final String WORKSPACE = "WS" + "0".repeat(32);
    private static final int STEPS = 80;

    private static final Configuration CONFIGURATION =
            Generator.generate(DomainReader.defaults(DomainLocale.EN_US), DomainLocale.EN_US, 5);

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void the_table_the_demos_report_and_those_from_the_events_resource_agree(@ForAll long seed) throws IOException {
        Path directory = Files.createTempDirectory("watch");
        try (Play play = new Play(seed)) {
            play.prepare();
            play.run();
            play.end(directory);
            for (String file : List.of(ReportFiles.SUMMARY, ReportFiles.INTERVALS, ReportFiles.TASKS)) {
                String ofDemo = Files.readString(directory.resolve("demo").resolve(file));
                assertEquals(ofDemo, Files.readString(directory.resolve("customers/" + file)), file);
                assertEquals(ofDemo, Files.readString(directory.resolve("agents/" + file)), file);
            }
            assertTrue(play.table.total().handled() > 0, "nobody was handled");
            assertTableAgrees(play.table, directory.resolve("demo").resolve(ReportFiles.SUMMARY));
        } finally {
            delete(directory);
        }
    }

    private static void assertTableAgrees(BoardSnapshot table, Path summary) throws IOException {
        JsonNode document = JsonMapper.builder().build().readTree(summary.toFile());
        assertLineAgrees(table.total(), document.path("total"));
        assertEquals(
                table.queues().keySet(),
                Set.copyOf(document.path("queues").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList()));
        table.queues()
                .forEach((queue, line) ->
                        assertLineAgrees(line, document.path("queues").path(queue)));
    }

    private static void assertLineAgrees(QueueSnapshot line, JsonNode figures) {
        assertEquals(
                List.of(line.offered(), line.handled(), line.abandoned(), line.timedOut(), line.inProgress()),
                Stream.of("offered", "handled", "abandoned", "timedOut", "inProgress")
                        .map(name -> figures.path(name).asInt(-1))
                        .toList());
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Play implements AutoCloseable {
        private final Random random;
        private final long seed;
        private final SwitchableScheduler clock = SwitchableScheduler.stoppedAt(Micros.of(START), "watch-clock");
        private final ExecutorService reading = Executors.newSingleThreadExecutor();
        private final LocalTwilio router;
        private final Workspace workspace;
        private final DemoObserver watch;
        private final HttpServer receiver = receiver();
        private final Set<String> made = ConcurrentHashMap.newKeySet();
        private final List<Worker> agents = new ArrayList<>();
        private String workflow;
        private String available;
        private String offline;
        private BoardSnapshot table;
        private Observation customers;
        private Observation ofAgents;
        private long start;

        Play(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            router = LocalTwilio.start(
                    LocalTwilio.Setup.of(
                            "127.0.0.1", 0, new flexsim.emulator.http.Authentication(ACCOUNT, TOKEN), WORKSPACE, seed),
                    clock);
            List<String> queues = new ArrayList<>(List.of("Everyone"));
            CONFIGURATION.queues().stream().map(QueueEntry::friendlyName).forEach(queues::add);
            watch = new DemoObserver(
                    new LiveBoard(queues, CustomerSimulation.ABANDONED::equals),
                    Optional.of(ServedQueues.fold(CONFIGURATION, CustomerSimulation.ABANDONED::equals)),
                    clock);
            router.onEvent(watch::record);
            workspace = new TwilioWorkspace(
                    new Credentials(ACCOUNT, ACCOUNT, TOKEN),
                    WORKSPACE,
                    Optional.of(router.baseUrl()),
                    clock,
                    Pause.wall());
        }

        private static HttpServer receiver() {
            try {
                return HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            } catch (IOException noPort) {
                throw new UncheckedIOException(noPort);
            }
        }

        void prepare() {
            new Deployment(
                            workspace,
                            CONFIGURATION,
                            Optional.of(AssignmentUrl.of("callbacks", callbacks())),
                            progress -> {})
                    .run();
            available = activity("Available");
            offline = activity("Offline");
            workflow = workspace
                    .deployedWorkflow(CONFIGURATION.workflow().friendlyName())
                    .sid();
            agents.addAll(workspace.workers());
            agents.subList(0, 3).forEach(agent -> turn(agent, available));
            pass(2_000_000);
        }

        /** Takes offers and says nothing: this play answers them itself. */
        private String callbacks() {
            receiver.createContext("/", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            receiver.start();
            return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/reservation";
        }

        private String activity(String name) {
            return workspace.activities().stream()
                    .filter(activity -> activity.friendlyName().equals(name))
                    .map(Activity::sid)
                    .findFirst()
                    .orElseThrow();
        }

        private void turn(Worker agent, String activity) {
            workspace.updateWorker(agent.sid(), WorkerChange.activity(activity));
        }

        void run() {
            start = clock.now();
            customers = Observation.ofTasks(
                    made::contains, CONFIGURATION, CustomerSimulation.ABANDONED::equals, workspace, clock, reading);
            ofAgents =
                    Observation.ofBrand(CONFIGURATION, CustomerSimulation.ABANDONED::equals, workspace, clock, reading);
            CustomerDraw draw = new CustomerDraw(
                    CONFIGURATION.metadata(),
                    new DomainArrivalValues(
                            new EntityDraw(CONFIGURATION.metadata().dimensions(), seed)),
                    id -> "Customer " + id,
                    ACCOUNT,
                    seed);
            for (int step = 0; step < STEPS; step++) {
                pass(random.nextInt(20_000));
                try {
                    act(draw, step);
                } catch (WorkspaceException tooLate) {
                    // Some time out or end before it is their turn.
                }
            }
        }

        private void pass(long millis) {
            router.clock().orElseThrow().advance(Duration.ofMillis(millis));
        }

        private void act(CustomerDraw draw, int number) {
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> {
                    var customer = draw.apply(number);
                    made.add(workspace
                            .createTask(new TaskDraft(
                                    workflow, customer.channel(), customer.attributes(), Optional.empty()))
                            .sid());
                }
                case 3 ->
                    any(AssignmentStatus.PENDING, AssignmentStatus.RESERVED)
                            .ifPresent(task -> workspace.updateTask(
                                    task.sid(), TaskChange.canceled(CustomerSimulation.ABANDONED)));
                case 4 ->
                    any(AssignmentStatus.PENDING)
                            .ifPresent(task ->
                                    workspace.updateTask(task.sid(), TaskChange.canceled("somebody else's reason")));
                case 5, 6 -> answer(random.nextInt(5) == 0 ? "rejected" : "accepted");
                case 7 ->
                    any(AssignmentStatus.ASSIGNED, AssignmentStatus.WRAPPING)
                            .ifPresent(task -> workspace.updateTask(
                                    task.sid(),
                                    task.status() == AssignmentStatus.ASSIGNED && random.nextBoolean()
                                            ? TaskChange.wrapping("done")
                                            : TaskChange.completed("done")));
                default ->
                    turn(agents.get(random.nextInt(agents.size())), random.nextInt(3) == 0 ? offline : available);
            }
        }

        private Optional<Task> any(AssignmentStatus... statuses) {
            List<Task> tasks = workspace.tasks(new TaskQuery(Set.of(statuses), Optional.empty(), Optional.empty()));
            return tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.get(random.nextInt(tasks.size())));
        }

        private void answer(String status) {
            any(AssignmentStatus.RESERVED).ifPresent(task -> workspace.reservations(task.sid()).stream()
                    .filter(reservation -> reservation.status().equals("pending"))
                    .findFirst()
                    .map(Reservation::sid)
                    .ifPresent(sid -> workspace.updateReservation(task.sid(), sid, status)));
        }

        void end(Path directory) {
            DemoObserver.Last last = watch.end(start);
            table = last.board();
            write(last.run().orElseThrow(), directory.resolve("demo"));
            Map<String, Long> expected = Map.of("task.created", (long) made.size());
            write(customers.end(expected, this::pause), directory.resolve("customers"));
            write(ofAgents.end(expected, this::pause), directory.resolve("agents"));
        }

        private void pause(Duration duration) {
            pass(duration.toMillis());
        }

        private void write(LiveRun run, Path directory) {
            run.write(directory, Optional.empty(), CONFIGURATION.metadata(), seed);
        }

        @Override
        public void close() {
            reading.shutdownNow();
            router.close();
            receiver.stop(0);
            clock.close();
        }
    }
}
