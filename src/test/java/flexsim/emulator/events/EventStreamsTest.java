package flexsim.emulator.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.base.Resource;
import com.twilio.base.ResourceSet;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.events.v1.EventType;
import com.twilio.rest.events.v1.Schema;
import com.twilio.rest.events.v1.Sink;
import com.twilio.rest.events.v1.Subscription;
import com.twilio.rest.events.v1.schema.SchemaVersion;
import com.twilio.rest.events.v1.sink.SinkTest;
import com.twilio.rest.events.v1.sink.SinkValidate;
import com.twilio.rest.events.v1.subscription.SubscribedEvent;
import flexsim.emulator.Receiver;
import flexsim.emulator.ServedTwilio;
import flexsim.time.SteppedScheduler;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twilio's own SDK makes, reads, lists, changes and deletes sinks and subscriptions. */
class EventStreamsTest {
    private static final String CREATED = "com.twilio.taskrouter.task.created";
    private static final String CANCELED = "com.twilio.taskrouter.task.canceled";

    private final SteppedScheduler clock = new SteppedScheduler(1_700_000_000_000_000L);
    private final ServedTwilio served = new ServedTwilio(clock);
    private final TwilioRestClient twilio = served.twilio;

    @AfterEach
    void stop() {
        served.close();
    }

    private static <T extends Resource> List<T> all(ResourceSet<T> set) {
        return StreamSupport.stream(set.spliterator(), false).toList();
    }

    private Sink sink(String description) {
        return Sink.creator(
                        description,
                        Map.of("destination", "http://127.0.0.1:9/", "method", "POST", "batch_events", true),
                        Sink.SinkType.WEBHOOK)
                .create(twilio);
    }

    private Subscription subscription(Sink sink, Object... types) {
        return Subscription.creator("watch", sink.getSid(), List.of(types)).create(twilio);
    }

    private int status(String path, String form) throws Exception {
        return served.send(served.post(path, form)).statusCode();
    }

    private static int statusOf(Runnable call) {
        return assertThrows(ApiException.class, call::run).getStatusCode();
    }

    @Test
    void a_webhook_sink_is_active_at_once() {
        Sink sink = sink("mine");

        assertTrue(sink.getSid().matches("DG[0-9a-f]{32}"));
        assertEquals(Sink.Status.ACTIVE, sink.getStatus());
        assertEquals(
                Map.of("destination", "http://127.0.0.1:9/", "method", "POST", "batch_events", true),
                sink.getSinkConfiguration());
        assertEquals(sink, Sink.fetcher(sink.getSid()).fetch(twilio));
    }

    @Test
    void a_sink_is_listed_described_anew_and_deleted() {
        Sink sink = sink("mine");
        sink("another");

        Sink.updater(sink.getSid(), "still mine").update(twilio);
        assertEquals(
                List.of("still mine", "another"),
                all(Sink.reader().read(twilio)).stream()
                        .map(Sink::getDescription)
                        .toList());

        assertTrue(Sink.deleter(sink.getSid()).delete(twilio));
        assertEquals(404, statusOf(() -> Sink.fetcher(sink.getSid()).fetch(twilio)));
    }

