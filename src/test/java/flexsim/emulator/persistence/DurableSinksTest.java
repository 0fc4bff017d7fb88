package flexsim.emulator.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flexsim.emulator.ServedTwilio;
import flexsim.testing.Deadline;
import flexsim.testing.Thorough;
import flexsim.time.SteppedScheduler;
import io.javalin.Javalin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sinks and subscriptions of a local TaskRouter with data, over several lives. */
class DurableSinksTest {
    private static final String TYPE = "com.twilio.taskrouter.task.created";

    private final SteppedScheduler clock = new SteppedScheduler(1_700_000_000_000_000L);
    /** The tasks that the sink has taken notice of, in order. */
    private final List<String> told = new CopyOnWriteArrayList<>();

    private volatile boolean deaf;
    private Javalin receiver;
    private Path data;
    private ServedTwilio served;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws Exception {
        receiver = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.post("/", context -> {
                if (deaf) {
                    context.status(500);
                    return;
                }
                for (JsonNode event : JsonMapper.builder().build().readTree(context.body())) {
                    told.add(event.at("/data/payload/task_sid").asText());
                }
            });
        });
        receiver.start("127.0.0.1", 0);
        data = Files.createDirectory(directory.resolve("data"));
        served = new ServedTwilio(clock, Store.open(data));
    }

    @AfterEach
    void stop() {
        served.close();
        receiver.stop();
    }

    private void restart() {
        served.close();
        served = new ServedTwilio(clock, Store.open(data));
    }

    /** What is on disk at this moment is all that a kill would leave. */
    private void killAndStart() throws Exception {
        Path left = Files.createDirectory(directory.resolve("left"));
        try (var files = Files.list(data)) {
            for (Path file : files.toList()) {
                Files.copy(file, left.resolve(file.getFileName()));
            }
        }
        served.close();
        data = left;
        served = new ServedTwilio(clock, Store.open(data));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String sink(String description) throws Exception {
        return served.posted(
                        "/v1/Sinks",
                        "SinkType=webhook&Description=" + description + "&SinkConfiguration="
                                + encoded("{\"destination\":\"http://127.0.0.1:" + receiver.port()
                                        + "/\",\"method\":\"POST\",\"batch_events\":false}"))
                .get("sid")
                .asText();
    }

    private String subscription(String sink) throws Exception {
        return served.posted(
                        "/v1/Subscriptions",
                        "Description=watch&SinkSid=" + sink + "&Types=" + encoded("{\"type\":\"" + TYPE + "\"}"))
                .get("sid")
                .asText();
    }

    private String task() throws Exception {
        return served.posted("Tasks", "").get("sid").asText();
    }

    private void settle() {
        assertTrue(served.router.awaitDeliveries(Deadline.DURATION), "something is still on the way");
    }

    @Test
    void they_are_as_they_were_left() throws Exception {
        String kept = sink("first");
        served.posted("/v1/Sinks/" + kept, "Description=renamed");
        String deleted = sink("second");
        served.send(served.request("/v1/Sinks/" + deleted).DELETE());
        String subscription = subscription(kept);
        String other = subscription(sink("third"));
        served.posted("/v1/Subscriptions/" + subscription, "Description=changed");
        served.posted(
                "/v1/Subscriptions/" + subscription + "/SubscribedEvents",
                "Type=com.twilio.taskrouter.task.canceled&SchemaVersion=2");
        served.send(served.request("/v1/Subscriptions/" + other).DELETE());
        List<String> paths =
                List.of("/v1/Sinks", "/v1/Subscriptions", "/v1/Subscriptions/" + subscription + "/SubscribedEvents");
        List<JsonNode> before = List.of(face(paths.get(0)), face(paths.get(1)), face(paths.get(2)));

        restart();

        assertEquals(before, List.of(face(paths.get(0)), face(paths.get(1)), face(paths.get(2))));
        assertEquals(
                "changed",
                served.got("/v1/Subscriptions/" + subscription)
                        .get("description")
                        .asText());
        assertEquals(3, sidsOf("/v1/Sinks", "sinks") + sidsOf("/v1/Subscriptions", "subscriptions"));
    }

    private int sidsOf(String path, String key) throws Exception {
        return served.got(path).get(key).size();
    }

    /** What a list says, but for the port in its URLs. */
    private JsonNode face(String path) throws Exception {
        String text =
                served.got(path).toString().replace(served.router.baseUrl().toString(), "");
        return JsonMapper.builder().build().readTree(text);
    }

    @Test
    void a_new_sink_does_not_take_the_name_of_an_old_one() throws Exception {
        String old = sink("old");
        restart();

        assertTrue(!old.equals(sink("new")));
        assertEquals(2, sidsOf("/v1/Sinks", "sinks"));
    }

    @Test
    void events_that_had_not_reached_the_sink_reach_it_after_the_next_start_and_the_others_do_not_again()
            throws Exception {
        String before = task();
        subscription(sink("mine"));
        String heard = task();
        settle();
        deaf = true;
        String unheard = task();
        settle();
        assertEquals(List.of(heard), told);

        deaf = false;
        restart();
        settle();
        String later = task();
        settle();

        assertEquals(List.of(heard, unheard, later), told);
        assertTrue(!told.contains(before));
    }

    @Test
    void after_a_kill_no_event_is_lost_though_some_are_told_twice() throws Exception {
        subscription(sink("mine"));
        for (int i = 0; i < 150; i++) {
            task();
        }
        settle();
        deaf = true;
        String unheard = task();
        settle();

        told.clear();
        deaf = false;
        killAndStart();
        settle();

        assertTrue(told.contains(unheard));
        assertTrue(told.size() <= 101, "told again: " + told.size());
    }

    @Test
    void what_happens_in_a_workspace_that_was_made_after_the_subscription_is_told_too() throws Exception {
        subscription(sink("mine"));
        deaf = true;
        String other = served.posted("/v1/Workspaces", "FriendlyName=other&Template=FIFO")
                .get("sid")
                .asText();
        String task = served.posted("/v1/Workspaces/" + other + "/Tasks", "")
                .get("sid")
                .asText();
        settle();

        deaf = false;
        killAndStart();
        settle();

        assertEquals(List.of(task), told);
    }

    @Thorough
    @Test
    void after_so_much_that_the_end_sums_it_up_everything_is_there_under_its_name_and_the_journal_is_not()
            throws Exception {
        String subscription = subscription(sink("mine"));
        for (int i = 0; i < 2_100; i++) {
            task();
        }
        settle();
        served.posted("Tasks", "Priority=7");
        settle();
        List<JsonNode> before = List.of(face("Tasks?PageSize=1000"), face("Events?PageSize=1000"), face("/v1/Sinks"));
        List<String> heard = List.copyOf(told);
        served.close();
        try (Store store = Store.open(data)) {
            List<JournalEntry> commands = new ArrayList<>();
            store.entries(entry -> {
                if (entry.workspace() != JournalEntry.ACCOUNT) {
                    commands.add(entry);
                }
            });
            assertEquals(List.of(), commands);
        }

        served = new ServedTwilio(clock, Store.open(data));

        assertEquals(before, List.of(face("Tasks?PageSize=1000"), face("Events?PageSize=1000"), face("/v1/Sinks")));
        assertEquals(1, sidsOf("/v1/Subscriptions", "subscriptions"));
        assertEquals(
                TYPE,
                served.got("/v1/Subscriptions/" + subscription + "/SubscribedEvents")
                        .get("types")
                        .get(0)
                        .get("type")
                        .asText());
        String later = task();
        settle();
        assertEquals(heard.size() + 1, told.size());
        assertEquals(later, told.get(told.size() - 1));
    }

    @Test
    void a_reset_forgets_them_for_good() throws Exception {
        subscription(sink("mine"));
        served.send(served.post("/_flexsim/reset", ""));
        String fresh = sink("fresh");

        restart();

        assertEquals(
                fresh, served.got("/v1/Sinks").get("sinks").get(0).get("sid").asText());
        assertEquals(1, sidsOf("/v1/Sinks", "sinks"));
        assertEquals(0, sidsOf("/v1/Subscriptions", "subscriptions"));
    }
}
