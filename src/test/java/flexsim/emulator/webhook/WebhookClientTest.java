package flexsim.emulator.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.security.RequestValidator;
import flexsim.emulator.Receiver;
import flexsim.testing.Deadline;
import flexsim.time.SteppedScheduler;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Webhooks on the wire. */
class WebhookClientTest {
    private static final String TOKEN = "a secret";
    private static final Duration TIMEOUT = Deadline.DURATION;

    private final Deliveries deliveries = new Deliveries();
    private final Receiver receiver = new Receiver();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private volatile DeliveryFaults.Fate fate = DeliveryFaults.Fate.DELIVERED;
    private final WebhookClient client = new WebhookClient(
            WebhookClient.connections(), TOKEN, new SteppedScheduler(1_000_000), kind -> fate, deliveries);

    @AfterEach
    void stop() {
        receiver.close();
        client.close(Duration.ZERO);
    }

    private void send(String url, Webhook.Content content, Duration timeout) {
        client.send(
                Webhook.of(DeliveryFaults.Kind.EVENT_CALLBACK, url, () -> content, timeout)
                        .withTask(Optional.of("WT1")),
                (answer, failure) ->
                        ends.add(failure == null ? "" + answer.statusCode() : WebhookClient.failureText(failure)));
    }

    private void sendForm(String path) {
        send(receiver.url(path), new Webhook.Form(Map.of("A", "ä&b")), TIMEOUT);
    }

    private String nextEnd() throws InterruptedException {
        return ends.poll(Deadline.SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void twilios_validator_accepts_a_form() throws Exception {
        sendForm("/form?x=1");

        Receiver.Received received = receiver.next();

        assertTrue(
                new RequestValidator(TOKEN).validate(receiver.url("/form?x=1"), received.form(), received.signature()));
    }

    @Test
    void twilios_validator_accepts_json() throws Exception {
        send(receiver.url("/json?x=1"), new Webhook.Json("[{\"ä\":1}]".getBytes(StandardCharsets.UTF_8)), TIMEOUT);

        Receiver.Received received = receiver.next();

        String url = receiver.url("/json?" + received.query().orElseThrow());
        assertTrue(new RequestValidator(TOKEN).validate(url, received.body(), received.signature()));
        assertEquals("[{\"ä\":1}]", received.body());
    }

    @Test
    void user_and_password_of_the_url_become_a_header() throws Exception {
        send(receiver.url("/path").replace("http://", "http://me:s%40crt@"), new Webhook.Form(Map.of()), TIMEOUT);

        String expected = "Basic " + Base64.getEncoder().encodeToString("me:s@crt".getBytes(StandardCharsets.UTF_8));
        assertEquals(Optional.of(expected), receiver.next().authorization());
    }

    @Test
    void a_url_that_hangs_leaves_room_for_the_others() throws Exception {
        for (int i = 0; i < 600; i++) {
            sendForm("/hanging");
        }
        sendForm("/other");

        assertEquals("204", nextEnd());
    }

    @Test
    void urls_that_hang_and_are_only_told_leave_room_for_a_question() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1_000)) {
            for (int i = 0; i < 600; i++) {
                String url = "http://127.0.0.1:" + mute.getLocalPort() + "/" + i % 12;
                send(url, new Webhook.Form(Map.of()), TIMEOUT);
            }
            client.send(
                    Webhook.of(
                            DeliveryFaults.Kind.ASSIGNMENT_CALLBACK,
                            receiver.url("/question"),
                            () -> new Webhook.Form(Map.of()),
                            TIMEOUT),
                    (answer, failure) -> ends.add("question"));

            assertEquals("question", ends.poll(TIMEOUT.toSeconds() / 2, TimeUnit.SECONDS));
        }
    }

    @Test
    void more_than_can_wait_are_dropped_counted_and_a_failure() throws Exception {
        for (int i = 0; i < 10_064 + 3; i++) {
            sendForm("/hanging");
        }

        assertEquals("failed (RejectedExecutionException)", nextEnd());
        assertTrue(deliveries.dropped() >= 3, "" + deliveries.dropped());
    }

    @Test
    void one_that_is_lost_on_purpose_never_arrives() throws Exception {
        fate = DeliveryFaults.Fate.LOST;
        sendForm("/lost");
        assertEquals("lost on purpose", nextEnd());
        fate = DeliveryFaults.Fate.DELIVERED;
        sendForm("/found");

        assertEquals("/found", receiver.next().path());
        assertTrue(client.awaitDeliveries(Deadline.DURATION));
        assertEquals(Optional.of("lost on purpose"), deliveries.recent().get(1).failure());
    }

    @Test
    void one_that_is_duplicated_on_purpose_arrives_twice_but_counts_once() throws Exception {
        fate = DeliveryFaults.Fate.DUPLICATED;
        sendForm("/twice");
        assertTrue(client.awaitDeliveries(Deadline.DURATION));

        assertEquals(2, receiver.received.size());
        assertEquals(1, ends.size());
        assertEquals(2, deliveries.recent().size());
    }

    @Test
    void a_delivery_tells_what_was_sent_and_what_came_back() throws Exception {
        receiver.status = 418;
        sendForm("/teapot");
        assertTrue(client.awaitDeliveries(Deadline.DURATION));

        Delivery delivery = deliveries.recent().get(0);
        assertEquals(1_000_000, delivery.at());
        assertEquals(receiver.url("/teapot"), delivery.url());
        assertEquals(Optional.of(418), delivery.status());
        assertEquals(receiver.next().signature(), delivery.signature());
        assertEquals("A=%C3%A4%26b", delivery.body());
        assertEquals(Optional.of("WT1"), delivery.taskSid());
        assertFalse(delivery.toString().contains(delivery.signature()));
    }

    @Test
    void a_failure_is_a_delivery_too() throws Exception {
        send(receiver.url("/hanging"), new Webhook.Form(Map.of()), Duration.ofMillis(100));

        assertEquals("did not answer in time", nextEnd());
        assertEquals(
                Optional.of("did not answer in time"),
                deliveries.recent().get(0).failure());
    }

    @Test
    void it_is_not_quiet_while_one_is_on_the_way() throws Exception {
        sendForm("/hanging");
        assertFalse(client.awaitDeliveries(Duration.ofMillis(50)));
    }

    @Test
    void what_is_told_at_an_end_may_send_more_before_it_is_quiet() throws Exception {
        client.send(
                Webhook.of(
                        DeliveryFaults.Kind.ASSIGNMENT_CALLBACK,
                        receiver.url("/first"),
                        () -> new Webhook.Form(Map.of()),
                        TIMEOUT),
                (answer, failure) -> sendForm("/second"));

        assertTrue(client.awaitDeliveries(Deadline.DURATION));
        assertEquals(
                List.of("/first", "/second"),
                receiver.received.stream().map(Receiver.Received::path).toList());
    }
}
