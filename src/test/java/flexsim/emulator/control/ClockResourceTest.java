package flexsim.emulator.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.emulator.ServedTwilio;
import flexsim.http.FormText;
import flexsim.testing.Deadline;
import flexsim.time.Micros;
import flexsim.time.SwitchableScheduler;
import flexsim.time.SwitchableScheduler.Mode;
import io.javalin.Javalin;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /_flexsim/clock}. */
class ClockResourceTest {
    private static final String CLOCK = "/_flexsim/clock";

    private final SwitchableScheduler clock = new SwitchableScheduler("clock-under-test", Mode.STEPPED);
    private final long start = clock.now();
    private final ServedTwilio served = new ServedTwilio(clock);
    private final List<String> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        served.close();
        clock.close();
    }

    private String created(String path, String form) throws Exception {
        return served.posted(path, form).get("sid").asText();
    }

    private void listen() {
        served.router.onEvent(event -> events.add((clock.now() - start) / Micros.PER_SECOND + " " + event.type()));
    }

    private long secondsPassed() {
        return (clock.now() - start) / Micros.PER_SECOND;
    }

    @Test
    void it_shows_mode_instant_next_deadline_and_how_many_timers_are_set() throws Exception {
        created("Tasks", "Timeout=60");
        created("Tasks", "Timeout=90");

        JsonNode shown = served.got(CLOCK);

        assertEquals("stepped", shown.get("mode").asText());
        assertTrue(shown.get("now").asText().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
        assertEquals(
                Micros.toInstant(start + 60 * Micros.PER_SECOND).toEpochMilli(),
                java.time.Instant.parse(shown.get("nextDeadline").asText()).toEpochMilli());
        assertEquals(2, shown.get("pending").asInt());
    }

    @Test
    void without_a_timer_there_is_no_next_deadline() throws Exception {
        JsonNode shown = served.got(CLOCK);

        assertTrue(shown.get("nextDeadline").isNull());
        assertEquals(0, shown.get("pending").asInt());
    }

    @Test
    void a_deadline_that_is_off_is_not_shown_any_more() throws Exception {
        String task = created("Tasks", "Timeout=60");

        served.posted("Tasks/" + task, "AssignmentStatus=canceled&Reason=test");

        JsonNode next = served.got(CLOCK).get("nextDeadline");
        assertTrue(next.isNull() || java.time.Instant.parse(next.asText()).toEpochMilli() > start / 1_000 + 60_000);
    }

    @Test
    void advancing_fires_every_timeout_due_in_order_before_the_call_returns() throws Exception {
        created("Tasks", "Timeout=60");
        created("Tasks", "Timeout=30");
        created("Tasks", "Timeout=90");
        listen();

        JsonNode moved = served.posted(CLOCK, "Advance=60.5");

        assertEquals(
                List.of("30 task.canceled", "60 task.canceled"),
                events.stream().filter(e -> e.endsWith("task.canceled")).toList());
        assertTrue(moved.get("settled").asBoolean());
        assertEquals(start + 60_500_000, clock.now());
    }

    @Test
    void skipping_moves_to_the_next_deadline_and_no_further() throws Exception {
        created("Tasks", "Timeout=60");
        created("Tasks", "Timeout=30");

        served.posted(CLOCK, "SkipToNextDeadline=true");

        assertEquals(30, secondsPassed());
    }

    /** The first offer is left to time out, the second is accepted: it must not time out on the way too. */
    @Test
    void an_offer_that_the_receiver_accepts_is_accepted_however_far_the_clock_is_moved() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Javalin receiver = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.post("/reservation", context -> context.contentType("application/json")
                    .result(calls.incrementAndGet() == 1 ? "{}" : "{\"instruction\":\"accept\"}"));
        });
        receiver.start("127.0.0.1", 0);
        String url = "http://127.0.0.1:" + receiver.port() + "/reservation";
        String workflow = served.got("Workflows").at("/workflows/0/sid").asText();
        served.posted("Workflows/" + workflow, "AssignmentCallbackUrl=" + FormText.encode(url));
        String available = served.got("Activities?FriendlyName=Available")
                .at("/activities/0/sid")
                .asText();
        created("Workers", "FriendlyName=a&ActivitySid=" + available);
        created("Workers", "FriendlyName=b&ActivitySid=" + available);
        String task = created("Tasks", "");

        served.posted(CLOCK, "Advance=3600");
        receiver.stop();

        assertEquals(2, calls.get());
        assertEquals(
                "assigned", served.got("Tasks/" + task).get("assignment_status").asText());
    }

    @Test
    void let_go_it_runs_on_and_timeouts_fire_by_themselves() throws Exception {
        created("Tasks", "Timeout=60");
        CountDownLatch canceled = new CountDownLatch(1);
        served.router.onEvent(event -> {
            if (event.type().equals("task.canceled")) {
                canceled.countDown();
            }
        });
        served.posted(CLOCK, "Advance=59.95");

        assertEquals("wall", served.posted(CLOCK, "Mode=wall").get("mode").asText());

        assertTrue(canceled.await(Deadline.SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void it_can_be_stopped_and_moved_in_one_request() throws Exception {
        served.posted(CLOCK, "Mode=wall");

        JsonNode moved = served.posted(CLOCK, "Mode=stepped&Advance=60");

        assertEquals("stepped", moved.get("mode").asText());
        assertTrue(secondsPassed() >= 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Advance=1", "SkipToNextDeadline=true"})
    void a_clock_that_runs_cannot_be_moved(String form) throws Exception {
        served.posted(CLOCK, "Mode=wall");

        HttpResponse<String> answer = served.send(served.post(CLOCK, form));

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("A clock in wall time cannot be moved"), answer.body());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                              | One of the parameters Mode, Advance and SkipToNextDeadline=true is"
                        + " needed",
                "SkipToNextDeadline=false        | One of the parameters Mode, Advance and SkipToNextDeadline=true is"
                        + " needed",
                "Advance=1&SkipToNextDeadline=true | Advance and SkipToNextDeadline cannot be combined: give one of"
                        + " them",
                "Mode=wall&Advance=1             | A clock in wall time cannot be moved: send Mode=stepped, before or"
                        + " together with Advance or SkipToNextDeadline",
                "Mode=fast                       | Parameter Mode must be one of stepped, wall, found 'fast'",
                "Advance=-1                      | Parameter Advance must be a number of seconds from 0 to 31622400"
                        + " with at most 6 decimals, found '-1'",
                "Advance=31622401                | Parameter Advance must be a number of seconds from 0 to 31622400"
                        + " with at most 6 decimals, found '31622401'",
                "Advance=0.0000001               | Parameter Advance must be a number of seconds from 0 to 31622400"
                        + " with at most 6 decimals, found '0.0000001'",
                "Advance=1e999999999             | Parameter Advance must be a number of seconds from 0 to 31622400"
                        + " with at most 6 decimals, found '1e999999999'",
                "Advance=soon                    | Parameter Advance must be a number of seconds from 0 to 31622400"
                        + " with at most 6 decimals, found 'soon'",
                "Forward=1                       | Unknown parameter Forward"
            })
    void what_is_wrong_is_named_and_nothing_moves(String form, String message) throws Exception {
        HttpResponse<String> answer = served.send(served.post(CLOCK, form));

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains(message), answer.body());
        assertEquals(start, clock.now());
        assertEquals(Mode.STEPPED, clock.mode());
    }
}
