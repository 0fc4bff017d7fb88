package flexsim.emulator.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.emulator.LocalTwilio;
import flexsim.emulator.ServedTwilio;
import flexsim.emulator.http.RateLimits;
import flexsim.time.SwitchableScheduler;
import flexsim.time.SwitchableScheduler.Mode;
import io.javalin.Javalin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools for testers on a local TaskRouter with data. */
class DurableToolsTest {
    private final SwitchableScheduler clock = new SwitchableScheduler("clock-under-test", Mode.STEPPED);

    @TempDir
    Path directory;

    private ServedTwilio served;

    @BeforeEach
    void start() {
        start(LocalTwilio.Tools.STANDARD);
    }

    private void start(LocalTwilio.Tools tools) {
        served = new ServedTwilio(clock, Store.open(directory), tools);
    }

    private void restart(LocalTwilio.Tools tools) {
        served.close();
        start(tools);
    }

    @AfterEach
    void stop() {
        served.close();
        clock.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String first(String path, String key) throws Exception {
        return served.got(path).get(key).get(0).get("sid").asText();
    }

    private List<String> sids(String path, String key) throws Exception {
        List<String> sids = new ArrayList<>();
        for (JsonNode element : served.got(path).get(key)) {
            sids.add(element.get("sid").asText());
        }
        return sids;
    }

    @Test
    void a_workflow_that_was_taken_leniently_stops_no_start_strict_ones_included() throws Exception {
        restart(new LocalTwilio.Tools(true, RateLimits.NONE, true));
        String queue = first("TaskQueues", "task_queues");
        String configuration =
                "{\"task_routing\":{\"default_filter\":{\"queue\":\"" + queue + "\",\"mood\":\"good\"}}}";
        String workflow = served.posted("Workflows", "FriendlyName=odd&Configuration=" + encoded(configuration))
                .get("sid")
                .asText();

        restart(LocalTwilio.Tools.STANDARD);

        assertEquals(
                configuration,
                served.got("Workflows/" + workflow).get("configuration").asText());
    }

    @Test
    void a_clock_that_is_moved_lets_a_receiver_answer_before_the_reservation_times_out() throws Exception {
        Javalin receiver = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.post("/", context -> context.json("{\"instruction\":\"accept\"}"));
        });
        receiver.start("127.0.0.1", 0);
        try {
            String queue = first("TaskQueues", "task_queues");
            String nobodyThenEverybody = "{\"task_routing\":{\"filters\":[{\"targets\":[{\"queue\":\"" + queue
                    + "\",\"expression\":\"1==2\",\"timeout\":3},{\"queue\":\"" + queue + "\"}]}]}}";
            served.posted(
                    "Workflows/" + first("Workflows", "workflows"),
                    "TaskReservationTimeout=5&Configuration=" + encoded(nobodyThenEverybody) + "&AssignmentCallbackUrl="
                            + encoded("http://127.0.0.1:" + receiver.port() + "/"));
            served.posted(
                    "Workers",
                    "FriendlyName=Anna&ActivitySid=" + first("Activities?FriendlyName=Available", "activities"));
            for (int i = 0; i < 5; i++) {
                String task = served.posted("Tasks", "Timeout=60").get("sid").asText();

                served.posted("/_flexsim/clock", "Advance=30");

                assertEquals(
                        "assigned",
                        served.got("Tasks/" + task).get("assignment_status").asText());
                served.posted("Tasks/" + task, "AssignmentStatus=completed");
            }
        } finally {
            receiver.stop();
        }
    }

    @Test
    void after_a_reset_a_start_brings_back_the_new_state_alone() throws Exception {
        String old = served.posted("Tasks", "").get("sid").asText();
        served.posted("/v1/Workspaces", "FriendlyName=old");
        served.send(served.post("/_flexsim/reset", ""));
        String other = served.posted("/v1/Workspaces", "FriendlyName=other&Template=FIFO")
                .get("sid")
                .asText();
        String task = served.posted("Tasks", "Priority=3").get("sid").asText();
        List<String> activities = sids("Activities", "activities");

        restart(LocalTwilio.Tools.STANDARD);

        assertEquals(old, task, "SIDs begin anew at a reset");
        assertEquals(List.of(task), sids("Tasks", "tasks"));
        assertEquals(3, served.got("Tasks/" + task).get("priority").asInt());
        assertEquals(activities, sids("Activities", "activities"));
        assertEquals(
                List.of("Flex Task Assignment", "other"),
                served.got("/v1/Workspaces").get("workspaces").findValuesAsText("friendly_name").stream()
                        .sorted()
                        .toList());
        assertEquals(
                1,
                served.got("/v1/Workspaces/" + other + "/Workflows")
                        .get("workflows")
                        .size());
    }

    @Test
    void the_data_do_not_keep_what_was_before_a_reset() throws Exception {
        served.posted("Tasks", "Attributes=" + encoded("{\"from\":\"before\"}"));
        served.send(served.post("/_flexsim/reset", ""));
        served.close();

        List<String> bodies = new ArrayList<>();
        try (Store store = Store.open(directory)) {
            store.entries(entry -> bodies.add(entry.body()));
            assertEquals(1, store.workspaces().size());
        }
        start();
        assertFalse(bodies.isEmpty());
        assertFalse(bodies.toString().contains("before"), bodies.toString());
    }
}
