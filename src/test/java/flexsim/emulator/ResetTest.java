package flexsim.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.emulator.http.RateLimits;
import flexsim.testing.Deadline;
import flexsim.time.SwitchableScheduler;
import flexsim.time.SwitchableScheduler.Mode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /_flexsim/reset}, and who may use what is under {@code /_flexsim}. */
class ResetTest {
    private static final String RESET = "/_flexsim/reset";

    private final SwitchableScheduler clock = new SwitchableScheduler("clock-under-test", Mode.STEPPED);
    private final ServedTwilio served = new ServedTwilio(clock);

    @AfterEach
    void stop() {
        served.close();
        clock.close();
    }

    private void reset() throws Exception {
        assertEquals(204, served.send(served.post(RESET, "")).statusCode());
    }

    private List<String> sids(String path, String key) throws Exception {
        List<String> sids = new ArrayList<>();
        for (JsonNode element : served.got(path).get(key)) {
            sids.add(element.get("sid").asText());
        }
        return sids;
    }

    @Test
    void everything_is_as_after_a_fresh_start_down_to_the_sids() throws Exception {
        List<String> activities = sids("Activities", "activities");
        String task = served.posted("Tasks", "").get("sid").asText();
        String other =
                served.posted("/v1/Workspaces", "FriendlyName=other").get("sid").asText();

        reset();

        assertEquals(activities, sids("Activities", "activities"));
        assertEquals(List.of(), sids("Tasks", "tasks"));
        assertEquals(List.of(ServedTwilio.WORKSPACE), sids("/v1/Workspaces", "workspaces"));
        assertEquals(task, served.posted("Tasks", "").get("sid").asText());
        assertEquals(
                other,
                served.posted("/v1/Workspaces", "FriendlyName=other").get("sid").asText());
    }

    @Test
    void the_clock_keeps_its_mode_and_its_instant() throws Exception {
        served.posted("/_flexsim/clock", "Advance=60");
        long before = clock.now();

        reset();

        assertEquals(before, clock.now());
        assertEquals(Mode.STEPPED, clock.mode());
    }

    @Test
    void timers_from_before_are_gone() throws Exception {
        served.posted("Tasks", "Timeout=60");

        reset();

        assertEquals(0, clock.pending());
    }

    @Test
    void a_listener_in_the_same_process_hears_of_the_new_workspace_and_no_longer_of_the_old_one() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        served.router.onEvent(event -> heard.add(event.type()));
        served.posted("Tasks", "Timeout=60");
        heard.clear();

        reset();
        served.router.clock().orElseThrow().advance(Duration.ofSeconds(60));
        assertEquals(List.of(), heard);

        served.posted("Tasks", "Timeout=60");
        assertTrue(heard.contains("task.created"), heard.toString());
    }

    @Test
    void requests_in_flight_see_one_state_or_the_other_and_never_half_of_one() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        List<Future<?>> work = new ArrayList<>();
        Callable<Void> client = () -> {
            for (int i = 0; i < 100; i++) {
                seen.add(sids("Activities", "activities").size() + " activities");
                seen.add("task " + served.send(served.post("Tasks", "")).statusCode());
            }
            return null;
        };
        for (int i = 0; i < 4; i++) {
            work.add(clients.submit(client));
        }
        for (int i = 0; i < 50; i++) {
            reset();
        }
        for (Future<?> each : work) {
            each.get(Deadline.SECONDS, TimeUnit.SECONDS);
        }
        clients.shutdown();

        assertEquals(Set.of("6 activities", "task 201"), seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {RESET, "/_flexsim/clock", "/_flexsim/faults"})
    void nobody_comes_in_without_the_token(String path) throws Exception {
        String task = served.posted("Tasks", "").get("sid").asText();
        HttpRequest.Builder unsigned = HttpRequest.newBuilder(URI.create(served.router.baseUrl() + path))
                .POST(HttpRequest.BodyPublishers.noBody());

        assertEquals(401, served.send(unsigned).statusCode());

        assertEquals(List.of(task), sids("Tasks", "tasks"));
    }

    @Test
    void a_reset_has_no_parameters() throws Exception {
        HttpResponse<String> answer = served.send(served.post(RESET, "Seed=7"));

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("Unknown parameter Seed"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {RESET, "/_flexsim/clock", "/_flexsim/faults", "/_flexsim"})
    void without_the_tools_their_paths_are_unknown_like_any_other(String path) throws Exception {
        LocalTwilio.Tools none = new LocalTwilio.Tools(false, RateLimits.NONE, false);
        try (ServedTwilio bare = new ServedTwilio(clock, none)) {
            HttpResponse<String> answer = bare.send(bare.post(path, ""));

            assertEquals(404, answer.statusCode());
            assertTrue(answer.body().contains("The requested resource " + path + " was not found"), answer.body());
        }
    }

    @Test
    void the_next_deadline_after_a_reset_is_one_of_the_new_state() throws Exception {
        served.posted("Tasks", "Timeout=60");
        reset();
        served.posted("Tasks", "Timeout=90");

        served.posted("/_flexsim/clock", "SkipToNextDeadline=true");

        assertEquals(0, clock.now() % 1_000);
        assertEquals(
                1, served.got("Tasks?AssignmentStatus=canceled").get("tasks").size());
    }
}
