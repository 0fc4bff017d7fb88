package flexsim.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.emulator.LocalTwilio;
import flexsim.emulator.ServedTwilio;
import flexsim.http.FormText;
import flexsim.time.SwitchableScheduler;
import flexsim.time.SwitchableScheduler.Mode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody knows: refused, or with {@code --lenient} ignored. */
class StrictnessTest {
    private final SwitchableScheduler clock = new SwitchableScheduler("clock-under-test", Mode.STEPPED);
    private ServedTwilio served;

    private void start(boolean lenient) {
        served = new ServedTwilio(clock, new LocalTwilio.Tools(true, RateLimits.NONE, lenient));
    }

    @AfterEach
    void stop() {
        served.close();
        clock.close();
    }

    private HttpResponse<String> createWorkflow() throws Exception {
        String queue = served.got("TaskQueues").at("/task_queues/0/sid").asText();
        String configuration = "{\"task_routing\":{\"colour\":\"red\",\"filters\":[],\"default_filter\":{\"queue\":\""
                + queue + "\",\"shade\":1}}}";
        return served.send(served.post("Workflows", "FriendlyName=w&Configuration=" + FormText.encode(configuration)));
    }

    @Test
    void strict_refuses_an_unknown_parameter_and_hints_at_leniency() throws Exception {
        start(false);

        HttpResponse<String> answer = served.send(served.post("Tasks", "Foo=1"));

        assertEquals(400, answer.statusCode());
        assertTrue(
                answer.body().contains("\"Unknown parameter Foo (strict mode; --lenient ignores it)\""), answer.body());
    }

    @Test
    void strict_refuses_an_unknown_key_of_a_workflow_and_hints_at_leniency() throws Exception {
        start(false);

        HttpResponse<String> answer = createWorkflow();

        assertEquals(400, answer.statusCode());
        assertTrue(
                answer.body()
                        .contains("Invalid Configuration at task_routing: unknown key 'colour'"
                                + " (strict mode; --lenient ignores it)"),
                answer.body());
    }

    @Test
    void lenient_ignores_an_unknown_parameter_and_heeds_the_others() throws Exception {
        start(true);

        JsonNode task = served.posted("Tasks", "Foo=1&Priority=7");

        assertEquals(7, task.get("priority").asInt());
    }

    @Test
    void lenient_ignores_unknown_keys_of_a_workflow_and_echoes_them() throws Exception {
        start(true);

        HttpResponse<String> answer = createWorkflow();

        assertEquals(201, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("colour"), answer.body());
    }

    @Test
    void lenient_ignores_unknown_keys_also_when_a_workflow_is_updated() throws Exception {
        start(true);
        JsonNode workflow = served.got("Workflows").at("/workflows/0");
        String configuration = workflow.get("configuration").asText().replaceFirst("\\{", "{\"colour\":\"red\",");

        JsonNode updated = served.posted(
                "Workflows/" + workflow.get("sid").asText(), "Configuration=" + FormText.encode(configuration));

        assertEquals(configuration, updated.get("configuration").asText());
    }

    @Test
    void lenient_still_refuses_a_value_that_is_wrong() throws Exception {
        start(true);

        assertEquals(400, served.send(served.post("Tasks", "Priority=high")).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_flexsim/clock", "/_flexsim/reset", "/_flexsim/faults"})
    void the_tools_are_strict_in_any_case_and_give_no_hint_that_would_not_help(String path) throws Exception {
        start(true);

        HttpResponse<String> answer = served.send(served.post(path, "Foo=1"));

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("\"Unknown parameter Foo\""), answer.body());
    }
}
