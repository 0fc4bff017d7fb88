package flexsim.emulator.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.Workflow;
import com.twilio.security.RequestValidator;
import flexsim.emulator.ServedTwilio;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.model.Event;
import flexsim.testing.Deadline;
import flexsim.time.SteppedScheduler;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reservation is offered by webhook; what the receiver answers is done. */
class AssignmentCallbackTest {
    private static final String WS = ServedTwilio.WORKSPACE;

    private final SteppedScheduler clock = new SteppedScheduler(1_700_000_000_000_000L);
    private final ServedTwilio served = new ServedTwilio(clock, Duration.ofMillis(700));
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile String body = "{\"instruction\":\"accept\"}";
    private volatile String contentType = "application/json";
    private volatile int status = 200;
    private Javalin receiver;
    private String base;

    private record Received(String path, String signature, Map<String, String> form) {}

    @BeforeEach
    void listen() {
        receiver = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.post("/first", this::answer);
            config.routes.post("/second", context -> {
                note(context);
                context.contentType("application/json").result("{\"instruction\":\"accept\"}");
            });
            config.routes.post("/hanging", context -> {
                note(context);
                released.await();
            });
        });
        receiver.start("127.0.0.1", 0);
        base = "http://127.0.0.1:" + receiver.port();
        served.router.onEvent(event -> {
            if (event instanceof Event.ReservationEvent) {
                events.add(event.type());
            }
        });
    }

    @AfterEach
    void stop() {
        released.countDown();
        served.close();
        receiver.stop();
    }

    private void answer(Context context) {
        note(context);
        context.status(status).contentType(contentType).result(body);
    }

    private void note(Context context) {
        Map<String, String> form = context.formParamMap().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0)));
        received.add(new Received(context.path(), context.header("X-Twilio-Signature"), form));
    }

    /** A worker who is available and a workflow that calls {@code first} and, if given, {@code second}. */
    private Task offer(String first, String second) {
        Workflow workflow = Workflow.reader(WS).read(served.twilio).iterator().next();
        var update = Workflow.updater(WS, workflow.getSid()).setAssignmentCallbackUrl(URI.create(base + first));
        if (second != null) {
            update.setFallbackAssignmentCallbackUrl(URI.create(base + second));
        }
        update.update(served.twilio);
        Worker.creator(WS, "Anna Müller")
                .setActivitySid(activity("Available"))
                .setAttributes("{\"a\":\"ä&b\"}")
                .create(served.twilio);
        return Task.creator(WS)
                .setAttributes("{\"type\":\"ticket\"}")
                .setPriority(7)
                .create(served.twilio);
    }

    private String activity(String name) {
        return Activity.reader(WS)
                .setFriendlyName(name)
                .read(served.twilio)
                .iterator()
                .next()
                .getSid();
    }

    private String nextEvent() throws InterruptedException {
        return events.poll(Deadline.SECONDS, TimeUnit.SECONDS);
    }

    private Received nextReceived() throws InterruptedException {
        Received next = received.poll(Deadline.SECONDS, TimeUnit.SECONDS);
        assertNotNull(next, "no callback came");
        return next;
    }

    @Test
    void accept_assigns_the_task() throws Exception {
        Task task = offer("/first", null);

        assertEquals("reservation.created", nextEvent());
        assertEquals("reservation.accepted", nextEvent());
        assertEquals(
                Task.Status.ASSIGNED,
                Task.fetcher(WS, task.getSid()).fetch(served.twilio).getAssignmentStatus());
    }

    @Test
    void reject_moves_the_worker_where_the_answer_says() throws Exception {
        body = "{\"instruction\":\"reject\",\"activity_sid\":\"" + activity("Break") + "\"}";
        offer("/first", null);

        assertEquals("reservation.created", nextEvent());
        assertEquals("reservation.rejected", nextEvent());
        assertEquals(
                "Break", Worker.reader(WS).read(served.twilio).iterator().next().getActivityName());
    }

    @Test
    void the_receiver_is_told_of_task_worker_and_reservation() throws Exception {
        Task task = offer("/first", null);

        Map<String, String> form = nextReceived().form();

        assertEquals(task.getSid(), form.get("TaskSid"));
        assertEquals("{\"type\":\"ticket\"}", form.get("TaskAttributes"));
        assertEquals("7", form.get("TaskPriority"));
        assertEquals("0", form.get("TaskAge"));
        assertEquals("1700000000", form.get("Timestamp"));
        assertEquals("Anna Müller", form.get("WorkerName"));
        assertEquals("{\"a\":\"ä&b\"}", form.get("WorkerAttributes"));
        assertEquals(ServedTwilio.ACCOUNT, form.get("AccountSid"));
        assertEquals(WS, form.get("WorkspaceSid"));
        assertTrue(form.get("ReservationSid").startsWith("WR"));
        assertTrue(form.keySet().containsAll(java.util.List.of("WorkflowSid", "TaskQueueSid", "WorkerSid")));
    }

    @Test
    void twilios_validator_accepts_the_call() throws Exception {
        offer("/first?x=1", null);

        Received call = nextReceived();

        // Query parameters are in the URL; the validator wants only the form's.
        Map<String, String> form = new java.util.HashMap<>(call.form());
        form.remove("x");
        assertTrue(new RequestValidator(ServedTwilio.TOKEN).validate(base + "/first?x=1", form, call.signature()));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "500 | application/json | {\"instruction\":\"accept\"}",
                "302 | application/json | {\"instruction\":\"accept\"}",
                "200 | text/plain       | {\"instruction\":\"accept\"}"
            })
    void an_unusable_answer_leads_to_the_fallback(int given, String type, String text) throws Exception {
        status = given;
        contentType = type;
        body = text;
        offer("/first", "/second");

        assertEquals("/first", nextReceived().path());
        assertEquals("/second", nextReceived().path());
        assertEquals("reservation.created", nextEvent());
        assertEquals("reservation.accepted", nextEvent());
    }

    @Test
    void a_receiver_that_does_not_answer_leads_to_the_fallback() throws Exception {
        offer("/hanging", "/second");

        assertEquals("/hanging", nextReceived().path());
        assertEquals("/second", nextReceived().path());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}",
                "{\"note\":1}",
                "` `",
                "{\"instruction\":",
                "[\"accept\"]",
                "{\"instruction\":\"dance\"}",
                "{\"instruction\":\"dequeue\"}",
                "{\"instruction\":\"call\",\"from\":\"+1\"}"
            })
    void without_an_instruction_that_can_be_done_the_reservation_waits_for_its_timeout(String text) throws Exception {
        body = text;
        Task task = offer("/first", "/second");
        nextReceived();
        assertEquals("reservation.created", nextEvent());

        assertEquals(
                Task.Status.RESERVED,
                Task.fetcher(WS, task.getSid()).fetch(served.twilio).getAssignmentStatus());
        clock.advance(Duration.ofSeconds(120));
        assertEquals("reservation.timeout", nextEvent());
        assertNull(received.poll(), "the fallback was called");
    }

    @Test
    void call_accepts_the_reservation_when_it_says_so() throws Exception {
        body =
                "{\"instruction\":\"call\",\"from\":\"+15550009\",\"to\":\"client:anna\",\"url\":\"http://localhost:1/x\","
                        + "\"timeout\":30,\"accept\":true}";
        Task task = offer("/first", null);

        assertEquals("reservation.created", nextEvent());
        assertEquals("reservation.accepted", nextEvent());
        served.router.stop();
        String attributes = served.router.look(
                engine -> engine.task(task.getSid()).orElseThrow().attributes().text());
        assertTrue(attributes.contains("\"worker_call_sid\":\"CA"), attributes);
    }

    @Test
    void conference_makes_a_conference_and_leaves_the_reservation_pending() throws Exception {
        body = "{\"instruction\":\"conference\",\"from\":\"+15550009\",\"to\":\"client:anna\","
                + "\"conference_status_callback\":\"http://localhost:1/x\","
                + "\"conference_status_callback_events\":[\"start\",\"leave\"],\"post_work_activity_sid\":\""
                + activity("Break") + "\"}";
        offer("/first", null);
        nextReceived();
        served.router.stop();

        assertEquals(1, served.router.look(Engine::conferences).size());
        assertEquals("reservation.created", nextEvent());
        assertNull(events.poll());
    }

    @Test
    void an_instruction_that_comes_too_late_is_ignored() throws Exception {
        CountDownLatch canceled = new CountDownLatch(1);
        receiver.unsafe.routes.post("/late", context -> {
            note(context);
            canceled.await();
            context.contentType("application/json").result("{\"instruction\":\"accept\"}");
        });
        Task task = offer("/late", null);
        nextReceived();

        Task.updater(WS, task.getSid())
                .setAssignmentStatus(Task.Status.CANCELED)
                .setReason("gave up")
                .update(served.twilio);
        canceled.countDown();
        served.router.stop();

        assertEquals("reservation.created", nextEvent());
        assertEquals("reservation.canceled", nextEvent());
        assertNull(events.poll());
    }
}
