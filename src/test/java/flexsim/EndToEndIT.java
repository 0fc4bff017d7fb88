package flexsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.TaskQueue;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.Workflow;
import flexsim.testing.Thorough;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The jar itself, as processes, looked at from outside with Twilio's own SDK. */
@Execution(ExecutionMode.CONCURRENT)
class EndToEndIT {
    private static final String ACCOUNT = "AC" + "a".repeat(32);
    private static final String WORKSPACE = "WS" + "b".repeat(32);
    private static final String TOKEN = "a-token-nobody-may-see";

    @TempDir
    Path directory;

    private Flight flight;
    private int routerPort;
    private int agentPort;
    private TwilioRestClient twilio;

    @BeforeEach
    void begin() throws IOException {
        flight = new Flight(directory);
        flight.environment("ACCOUNT_SID", ACCOUNT);
        flight.environment("AUTH_TOKEN", TOKEN);
        flight.environment("WRKSPC_SID", WORKSPACE);
        routerPort = freePort();
        agentPort = freePort();
        flight.environment("PORT", String.valueOf(agentPort));
        Flight.Running router = flight.start("taskrouter", "--port", String.valueOf(routerPort));
        Flight.until("the TaskRouter listens", () -> router.said().contains("FLEXSIM_URL="));
        URI url = URI.create("http://127.0.0.1:" + routerPort);
        flight.environment("FLEXSIM_URL", url.toString());
        twilio = new TwilioRestClient.Builder(ACCOUNT, TOKEN)
                .httpClient(new NetworkHttpClient(HttpClientBuilder.create()
                        .setRoutePlanner((host, context) ->
                                new HttpRoute(new HttpHost(url.getScheme(), url.getHost(), url.getPort())))))
                .build();
    }

    @AfterEach
    void end() {
        flight.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Flight.Ended done(String... arguments) {
        Flight.Ended ended = flight.run(arguments);
        assertEquals(0, ended.exitCode(), () -> String.join(" ", arguments) + ": " + ended.out() + ended.err());
        return ended;
    }

    private static JsonNode json(Flight.Ended ended) throws IOException {
        return JsonMapper.builder().build().readTree(ended.out());
    }

    private void deploy() {
        done("genconfig", "--seed", "7");
        done("deploy");
    }

    private Flight.Running agents(String... more) {
        List<String> arguments = new ArrayList<>(List.of("agentsim", "--seed", "1"));
        arguments.addAll(List.of(more));
        Flight.Running agents = flight.start(arguments.toArray(String[]::new));
        Flight.until(
                "the agents are there",
                () -> workersIn("Available") > 0 || !agents.process().isAlive());
        assertTrue(agents.process().isAlive(), agents::said);
        return agents;
    }

    private long workersIn(String activity) {
        return workers().stream()
                .filter(w -> w.getActivityName().equals(activity))
                .count();
    }

    private List<Worker> workers() {
        return StreamSupport.stream(Worker.reader(WORKSPACE).read(twilio).spliterator(), false)
                .toList();
    }

    private List<Task> tasks() {
        return StreamSupport.stream(Task.reader(WORKSPACE).read(twilio).spliterator(), false)
                .toList();
    }

    private Map<String, Long> tasksByStatus() {
        return tasks().stream()
                .collect(Collectors.groupingBy(t -> t.getAssignmentStatus().toString(), Collectors.counting()));
    }

    private Map<String, String> sids() {
        return StreamSupport.stream(TaskQueue.reader(WORKSPACE).read(twilio).spliterator(), false)
                .collect(Collectors.toMap(TaskQueue::getFriendlyName, TaskQueue::getSid));
    }

    @Test
    void customers_are_served_and_the_workspace_is_left_clean() throws IOException {
        deploy();
        Flight.Running agents = agents("--report", "agents");

        JsonNode report = json(
                done("custsim", "--rate", "10/s", "--count", "12", "--seed", "3", "--report", "customers", "--json"));
        Flight.until("a task is completed", () -> tasksByStatus().getOrDefault("completed", 0L) > 0);
        agents.process().destroy();
        Flight.Ended ended = flight.ended(agents);
        long stillAvailable = workersIn("Available");
        done("cleansim");

        assertEquals(12, report.get("created").asInt(), report::toString);
        assertTrue(List.of(0, 143).contains(ended.exitCode()), () -> ended.exitCode() + ended.err());
        assertEquals(0, stillAvailable);
        assertEquals(List.of(), tasks());
        assertEquals(workers().size(), workersIn("Offline"));
        JsonNode ofCustomers = summary("customers").path("total");
        assertEquals(12, ofCustomers.path("offered").asInt(), ofCustomers::toString);
        assertEquals(
                report.get("abandoned").asInt(), ofCustomers.path("abandoned").asInt());
        assertEquals(
                report.get("answered").asInt(),
                ofCustomers.path("handled").asInt()
                        + ofCustomers.path("inProgress").asInt());
        JsonNode ofAgents = summary("agents").path("total");
        assertEquals(12, ofAgents.path("offered").asInt(), ofAgents::toString);
        assertEquals(
                Flight.read(agents.out())
                        .lines()
                        .filter(line -> line.startsWith("completed"))
                        .toList(),
                List.of(String.format(
                        "%-14s%d", "completed", ofAgents.path("handled").asInt())));
    }

    private JsonNode summary(String report) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(directory.resolve(report).resolve("summary.json").toFile());
    }

