package flexsim.emulator.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.exception.ApiException;
import com.twilio.rest.taskrouter.v1.Workspace;
import com.twilio.rest.taskrouter.v1.WorkspaceUpdater;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.security.RequestValidator;
import flexsim.emulator.Receiver;
import flexsim.emulator.ServedTwilio;
import flexsim.testing.Deadline;
import flexsim.time.SteppedScheduler;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A workspace tells its callback what happens. */
class EventCallbackTest {
    private static final String WS = ServedTwilio.WORKSPACE;

    private final SteppedScheduler clock = new SteppedScheduler(1_700_000_000_000_000L);
    private final ServedTwilio served = new ServedTwilio(clock);
    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
        served.close();
    }

    private void tell(String path, String filter) {
        WorkspaceUpdater update = Workspace.updater(WS).setEventCallbackUrl(URI.create(receiver.url(path)));
        if (!filter.isEmpty()) {
            update.setEventsFilter(filter);
        }
        update.update(served.twilio);
    }

    private Task task() {
        return Task.creator(WS).create(served.twilio);
    }

    @Test
    void every_event_is_told_from_the_change_of_the_url_on() throws Exception {
        tell("/events", "");
        Worker.creator(WS, "Anna").create(served.twilio);

        String first = receiver.next().form().get("EventType");
        String second = receiver.next().form().get("EventType");

        assertEquals(Set.of("workspace.updated", "worker.created"), Set.of(first, second));
    }

    @Test
    void twilios_validator_accepts_the_call() throws Exception {
        tell("/events", "task.created");
        Task task = task();

        Receiver.Received received = receiver.next();

        assertEquals(task.getSid(), received.form().get("TaskSid"));
        assertTrue(new RequestValidator(ServedTwilio.TOKEN)
                .validate(receiver.url("/events"), received.form(), received.signature()));
    }

    @Test
    void the_filter_lets_through_what_it_names_and_nothing_else() throws Exception {
        tell("/events", "task-queue.entered, worker.created");
        task();
        Worker.creator(WS, "Anna").create(served.twilio);

        List<String> types = new ArrayList<>();
        types.add(receiver.next().form().get("EventType"));
        types.add(receiver.next().form().get("EventType"));
        served.router.stop();

        assertEquals(
                List.of("task-queue.entered", "worker.created"),
                types.stream().sorted().toList());
        assertTrue(receiver.received.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"task.danced", "task.created;task.canceled", "TASK.CREATED"})
    void a_filter_of_unknown_types_is_refused(String filter) {
        ApiException refused = assertThrows(ApiException.class, () -> tell("/events", filter));
        assertTrue(refused.getMessage().contains("EventsFilter"), refused.getMessage());
    }

    @Test
    void without_a_url_nobody_is_told() throws Exception {
        tell("/events", "task.created");
        served.send(served.post("/v1/Workspaces/" + WS, "EventCallbackUrl="));
        task();
        served.router.stop();

        assertTrue(receiver.received.isEmpty());
    }

    @Test
    void the_events_of_a_task_come_in_order() throws Exception {
        tell("/events", "task.created,workflow.entered,workflow.target-matched,task-queue.entered");
        Task task = task();

        List<String> types = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Map<String, String> form = receiver.next().form();
            assertEquals(task.getSid(), form.get("TaskSid"));
            types.add(form.get("EventType"));
        }

        assertEquals(
                List.of("task.created", "workflow.entered", "workflow.target-matched", "task-queue.entered"), types);
    }

    @Test
    void the_end_of_a_workspace_is_its_last_event() throws Exception {
        Workspace second = Workspace.creator("second")
                .setEventCallbackUrl(URI.create(receiver.url("/events")))
                .setEventsFilter("workspace.deleted")
                .create(served.twilio);
        Workspace.deleter(second.getSid()).delete(served.twilio);

        assertEquals(second.getSid(), receiver.next().form().get("ResourceSid"));
    }

    @Test
    void an_event_that_is_refused_is_not_sent_again() throws Exception {
        receiver.status = 500;
        tell("/events", "task.created");
        task();
        receiver.next();
        served.router.stop();

        assertTrue(receiver.received.isEmpty());
    }

    @Test
    void deliveries_show_what_was_sent() throws Exception {
        tell("/events?password=1234", "task.created");
        Task task = task();
        Receiver.Received received = receiver.next();

        JsonNode delivery = JsonMapper.builder()
                .build()
                .readTree(deliveries("?Kind=event_callback"))
                .at("/deliveries/0");

        assertEquals(received.signature(), delivery.get("signature").asText());
        assertEquals(received.body(), delivery.get("body").asText());
        assertEquals(204, delivery.get("status").asInt());
        assertEquals(task.getSid(), delivery.get("task_sid").asText());
        assertEquals(receiver.url("/events?password=***"), delivery.get("url").asText());
        assertEquals("2023-11-14T22:13:20.000Z", delivery.get("time").asText());
        assertFalse(deliveries("?Kind=assignment_callback").contains(task.getSid()));
        assertFalse(deliveries("?Url=/elsewhere").contains(task.getSid()));
    }

    /** Once what is on the way has been answered. */
    private String deliveries(String query) throws Exception {
        assertTrue(served.router.awaitDeliveries(Deadline.DURATION));
        return served.send(served.request("/_flexsim/deliveries" + query)).body();
    }
}