    @Test
    void sinks_are_found_by_use_and_status() {
        Sink used = sink("used");
        sink("unused");
        subscription(used, Map.of("type", CREATED));

        assertEquals(List.of(used), all(Sink.reader().setInUse(true).read(twilio)));
        assertEquals(2, all(Sink.reader().setStatus("active").read(twilio)).size());
        assertEquals(0, all(Sink.reader().setStatus("failed").read(twilio)).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SinkType=webhook&SinkConfiguration={\"destination\":\"http://a/\"}",
                "Description=d&SinkType=kinesis&SinkConfiguration={}",
                "Description=d&SinkType=webhook&SinkConfiguration={}",
                "Description=d&SinkType=webhook&SinkConfiguration=[]",
                "Description=d&SinkType=webhook&SinkConfiguration={\"destination\":\"ftp://a/\"}",
                "Description=d&SinkType=webhook&SinkConfiguration={\"destination\":\"http://a/\",\"method\":\"GET\"}",
                "Description=d&SinkType=webhook&SinkConfiguration={\"destination\":\"http://a/\",\"batch_events\":1}",
                "Description=d&SinkType=webhook&SinkConfiguration={\"destination\":\"http://a/\",\"colour\":1}"
            })
    void what_is_no_webhook_sink_is_refused(String form) throws Exception {
        assertEquals(400, status("/v1/Sinks", form));
    }

    @Test
    void a_test_is_valid_by_the_id_that_it_sent() throws Exception {
        try (Receiver receiver = new Receiver()) {
            Sink sink = Sink.creator("mine", Map.of("destination", receiver.url("/sink")), Sink.SinkType.WEBHOOK)
                    .create(twilio);

            assertEquals(
                    "submitted", SinkTest.creator(sink.getSid()).create(twilio).getResult());
            String body = receiver.next().body();
            String id = body.replaceFirst(".*\"test_id\":\"([^\"]+)\".*", "$1");

            assertTrue(body.startsWith("[{"), body);
            assertTrue(body.contains("com.twilio.eventstreams.test-event"), body);
            assertTrue(id.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"), id);
            assertEquals(
                    "valid",
                    SinkValidate.creator(sink.getSid(), id).create(twilio).getResult());
            assertEquals(
                    "invalid",
                    SinkValidate.creator(sink.getSid(), "another")
                            .create(twilio)
                            .getResult());
        }
    }

    @Test
    void a_subscription_is_fetched_listed_described_anew_and_deleted() {
        Sink sink = sink("mine");
        Subscription made = subscription(sink, Map.of("type", CREATED));

        assertEquals(made, Subscription.fetcher(made.getSid()).fetch(twilio));
        assertEquals(
                List.of(made),
                all(Subscription.reader().setSinkSid(sink.getSid()).read(twilio)));
        assertEquals(
                "anew",
                Subscription.updater(made.getSid())
                        .setDescription("anew")
                        .update(twilio)
                        .getDescription());
        assertTrue(Subscription.deleter(made.getSid()).delete(twilio));
        assertEquals(404, statusOf(() -> Subscription.fetcher(made.getSid()).fetch(twilio)));
    }

    @Test
    void a_sink_serves_one_subscription_and_stays_as_long_as_it_does() {
        Sink sink = sink("mine");
        Subscription first = subscription(sink, Map.of("type", CREATED));

        ApiException refused = assertThrows(ApiException.class, () -> subscription(sink, Map.of("type", CREATED)));
        assertEquals("Sink with SID " + sink.getSid() + " is in use", refused.getMessage());
        assertEquals(400, statusOf(() -> Sink.deleter(sink.getSid()).delete(twilio)));
        Subscription.deleter(first.getSid()).delete(twilio);
        assertTrue(Sink.deleter(sink.getSid()).delete(twilio));
    }

    @Test
    void subscribed_events_have_the_latest_schema_unless_told() {
        Subscription made =
                subscription(sink("mine"), Map.of("type", CREATED), Map.of("type", CANCELED, "schema_version", 2));

        List<SubscribedEvent> events = all(SubscribedEvent.reader(made.getSid()).read(twilio));

        assertEquals(
                List.of(CREATED, CANCELED),
                events.stream().map(SubscribedEvent::getType).toList());
        assertEquals(
                List.of(4, 2),
                events.stream().map(SubscribedEvent::getSchemaVersion).toList());
    }

    @Test
    void subscribed_events_are_added_changed_and_removed() {
        Subscription made = subscription(sink("mine"), Map.of("type", CREATED));
        String sid = made.getSid();

        SubscribedEvent.creator(sid, CANCELED).setSchemaVersion(1).create(twilio);
        SubscribedEvent.updater(sid, CANCELED).setSchemaVersion(3).update(twilio);
        assertEquals(3, SubscribedEvent.fetcher(sid, CANCELED).fetch(twilio).getSchemaVersion());
        assertTrue(SubscribedEvent.deleter(sid, CREATED).delete(twilio));
        assertEquals(
                List.of(CANCELED),
                all(SubscribedEvent.reader(sid).read(twilio)).stream()
                        .map(SubscribedEvent::getType)
                        .toList());
        assertEquals(404, statusOf(() -> SubscribedEvent.fetcher(sid, CREATED).fetch(twilio)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&Types=[{\"type\":\"com.twilio.taskrouter.task.created\"}]",
                "&Types={\"type\":\"com.twilio.messaging.message.sent\"}",
                "&Types={\"type\":\"com.twilio.taskrouter.task.created\",\"schema_version\":5}",
                "&Types={\"type\":\"com.twilio.taskrouter.task.created\",\"version\":1}",
                "&Types={}"
            })
    void what_nobody_can_subscribe_to_is_refused(String types) throws Exception {
        assertEquals(
                400,
                status(
                        "/v1/Subscriptions",
                        "Description=d&SinkSid=" + sink("mine").getSid() + types));
    }

    @Test
    void every_type_of_task_router_can_be_subscribed_to() {
        List<EventType> types =
                all(EventType.reader().setSchemaId("TaskRouter.WDSEvent").read(twilio));

        assertTrue(types.stream().anyMatch(t -> t.getType().equals("com.twilio.taskrouter.worker.activity.update")));
        subscription(
                sink("mine"),
                types.stream().map(t -> Map.of("type", t.getType())).toArray());
        assertEquals("available", EventType.fetcher(CREATED).fetch(twilio).getStatus());
        assertFalse(types.isEmpty());
    }

    @Test
    void the_schema_has_its_versions() {
        Schema schema = Schema.fetcher("TaskRouter.WDSEvent").fetch(twilio);

        assertEquals(4, schema.getLatestVersion());
        assertEquals(
                List.of(1, 2, 3, 4),
                all(SchemaVersion.reader(schema.getId()).read(twilio)).stream()
                        .map(SchemaVersion::getSchemaVersion)
                        .toList());
        assertEquals(2, SchemaVersion.fetcher(schema.getId(), 2).fetch(twilio).getSchemaVersion());
        assertEquals(404, statusOf(() -> Schema.fetcher("Nobody.Knows").fetch(twilio)));
    }
}
