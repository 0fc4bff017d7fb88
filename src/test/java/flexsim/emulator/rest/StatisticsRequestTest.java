package flexsim.emulator.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.rest.taskrouter.v1.workspace.TaskQueue;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import flexsim.emulator.ServedTwilio;
import flexsim.time.SteppedScheduler;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What statistics may be asked, what is refused, and which fields an answer has. The clock shows 2023-11-14T22:13:20Z. */
class StatisticsRequestTest {
    private static final String WS = ServedTwilio.WORKSPACE;

    private final SteppedScheduler clock = new SteppedScheduler(1_700_000_000_000_000L);
    private final ServedTwilio served = new ServedTwilio(clock);

    @AfterEach
    void stop() {
        served.close();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JsonMapper.builder().build().readTree(answer.body());
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = served.send(served.request(path));
        assertEquals(200, answer.statusCode(), answer.body());
        return json(answer);
    }

    private static void assertRefused(String message, HttpResponse<String> answer) throws Exception {
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals(20001, json(answer).get("code").asInt());
        assertEquals(message, json(answer).get("message").asText());
    }

    private String queue() throws Exception {
        return get("TaskQueues").at("/task_queues/0/sid").asText();
    }

    private String workflow() throws Exception {
        return get("Workflows").at("/workflows/0/sid").asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Minutes=0 | Parameter Minutes must be a whole number from 1 to 43200, found '0'",
                "Minutes=43201 | Parameter Minutes must be a whole number from 1 to 43200, found '43201'",
                "Minutes=5&StartDate=2023-11-14T22:00:00Z |"
                        + " Parameter Minutes cannot be combined with StartDate or EndDate",
                "Minutes=5&EndDate=2023-11-14T22:00:00Z |"
                        + " Parameter Minutes cannot be combined with StartDate or EndDate",
                "StartDate=2023-11-14T22:00:00Z&EndDate=2023-11-14T21:59:59Z |"
                        + " Parameter EndDate must not be before StartDate",
                "StartDate=2023-11-14T22:13:21Z | Parameter StartDate must not be in the future",
                "StartDate=2023-10-15T22:13:19Z | Parameter StartDate reaches back more than 30 days",
                "EndDate=2023-10-15T22:14:00Z | Parameter EndDate reaches back more than 30 days",
                "StartDate=yesterday | Parameter StartDate must be a date and time like 2024-05-14T18:50:02Z,"
                        + " found 'yesterday'",
                "EndDate=2023-11-14 | Parameter EndDate must be a date and time like 2024-05-14T18:50:02Z,"
                        + " found '2023-11-14'",
                "TaskChannel=fax | TaskChannel 'fax' is not a task channel of this workspace",
                "SplitByWaitTime=5,x | Parameter SplitByWaitTime must be whole seconds separated by commas, found 'x'",
                "SplitByWaitTime=-1 | Parameter SplitByWaitTime must be whole seconds separated by commas, found '-1'",
                "SplitByWaitTime= | Parameter SplitByWaitTime must be whole seconds separated by commas, found ''",
                "Hours=1 | Unknown parameter Hours (strict mode; --lenient ignores it)"
            })
    void a_wrong_parameter_is_refused_by_name(String query, String message) throws Exception {
        String queue = queue();
        String workflow = workflow();

        for (String owner : new String[] {"", "TaskQueues/" + queue + "/", "Workflows/" + workflow + "/"}) {
            assertRefused(message, served.send(served.request(owner + "CumulativeStatistics?" + query)));
            assertRefused(message, served.send(served.request(owner + "Statistics?" + query)));
        }
        assertRefused(message, served.send(served.request("TaskQueues/Statistics?" + query)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Workers/CumulativeStatistics", "Workers/Statistics", "Workers/RealTimeStatistics"})
    void workers_have_no_waiting_times(String path) throws Exception {
        assertRefused(
                "Unknown parameter SplitByWaitTime (strict mode; --lenient ignores it)",
                served.send(served.request(path + "?SplitByWaitTime=5")));
    }

    @ParameterizedTest
    @CsvSource({
        "TaskQueueSid=WQ0, Parameter TaskQueueSid does not name a task queue of this workspace",
        "TaskQueueName=Nobody, Parameter TaskQueueName does not name a task queue of this workspace"
    })
    void workers_of_an_unknown_queue_are_refused(String query, String message) throws Exception {
        assertRefused(message, served.send(served.request("Workers/Statistics?" + query)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TaskQueues/WQ0/RealTimeStatistics",
                "TaskQueues/WQ0/CumulativeStatistics",
                "TaskQueues/WQ0/Statistics",
                "Workflows/WW0/RealTimeStatistics",
                "Workflows/WW0/CumulativeStatistics",
                "Workflows/WW0/Statistics",
                "Workers/WK0/Statistics"
            })
    void what_does_not_exist_has_no_statistics(String path) throws Exception {
        assertEquals(404, served.send(served.request(path)).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2023-11-14T21:58:20Z, 2023-11-14T22:13:20Z",
        "Minutes=43200, 2023-10-15T22:13:20Z, 2023-11-14T22:13:20Z",
        "EndDate=2023-11-14T22:00:00Z, 2023-11-14T21:45:00Z, 2023-11-14T22:00:00Z",
        "EndDate=2030-01-01T00:00:00Z, 2023-11-14T21:58:20Z, 2023-11-14T22:13:20Z",
        "StartDate=2023-11-14T20:00:00Z, 2023-11-14T20:00:00Z, 2023-11-14T22:13:20Z",
        "StartDate=2023-11-14T20:00:00, 2023-11-14T20:00:00Z, 2023-11-14T22:13:20Z",
        "StartDate=2023-11-14T21:00:00.5%2B01:00, 2023-11-14T20:00:00Z, 2023-11-14T22:13:20Z"
    })
    void the_window_is_told(String query, String start, String end) throws Exception {
        JsonNode answer = get("CumulativeStatistics?" + query);

        assertEquals(start, answer.get("start_time").asText());
        assertEquals(end, answer.get("end_time").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Workers/RealTimeStatistics", "Workers/CumulativeStatistics", "Workers/Statistics"})
    void statistics_of_more_than_a_hundred_workers_are_refused(String path) throws Exception {
        IntStream.range(0, 100).forEach(i -> Worker.creator(WS, "worker " + i).create(served.twilio));
        assertEquals(200, served.send(served.request(path)).statusCode());

        Worker last = Worker.creator(WS, "one more").create(served.twilio);
        assertRefused(
                "Statistics of workers are not available in a workspace of more than 100 workers; this one has 101",
                served.send(served.request(path)));
        assertEquals(
                200,
                served.send(served.request("Workers/" + last.getSid() + "/Statistics"))
                        .statusCode());
    }

    private HttpResponse<String> bulk(String type, String body) throws Exception {
        return served.send(served.request("TaskQueues/RealTimeStatistics")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"TaskQueueSids\":[]} | Missing required parameter TaskQueueSids",
                "{} | Missing required parameter TaskQueueSids",
                "[] | The body must be a JSON object",
                "{\"TaskQueueSids\":[1]} | Parameter TaskQueueSids must be a string or an array of strings",
                "{\"TaskQueueSids\":[\"WQ0\"],\"Minutes\":\"5\"} | Unknown parameter Minutes (strict mode; --lenient"
                        + " ignores it)",
                "{\"TaskQueueSids\": | The body is not JSON (line 1, column 18)"
            })
    void a_wrong_body_is_refused(String body, String message) throws Exception {
        assertRefused(message, bulk("application/json", body));
    }

    @Test
    void a_body_names_fifty_queues_at_most() throws Exception {
        String fifty = IntStream.range(0, 50).mapToObj(i -> "\"WQ" + i + "\"").collect(Collectors.joining(","));

        assertEquals(
                200,
                bulk("application/json; charset=utf-8", "{\"TaskQueueSids\":[" + fifty + "]}")
                        .statusCode());
        assertRefused(
                "Parameter TaskQueueSids has more than 50 SIDs",
                bulk("application/json", "{\"TaskQueueSids\":[" + fifty + ",\"WQ50\"]}"));
    }

    @Test
    void a_form_is_no_body_for_queues_and_json_none_for_anything_else() throws Exception {
        assertEquals(
                415,
                bulk("application/x-www-form-urlencoded", "TaskQueueSids=WQ0").statusCode());
        assertEquals(
                415,
                served.send(served.request("Tasks")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode());
    }

    @Test
    void the_list_of_queues_comes_in_pages_that_repeat_the_filters() throws Exception {
        TaskQueue.creator(WS, "Second").create(served.twilio);

        JsonNode page = get("TaskQueues/Statistics?PageSize=1&Minutes=5");
        assertEquals("task_queues_statistics", page.at("/meta/key").asText());
        assertEquals(1, page.get("task_queues_statistics").size());
        assertTrue(page.at("/meta/next_page_url").asText().contains("Minutes=5"));
        assertEquals(
                words("account_sid workspace_sid task_queue_sid realtime cumulative"),
                fields(page.at("/task_queues_statistics/0")));
    }

    private static Set<String> fields(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(Set.of(text.split(" ")));
    }

    private static final String OWNER = "account_sid workspace_sid url";
    private static final String RESERVATIONS = " start_time end_time reservations_created reservations_accepted"
            + " reservations_rejected reservations_timed_out reservations_canceled reservations_rescinded";
    private static final String CUMULATIVE = RESERVATIONS + " avg_task_acceptance_time tasks_canceled tasks_completed"
            + " tasks_deleted tasks_moved wait_duration_until_accepted wait_duration_until_canceled"
            + " split_by_wait_time";
    private static final String REAL_TIME =
            " longest_task_waiting_age longest_task_waiting_sid tasks_by_priority tasks_by_status total_tasks";

    @Test
    void real_time_statistics_have_their_fields() throws Exception {
        assertEquals(
                words(OWNER + REAL_TIME + " activity_statistics total_workers"), fields(get("RealTimeStatistics")));
        assertEquals(
                words(OWNER + REAL_TIME + " workflow_sid"),
                fields(get("Workflows/" + workflow() + "/RealTimeStatistics")));
        assertEquals(
                words(OWNER + REAL_TIME + " task_queue_sid activity_statistics total_available_workers"
                        + " total_eligible_workers longest_relative_task_age_in_queue"
                        + " longest_relative_task_sid_in_queue"),
                fields(get("TaskQueues/" + queue() + "/RealTimeStatistics")));
        assertEquals(words(OWNER + " activity_statistics total_workers"), fields(get("Workers/RealTimeStatistics")));
    }

    @Test
    void cumulative_statistics_have_their_fields() throws Exception {
        assertEquals(
                words(OWNER + CUMULATIVE + " tasks_created tasks_timed_out_in_workflow"),
                fields(get("CumulativeStatistics")));
        assertEquals(
                words(OWNER + CUMULATIVE + " workflow_sid tasks_entered tasks_timed_out_in_workflow"),
                fields(get("Workflows/" + workflow() + "/CumulativeStatistics")));
        assertEquals(
                words(OWNER + CUMULATIVE + " task_queue_sid tasks_entered wait_duration_in_queue_until_accepted"),
                fields(get("TaskQueues/" + queue() + "/CumulativeStatistics")));
        assertEquals(words(OWNER + RESERVATIONS + " activity_durations"), fields(get("Workers/CumulativeStatistics")));
    }

    @Test
    void queues_in_bulk_have_no_ages_relative_to_the_queue() throws Exception {
        JsonNode answer = json(bulk("application/json", "{\"TaskQueueSids\":\"" + queue() + "\"}"));

        assertEquals(words(OWNER + " task_queue_data task_queue_response_count"), fields(answer));
        assertEquals(
                words("task_queue_sid" + REAL_TIME
                        + " activity_statistics total_available_workers total_eligible_workers"),
                fields(answer.at("/task_queue_data/0")));
    }
}
