package flexsim.emulator.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.rest.events.v1.Sink;
import com.twilio.rest.events.v1.Subscription;
import com.twilio.rest.taskrouter.v1.Workspace;
import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.security.RequestValidator;
import flexsim.emulator.Receiver;
import flexsim.emulator.ServedTwilio;
import flexsim.testing.Deadline;
import flexsim.time.SteppedScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events reach the sinks that are subscribed to them. */
class SinkDeliveryTest {
    private static final String WS = ServedTwilio.WORKSPACE;

    private final SteppedScheduler clock = new SteppedScheduler(1_700_000_000_000_000L);
    private final ServedTwilio served = new ServedTwilio(clock);
    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
        served.close();
    }

    private Subscription subscribe(String destination, boolean batched, Object... types) {
        Sink sink = Sink.creator(
                        "mine",
                        Map.of("destination", destination, "method", "POST", "batch_events", batched),
                        Sink.SinkType.WEBHOOK)
                .create(served.twilio);
        return Subscription.creator("watch", sink.getSid(), List.of(types)).create(served.twilio);
    }

    private static Map<String, Object> type(String type) {
        return Map.of("type", "com.twilio.taskrouter." + type);
    }

    private Task task() {
        return Task.creator(WS).create(served.twilio);
    }

    private JsonNode next() throws Exception {
        return JsonMapper.builder().build().readTree(receiver.next().body());
    }

    private void settle() {
        assertTrue(served.router.awaitDeliveries(Deadline.DURATION), "something is still on the way");
    }

    @Test
    void an_event_comes_as_a_cloud_event() throws Exception {
        subscribe(receiver.url("/sink"), false, type("reservation.created"));
        Worker.creator(WS, "Anna").setActivitySid(available()).create(served.twilio);
        Task task = task();

        JsonNode batch = next();

        assertEquals(1, batch.size());
        JsonNode event = batch.get(0);
        assertEquals("1.0", event.get("specversion").asText());
        assertEquals(
                "com.twilio.taskrouter.reservation.created", event.get("type").asText());
        assertEquals(
                "https://events-schemas.twilio.com/TaskRouter.WDSEvent/4",
                event.get("dataschema").asText());
        assertEquals("application/json", event.get("datacontenttype").asText());
        assertEquals("2023-11-14T22:13:20.000Z", event.get("time").asText());
        JsonNode data = event.get("data");
        assertEquals("ReservationCreated", data.get("name").asText());
        assertEquals("reservation", data.get("group").asText());
        assertEquals("TaskRouter", data.get("product_name").asText());
        assertEquals(task.getSid(), data.at("/payload/task_sid").asText());
        assertEquals("reservation.created", data.at("/payload/eventtype").asText());
        assertTrue(data.at("/payload/task_age").isInt());
        assertTrue(event.get("id").asText().startsWith("EV"));
    }

    private String available() {
        return Activity.reader(WS)
                .setFriendlyName("Available")
                .read(served.twilio)
                .iterator()
                .next()
                .getSid();
    }

    @Test
    void twilios_validator_accepts_the_request() throws Exception {
        subscribe(receiver.url("/sink?x=1"), true, type("task.created"));
        task();

        Receiver.Received received = receiver.next();

        String url = receiver.url("/sink?" + received.query().orElseThrow());
        assertTrue(new RequestValidator(ServedTwilio.TOKEN).validate(url, received.body(), received.signature()));
    }

    @Test
    void only_the_types_subscribed_to_come() throws Exception {
        Subscription subscription = subscribe(receiver.url("/sink"), false, type("task.created"));
        task();
        settle();
        assertEquals(1, receiver.received.size());

        Subscription.deleter(subscription.getSid()).delete(served.twilio);
        task();
        settle();
        assertEquals(1, receiver.received.size());
    }

    @Test
    void what_happened_before_the_subscription_does_not_come() throws Exception {
        task();
        subscribe(receiver.url("/sink"), false, type("task.created"));
        Task second = task();
        settle();

        assertEquals(1, receiver.received.size());
        assertEquals(second.getSid(), next().at("/0/data/payload/task_sid").asText());
    }

    @Test
    void an_old_schema_does_not_have_the_milliseconds() throws Exception {
        subscribe(
                receiver.url("/old"),
                false,
                Map.of("type", "com.twilio.taskrouter.worker.activity.update", "schema_version", 1));
        Worker worker = Worker.creator(WS, "Anna").create(served.twilio);
        clock.advance(Duration.ofSeconds(3));
        Worker.updater(WS, worker.getSid()).setActivitySid(available()).update(served.twilio);

        JsonNode event = next().get(0);

        assertTrue(event.get("dataschema").asText().endsWith("/1"));
        assertEquals(
                3, event.at("/data/payload/worker_time_in_previous_activity").asInt());
        assertFalse(event.get("data").get("payload").has("worker_time_in_previous_activity_ms"));
    }

    @Test
    void what_is_refused_comes_again_after_a_while_that_doubles() throws Exception {
        receiver.status = 503;
        subscribe(receiver.url("/sink"), false, type("task.created"));
        task();
        settle();
        assertEquals(1, receiver.received.size());

        clock.advance(Duration.ofMillis(499));
        settle();
        assertEquals(1, receiver.received.size(), "too early");
        clock.advance(Duration.ofMillis(502));
        settle();
        assertEquals(2, receiver.received.size());
        clock.advance(Duration.ofMillis(990));
        settle();
        assertEquals(2, receiver.received.size(), "the second wait is no longer than the first");
        receiver.status = 204;
        clock.advance(Duration.ofMillis(1_020));
        settle();
        assertEquals(3, receiver.received.size());

        clock.advance(Duration.ofHours(5));
        settle();
        assertEquals(3, receiver.received.size(), "it came although it had been taken");
        Set<String> bodies = new HashSet<>();
        receiver.received.forEach(received -> bodies.add(received.body()));
        assertEquals(1, bodies.size());
    }

    @Test
    void after_four_hours_it_is_given_up_and_counted() throws Exception {
        receiver.status = 500;
        subscribe(receiver.url("/sink"), false, type("task.created"));
        task();
        settle();
        for (int minute = 0; minute < 300; minute++) {
            clock.advance(Duration.ofMinutes(1));
            settle();
        }
        int tries = receiver.received.size();

        assertTrue(tries > 15 && tries < 50, "" + tries);
        assertTrue(served.send(served.request("/_flexsim/deliveries")).body().contains("\"dropped\":1"));
        receiver.status = 204;
        task();
        settle();
        assertEquals(tries + 1, receiver.received.size());
    }

    @Test
    void events_that_wait_for_a_sink_come_together() throws Exception {
        receiver.status = 500;
        subscribe(receiver.url("/sink"), true, type("task.created"));
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 150; i++) {
            made.add(task().getSid());
        }
        settle();
        receiver.received.clear();
        receiver.status = 204;
        clock.advance(Duration.ofSeconds(1));
        settle();

        List<String> told = new ArrayList<>();
        int requests = 0;
        while (!receiver.received.isEmpty()) {
            JsonNode batch = next();
            requests++;
            assertTrue(batch.size() <= 100, "" + batch.size());
            batch.forEach(event -> told.add(event.at("/data/payload/task_sid").asText()));
        }
        assertEquals(made, new HashSet<>(told));
        assertEquals(150, told.size());
        assertTrue(requests < 75, "" + requests);
    }

    @Test
    void a_workspace_made_later_is_streamed_too_up_to_its_end() throws Exception {
        subscribe(receiver.url("/sink"), false, type("workspace.created"), type("workspace.deleted"));
        Workspace second = Workspace.creator("second").create(served.twilio);
        settle();
        Workspace.deleter(second.getSid()).delete(served.twilio);
        settle();

        List<String> told = new ArrayList<>();
        while (!receiver.received.isEmpty()) {
            JsonNode payload = next().at("/0/data/payload");
            assertEquals(second.getSid(), payload.get("workspace_sid").asText());
            told.add(payload.get("eventtype").asText());
        }
        assertEquals(List.of("workspace.created", "workspace.deleted"), told);
    }

    @Test
    void user_and_password_go_as_a_header_and_are_not_shown() throws Exception {
        subscribe(receiver.url("/sink").replace("http://", "http://me:secret@"), false, type("task.created"));
        task();

        assertTrue(receiver.next().authorization().orElse("").startsWith("Basic "));
        settle();
        String shown = served.send(served.request("/_flexsim/deliveries?Kind=event_sink"))
                .body();
        assertFalse(shown.contains("me:secret"), shown);
        assertTrue(shown.contains("http://***@"), shown);
    }
}
