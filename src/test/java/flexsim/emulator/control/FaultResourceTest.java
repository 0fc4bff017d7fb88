package flexsim.emulator.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.exception.ApiException;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import flexsim.emulator.ServedTwilio;
import flexsim.time.SteppedScheduler;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /_flexsim/faults}, for requests. */
class FaultResourceTest {
    private static final String FAULTS = "/_flexsim/faults";

    private final ServedTwilio served = new ServedTwilio(new SteppedScheduler(1_700_000_000_000_000L));

    @AfterEach
    void stop() {
        served.close();
    }

    private int status(String path) throws Exception {
        return served.send(served.request(path)).statusCode();
    }

    /** The answers' statuses of that many requests for the tasks. */
    private List<Integer> statuses(int requests) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            statuses.add(status("Tasks"));
        }
        return statuses;
    }

    @Test
    void a_429_carries_twilios_code_and_retry_after_and_has_no_effect() throws Exception {
        served.posted(FAULTS, "Method=POST&Path=/v1/Workspaces/*/Tasks&Status=429&RetryAfter=7&Next=1");

        HttpResponse<String> refused = served.send(served.post("Tasks", ""));

        assertEquals(429, refused.statusCode());
        assertEquals("7", refused.headers().firstValue("Retry-After").orElseThrow());
        assertEquals("1", refused.headers().firstValue("X-Flexsim-Fault").orElseThrow());
        assertTrue(refused.body().contains("\"code\":20429"), refused.body());
        assertEquals(0, served.got("Tasks").get("tasks").size());
    }

    @Test
    void twilios_sdk_tries_again_and_in_the_end_sees_an_error_of_the_service() throws Exception {
        served.posted(FAULTS, "Status=503");

        ApiException seen = assertThrows(
                ApiException.class, () -> Task.creator(ServedTwilio.WORKSPACE).create(served.twilio));

        assertEquals(503, seen.getStatusCode());
        assertTrue(served.got(FAULTS).at("/faults/0/struck").asInt() > 1);
    }

    @Test
    void a_rule_strikes_only_its_method_and_its_path() throws Exception {
        served.posted(FAULTS, "Method=GET&Path=/v1/Workspaces/{WorkspaceSid}/Tasks&Status=500");

        assertEquals(500, status("Tasks"));
        assertEquals(201, served.send(served.post("Tasks", "")).statusCode());
        assertEquals(200, status("Workers"));
        assertEquals(404, status("Tasks/WTx"));
    }

    @Test
    void two_asterisks_stand_for_the_rest_of_the_path() throws Exception {
        served.posted(FAULTS, "Path=/v1/Workspaces/*/Tasks/**&Status=500");

        assertEquals(500, status("Tasks/WTx"));
        assertEquals(500, status("Tasks/WTx/Reservations/WRx"));
        assertEquals(200, status("Workers"));
    }

    @Test
    void next_strikes_so_many_and_then_no_more() throws Exception {
        served.posted(FAULTS, "Status=500&Next=2");

        assertEquals(List.of(500, 500, 200, 200), statuses(4));
    }

    @Test
    void every_strikes_each_time_that_many_have_come() throws Exception {
        served.posted(FAULTS, "Status=500&Every=3");

        assertEquals(List.of(200, 200, 500, 200, 200, 500), statuses(6));
    }

    @Test
    void a_seed_repeats_a_run_and_another_seed_makes_another() throws Exception {
        served.posted(FAULTS, "Status=500&Probability=0.5&Seed=7");
        List<Integer> first = statuses(30);
        served.send(served.request(FAULTS).DELETE());
        served.posted(FAULTS, "Status=500&Probability=0.5&Seed=7");
        List<Integer> second = statuses(30);
        served.send(served.request(FAULTS).DELETE());
        served.posted(FAULTS, "Status=500&Probability=0.5&Seed=8");
        List<Integer> other = statuses(30);

        assertEquals(first, second);
        assertTrue(first.contains(500) && first.contains(200), first.toString());
        assertTrue(!first.equals(other), "both seeds give " + first);
    }

    @Test
    void latency_holds_an_answer_up_and_leaves_it_as_it_is() throws Exception {
        served.posted(FAULTS, "Latency=80&Next=1");
        long before = System.nanoTime();

        assertEquals(200, status("Tasks"));

        assertTrue(System.nanoTime() - before >= Duration.ofMillis(80).toNanos());
    }

    @Test
    void a_dropped_connection_gives_no_answer_and_has_no_effect() throws Exception {
        served.posted(FAULTS, "Method=POST&Drop=true&Next=1");

        assertThrows(IOException.class, () -> served.send(served.post("Tasks", "")));

        assertEquals(0, served.got("Tasks").get("tasks").size());
    }

    @Test
    void the_first_rule_that_strikes_decides() throws Exception {
        served.posted(FAULTS, "Status=500&Next=1");
        served.posted(FAULTS, "Status=503&Next=1");

        assertEquals(List.of(500, 503, 200), statuses(3));
    }

    @Test
    void the_list_shows_each_rule_with_what_it_saw_and_struck() throws Exception {
        served.posted(FAULTS, "Path=/v1/Workspaces/*/Tasks&Status=429&Next=1");
        statuses(3);

        JsonNode rule = served.got(FAULTS).at("/faults/0");

        assertEquals(
                "{\"id\":1,\"on\":\"request\",\"method\":null,\"path\":\"/v1/Workspaces/*/Tasks\",\"status\":429,"
                        + "\"retry_after\":1,\"latency_ms\":0,\"drop\":false,\"next\":1,\"seen\":3,\"struck\":1}",
                rule.toString());
    }

    @Test
    void the_tools_themselves_are_spared() throws Exception {
        served.posted(FAULTS, "Status=500");

        assertEquals(200, status(FAULTS));
    }

    @Test
    void one_rule_or_all_can_be_taken_back() throws Exception {
        served.posted(FAULTS, "Status=500");
        served.posted(FAULTS, "Status=503");

        assertEquals(204, served.send(served.request(FAULTS + "/1").DELETE()).statusCode());
        assertEquals(503, status("Tasks"));
        assertEquals(404, served.send(served.request(FAULTS + "/1").DELETE()).statusCode());
        assertEquals(204, served.send(served.request(FAULTS).DELETE()).statusCode());
        assertEquals(200, status("Tasks"));
    }

    @Test
    void a_reset_takes_all_back() throws Exception {
        served.posted(FAULTS, "Status=500");

        served.send(served.post("/_flexsim/reset", ""));

        assertEquals(200, status("Tasks"));
        assertEquals(0, served.got(FAULTS).get("faults").size());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                         | A rule says what goes wrong: one of Status, Latency and Drop=true is"
                        + " needed",
                "Status=404                 | Parameter Status must be 429 or from 500 to 599, found '404'",
                "Status=600                 | Parameter Status must be 429 or from 500 to 599, found '600'",
                "Status=430                 | Parameter Status must be 429 or from 500 to 599, found '430'",
                "Status=500&Drop=true       | Status and Drop cannot be combined",
                "Status=500&RetryAfter=1    | Parameter RetryAfter goes with Status 429 or 503 only",
                "Status=500&Method=PUT      | Parameter Method must be one of delete, get, post, found 'PUT'",
                "Status=500&Path=Tasks      | Parameter Path must begin with '/'",
                "Status=500&Path=/**/Tasks  | Parameter Path must begin with '/'",
                "Status=500&Path=/_flexsim/clock | Parameter Path names what faults never strike",
                "Status=500&Next=0          | Parameter Next must be a whole number from 1 to 1000000, found '0'",
                "Status=500&Every=x         | Parameter Every must be a whole number from 1 to 1000000, found 'x'",
                "Status=500&Probability=1.1 | Parameter Probability must be above 0 and at most 1, found '1.1'",
                "Status=500&Probability=0   | Parameter Probability must be above 0 and at most 1, found '0'",
                "Status=500&Next=1&Every=2  | Probability, Every and Next cannot be combined: give one of them",
                "Status=500&Seed=1          | Parameter Seed goes with Probability only",
                "Status=500&Probability=1&Seed=x | Parameter Seed must be a whole number of 64 bits, found 'x'",
                "Latency=60001              | Parameter Latency must be a whole number from 1 to 60000, found '60001'",
                "Fate=lost                  | Parameter Fate goes with deliveries only",
                "On=event_sink             | Missing required parameter Fate",
                "On=event_sink&Fate=late   | Parameter Fate must be one of duplicated, lost, found 'late'",
                "On=event_sink&Fate=lost&Status=500 | Parameter Status goes with On=request only, not with"
                        + " On=event_sink",
                "On=mail                    | Parameter On must be one of assignment_callback, event_callback,"
                        + " event_sink, request, found 'mail'",
                "Stauts=500                 | Unknown parameter Stauts"
            })
    void what_is_wrong_is_named_and_no_rule_is_made(String form, String message) throws Exception {
        HttpResponse<String> answer = served.send(served.post(FAULTS, form));

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains(message), answer.body());
        assertEquals(0, served.got(FAULTS).get("faults").size());
    }
}
