package flexsim.emulator.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.emulator.ServedTwilio;
import flexsim.http.FormText;
import flexsim.time.SteppedScheduler;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /_flexsim/explain}. */
class ExplainResourceTest {
    private static final String EXPLAIN = "/_flexsim/explain";

    private final ServedTwilio served = new ServedTwilio(new SteppedScheduler(1_700_000_000_000_000L));

    @AfterEach
    void stop() {
        served.close();
    }

    private String created(String path, String form) throws Exception {
        return served.posted(path, form).get("sid").asText();
    }

    /** A task that matches the second of two filters and waits in its first target, before a worker who is away. */
    private String waiting(String queue) throws Exception {
        String configuration = """
            {"task_routing":{"filters":[
              {"filter_friendly_name":"mail","expression":"type == 'mail'","targets":[{"queue":"%1$s"}]},
              {"filter_friendly_name":"calls","expression":"type == 'call'","targets":[
                {"queue":"%1$s","timeout":30,"priority":5,"expression":"worker.level > 2"}]}]}}
            """.formatted(queue);
        String workflow = created("Workflows", "FriendlyName=w&Configuration=" + FormText.encode(configuration));
        created("Workers", "FriendlyName=away");
        return created("Tasks", "WorkflowSid=" + workflow + "&Attributes=" + FormText.encode("{\"type\":\"call\"}"));
    }

    @Test
    void it_tells_the_filters_tried_the_target_and_why_each_worker_was_passed_over() throws Exception {
        String queue = served.got("TaskQueues").at("/task_queues/0/sid").asText();
        String task = waiting(queue);

        JsonNode explained = served.got(EXPLAIN + "?TaskSid=" + task);

        assertEquals(ServedTwilio.WORKSPACE, explained.get("workspace_sid").asText());
        assertEquals(task, explained.get("task_sid").asText());
        assertEquals("pending", explained.get("status").asText());
        assertEquals(queue, explained.get("queue_sid").asText());
        assertEquals(
                "[{\"name\":\"mail\",\"expression\":\"type == 'mail'\",\"default\":false,\"matched\":false,"
                        + "\"outcome\":\"not matched\",\"passed\":[]},"
                        + "{\"name\":\"calls\",\"expression\":\"type == 'call'\",\"default\":false,\"matched\":true,"
                        + "\"outcome\":\"current\",\"passed\":[]}]",
                explained.get("filters").toString());
        assertEquals(
                "{\"position\":0,\"queue_sid\":\"" + queue + "\",\"expression\":\"worker.level > 2\",\"priority\":5,"
                        + "\"timeout\":30,\"deadline_age\":30,\"order_by\":null,\"skip_if\":null,"
                        + "\"known_worker\":null}",
                explained.get("target").toString());
        assertEquals(1, explained.get("workers_total").asInt());
        assertEquals("away", explained.at("/workers/0/friendly_name").asText());
        assertEquals(
                "activity Offline is not available",
                explained.at("/workers/0/verdict").asText());
    }

    @Test
    void a_task_that_ended_is_in_no_target_any_more() throws Exception {
        String task = created("Tasks", "");
        served.posted("Tasks/" + task, "AssignmentStatus=canceled&Reason=gave+up");

        JsonNode explained = served.got(EXPLAIN + "?TaskSid=" + task);

        assertTrue(explained.get("target").isNull());
        assertEquals("was canceled: gave up", explained.get("why").asText());
    }

    @Test
    void a_task_is_found_in_whichever_workspace_it_is() throws Exception {
        String other = created("/v1/Workspaces", "FriendlyName=other&Template=FIFO");
        String task = created("/v1/Workspaces/" + other + "/Tasks", "");

        assertEquals(
                other,
                served.got(EXPLAIN + "?TaskSid=" + task).get("workspace_sid").asText());
        assertEquals(
                404,
                served.send(served.request(EXPLAIN + "?TaskSid=" + task + "&WorkspaceSid=" + ServedTwilio.WORKSPACE))
                        .statusCode());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                         | 400 | Missing required parameter TaskSid",
                "TaskSid=WT1                | 404 | The requested resource /Tasks/WT1 was not found",
                "TaskSid=WT1&WorkspaceSid=WS1 | 404 | The requested resource /Workspaces/WS1 was not found",
                "TaskSid=WT1&Deep=true      | 400 | Unknown parameter Deep"
            })
    void what_is_wrong_is_named(String query, int status, String message) throws Exception {
        HttpResponse<String> answer = served.send(served.request(EXPLAIN + "?" + query));

        assertEquals(status, answer.statusCode());
        assertTrue(answer.body().contains(message), answer.body());
    }
}