    @Thorough
    @Test
    void as_many_customers_come_as_were_asked_for() throws IOException {
        deploy();
        for (int count = 1; count <= 3; count++) {
            JsonNode report = json(done(
                    "custsim", "--rate", "600/min", "--count", "" + count, "--seed", "7", "--no-linger", "--json"));
            assertEquals(count, report.get("offered").asInt(), report::toString);
        }
    }

    @Test
    void deploying_again_changes_nothing_and_keeps_every_sid() {
        deploy();
        Map<String, String> queues = sids();
        Map<String, Object> workers =
                workers().stream().collect(Collectors.toMap(Worker::getSid, Worker::getDateUpdated));

        done("deploy");

        assertEquals(queues, sids());
        assertEquals(workers, workers().stream().collect(Collectors.toMap(Worker::getSid, Worker::getDateUpdated)));
    }

    @Thorough
    @Test
    void agents_killed_in_mid_call_take_up_nothing_twice_and_leave_what_can_be_cleaned() {
        deploy();
        Flight.Running agents = agents();
        done("custsim", "--rate", "20/s", "--count", "6", "--seed", "3", "--no-linger");
        Flight.until("a task is assigned", () -> tasksByStatus().getOrDefault("assigned", 0L) > 0);

        agents.process().destroyForcibly();
        flight.ended(agents);
        Flight.Running again = agents();
        Flight.until("nothing is left at work", () -> tasks().stream()
                .allMatch(t -> t.getAssignmentStatus() == Task.Status.COMPLETED
                        || t.getAssignmentStatus() == Task.Status.CANCELED));
        for (Task task : tasks()) {
            long acceptances = StreamSupport.stream(
                            com.twilio.rest.taskrouter.v1.workspace.task.Reservation.reader(WORKSPACE, task.getSid())
                                    .read(twilio)
                                    .spliterator(),
                            false)
                    .filter(r -> r.getReservationStatus().toString().equals("completed"))
                    .count();
            assertTrue(acceptances <= 1, task.getSid());
        }
        again.process().destroyForcibly();
        flight.ended(again);
        done("cleansim");

        assertEquals(List.of(), tasks());
    }

    @Thorough
    @Test
    void ten_seconds_without_a_TaskRouter_end_neither_customers_nor_agents() throws Exception {
        deploy();
        try (CuttableLine line = new CuttableLine(routerPort)) {
            flight.environment("FLEXSIM_URL", "http://127.0.0.1:" + line.port());
            Flight.Running agents = agents();
            Flight.Running customers =
                    flight.start("custsim", "--rate", "2/s", "--timeLim", "16s", "--seed", "5", "--json");
            Flight.until("customers are there", () -> tasks().size() > 3);

            line.cut();
            Thread.sleep(10_000);
            line.mend();

            Flight.Ended ended = flight.ended(customers);
            JsonNode report = json(ended);
            assertEquals(0, ended.exitCode(), ended::err);
            assertEquals(
                    report.get("offered").asInt(),
                    report.get("created").asInt() + report.get("unreached").asInt(),
                    report::toString);
            assertTrue(report.get("created").asInt() > report.get("offered").asInt() / 2, report::toString);
            assertEquals(
                    tasks().size(),
                    tasks().stream().map(EndToEndIT::ixnId).distinct().count(),
                    "a customer has two tasks");
            Flight.until("everything is served", () -> tasks().stream().allMatch(EndToEndIT::ended));
            assertTrue(agents.process().isAlive(), agents::said);
        }
    }

    private static String ixnId(Task task) {
        try {
            return JsonMapper.builder()
                    .build()
                    .readTree(task.getAttributes())
                    .path("ixnId")
                    .asText();
        } catch (IOException notJson) {
            throw new AssertionError(task.getAttributes(), notJson);
        }
    }

    private static boolean ended(Task task) {
        return task.getAssignmentStatus() == Task.Status.COMPLETED
                || task.getAssignmentStatus() == Task.Status.CANCELED;
    }

