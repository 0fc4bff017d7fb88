package flexsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flexsim.testing.Deadline;
import flexsim.testing.Thorough;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code flexsim taskrouter --data}, killed without warning while clients write. */
@Execution(ExecutionMode.CONCURRENT)
class DataIT {
    private static final int CLIENTS = 8;
    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String BASE = "/v1/Workspaces/WS00000000000000000000000000000001";
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString((ACCOUNT + ":local-token-not-secret").getBytes());

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private Flight flight;
    private Flight.Running router;
    private String url;

    @BeforeEach
    void begin() {
        flight = new Flight(directory);
        start();
    }

    @AfterEach
    void end() {
        flight.close();
    }

    private void start() {
        router = flight.start("taskrouter", "--port", "0", "--data", "data");
        Flight.until("the TaskRouter listens", () -> router.said().contains("listens on"));
        url = router.said().replaceAll("(?s).*FLEXSIM_URL=(\\S+).*", "$1");
    }

    private void kill() throws InterruptedException {
        router.process().destroyForcibly();
        assertTrue(router.process().waitFor(Deadline.SECONDS, TimeUnit.SECONDS));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.header("Authorization", AUTHORIZATION).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return read(send(HttpRequest.newBuilder(URI.create(url + BASE + path))));
    }

    private JsonNode post(String path, String form) throws IOException, InterruptedException {
        return read(send(HttpRequest.newBuilder(URI.create(url + BASE + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))));
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        assertTrue(answer.statusCode() < 300, answer::body);
        return JsonMapper.builder().build().readTree(answer.body());
    }

    /** Creates tasks until it is told no more. */
    private void create(Queue<String> acknowledged) {
        try {
            while (true) {
                acknowledged.add(post("/Tasks", "Attributes=%7B%7D").get("sid").textValue());
            }
        } catch (IOException killed) {
            // As it must.
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void all_that_was_acknowledged_is_there_after_a_kill() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            clients.execute(() -> create(acknowledged));
        }
        Flight.until("clients are at work", () -> acknowledged.size() > 200);
        kill();
        clients.shutdown();
        assertTrue(clients.awaitTermination(Deadline.SECONDS, TimeUnit.SECONDS));

        start();

        for (String sid : acknowledged) {
            assertEquals(
                    "pending", get("/Tasks/" + sid).get("assignment_status").textValue());
        }
    }

    @Thorough
    @Test
    void a_kill_while_the_journal_is_summed_up_loses_nothing() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            clients.execute(() -> create(acknowledged));
        }
        Flight.until("clients have made much", () -> acknowledged.size() > 3_000);
        kill();
        clients.shutdown();
        assertTrue(clients.awaitTermination(Deadline.SECONDS, TimeUnit.SECONDS));

        for (long millis = 400; millis <= 2_000; millis += 200) {
            router = flight.start("taskrouter", "--port", "0", "--data", "data");
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            Flight.until("it is somewhere in its start", () -> System.nanoTime() > end);
            kill();
        }

        start();
        assertThereAre(acknowledged);
        for (int i = 0; i < 2_500; i++) {
            acknowledged.add(post("/Tasks", "").get("sid").textValue());
        }
        router.process().destroy();
        Flight.until("it has begun to stop", () -> !answers());
        kill();
        start();
        assertThereAre(acknowledged);
    }

    private boolean answers() {
        try {
            get("/Tasks?PageSize=1");
            return true;
        } catch (IOException stopped) {
            return false;
        } catch (InterruptedException told) {
            throw new AssertionError(told);
        }
    }

    private void assertThereAre(Queue<String> tasks) throws IOException, InterruptedException {
        Set<String> lost = new TreeSet<>(tasks);
        String page = url + BASE + "/Tasks?PageSize=1000";
        while (!page.isEmpty()) {
            JsonNode found = read(send(HttpRequest.newBuilder(URI.create(page))));
            found.get("tasks").forEach(task -> lost.remove(task.get("sid").textValue()));
            page = found.at("/meta/next_page_url").asText("").replace("null", "");
        }
        assertEquals(Set.of(), lost);
    }

    @Thorough
    @Test
    void a_reset_that_a_kill_cuts_short_has_happened_or_not() throws Exception {
        List<String> furniture = names();
        Queue<String> resets = new ConcurrentLinkedQueue<>();
        Thread client = new Thread(() -> reset(resets));
        client.start();
        Flight.until("resets happen", () -> resets.size() > 20);
        kill();
        client.join(Deadline.DURATION.toMillis());

        start();

        assertEquals(furniture, names());
        assertEquals(
                1,
                read(send(HttpRequest.newBuilder(URI.create(url + "/v1/Workspaces"))))
                        .get("workspaces")
                        .size());
    }

    private List<String> names() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (String list : List.of("Activities", "TaskChannels", "TaskQueues", "Workflows")) {
            names.addAll(get("/" + list).findValuesAsText("friendly_name"));
        }
        return names;
    }

    /** Makes a task and resets until it is told no more. */
    private void reset(Queue<String> resets) {
        try {
            while (true) {
                post("/Tasks", "");
                HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url + "/_flexsim/reset"))
                        .POST(HttpRequest.BodyPublishers.noBody()));
                assertEquals(204, answer.statusCode());
                resets.add("done");
            }
        } catch (IOException killed) {
            // As it must.
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    @Thorough
    @Test
    void timeouts_that_passed_while_it_was_down_have_passed_when_it_is_up() throws Exception {
        String available = get("/Activities?FriendlyName=Available")
                .get("activities")
                .get(0)
                .get("sid")
                .textValue();
        String workflow = get("/Workflows").get("workflows").get(0).get("sid").textValue();
        post("/Workflows/" + workflow, "TaskReservationTimeout=1");
        post("/Workers", "FriendlyName=Anna&ActivitySid=" + available);
        String offered = post("/Tasks", "").get("sid").textValue();
        String brief = post("/Tasks", "Timeout=1").get("sid").textValue();
        long fallenDue = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_100);
        kill();
        Flight.until("the timeouts have passed", () -> System.nanoTime() > fallenDue);

        start();

        assertEquals("canceled", get("/Tasks/" + brief).get("assignment_status").textValue());
        assertEquals(
                "timeout",
                get("/Tasks/" + offered + "/Reservations")
                        .get("reservations")
                        .get(0)
                        .get("reservation_status")
                        .textValue());
    }

    @Test
    void a_second_process_on_the_same_directory_ends_in_one_line() {
        Flight.Ended second = flight.run("taskrouter", "--port", "0", "--data", "data");

        assertEquals(1, second.exitCode());
        assertEquals(
                List.of("flexsim: the data in " + directory.resolve("data")
                        + " is in use by another process; end that one first"),
                second.err().lines().toList());
    }

    @Test
    void it_says_where_the_data_are() {
        assertTrue(router.said().contains("; data in " + directory.resolve("data") + ";"), router::said);
    }
}