    @Test
    void nothing_that_is_not_ours_is_touched() {
        deploy();
        Worker stranger = Worker.creator(WORKSPACE, "stranger").create(twilio);
        Task foreign = Task.creator(WORKSPACE).setWorkflowSid(anyone()).create(twilio);
        done("custsim", "--rate", "20/s", "--count", "3", "--no-linger");

        done("cleansim", "--all", "--dletWorkers");

        assertEquals(
                List.of(foreign.getSid()), tasks().stream().map(Task::getSid).toList());
        assertEquals(
                List.of(stranger.getSid()),
                workers().stream().map(Worker::getSid).toList());
        assertEquals(List.of("Everyone"), List.copyOf(sids().keySet()));
    }

    @Thorough
    @Test
    void foreign_tasks_that_our_agents_were_offered_go_back_when_they_leave() {
        deploy();
        Flight.Running agents = agents();
        Task foreign = Task.creator(WORKSPACE).setWorkflowSid(anyone()).create(twilio);
        assertEquals(Task.Status.RESERVED, only(foreign).getAssignmentStatus());

        agents.process().destroy();
        flight.ended(agents);
        Task.Status afterwards = only(foreign).getAssignmentStatus();
        done("cleansim", "--all");

        assertEquals(Task.Status.PENDING, afterwards);
        assertEquals(List.of(), workers());
        assertEquals(Task.Status.PENDING, only(foreign).getAssignmentStatus());
    }

    private Task only(Task task) {
        return Task.fetcher(WORKSPACE, task.getSid()).fetch(twilio);
    }

    private String anyone() {
        return StreamSupport.stream(Workflow.reader(WORKSPACE).read(twilio).spliterator(), false)
                .filter(w -> w.getFriendlyName().equals("Assign to Anyone"))
                .findFirst()
                .orElseThrow()
                .getSid();
    }

    @Test
    void no_secret_is_shown_or_written() {
        deploy();
        Flight.Running agents = agents();
        done("custsim", "--rate", "10/s", "--count", "3", "--verbose", "--no-linger");
        flight.environment("AUTH_TOKEN", TOKEN + "-but-wrong");
        assertEquals(1, flight.run("deploy", "--verbose").exitCode());
        agents.process().destroy();
        flight.ended(agents);

        for (Path file : flight.files()) {
            assertFalse(Flight.read(file).contains(TOKEN), file.toString());
        }
    }

    @Test
    void bad_input_gets_one_line_and_leaves_nothing_behind() {
        Flight.Ended noSuchDomain = flight.run("genconfig", "--domaindir", "nowhere", "--cfgdir", "made");

        assertEquals(2, noSuchDomain.exitCode(), noSuchDomain.err());
        assertEquals(1, noSuchDomain.err().lines().count(), noSuchDomain.err());
        assertFalse(directory.resolve("made").toFile().exists());
    }

    @Test
    void the_demo_ends_with_a_summary_that_adds_up_and_a_clean_workspace() throws IOException {
        JsonNode summary = json(done(
                "demo", "--for", "5s", "--rate", "4/s", "--agents", "5", "--seed", "11", "--report", "out", "--json"));

        assertEquals(
                summary.get("offered").asInt(),
                summary.get("handled").asInt()
                        + summary.get("abandoned").asInt()
                        + summary.get("timedOut").asInt()
                        + summary.get("inProgress").asInt(),
                summary::toString);
        assertTrue(summary.get("offered").asInt() > 0, summary::toString);
        assertEquals(11, summary.get("seed").asInt());
        assertEquals(0, summary.at("/clean/tasks").asInt(-1));
        JsonNode report = summary("out");
        for (String figure : List.of("offered", "handled", "abandoned", "timedOut", "inProgress")) {
            assertEquals(summary.get(figure), report.path("total").get(figure), figure);
            summary.get("queues")
                    .properties()
                    .forEach(queue -> assertEquals(
                            queue.getValue().get(figure),
                            report.path("queues").path(queue.getKey()).get(figure),
                            queue.getKey() + " " + figure));
        }
        assertTrue(Flight.read(directory.resolve("out").resolve("report.html")).startsWith("<!"));
    }

    @Test
    void a_place_unfit_for_a_report_is_refused_before_anything_happens() throws IOException {
        Files.writeString(Files.createDirectory(directory.resolve("full")).resolve("notes.txt"), "");

        Flight.Ended refused = flight.run("demo", "--for", "5s", "--report", "full");

        assertEquals(2, refused.exitCode(), refused.err());
        assertEquals(1, refused.err().lines().count(), refused.err());
        assertEquals("", refused.out());
    }
}
