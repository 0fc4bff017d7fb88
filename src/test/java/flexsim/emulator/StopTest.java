package flexsim.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.http.FormText;
import flexsim.testing.Deadline;
import flexsim.time.Stopwatch;
import flexsim.time.SwitchableScheduler;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The end of a local TaskRouter that is busy. */
class StopTest {
    private static final Duration GRACE = Duration.ofSeconds(4);
    private static final Duration LATENCY = Duration.ofMillis(500);

    private final SwitchableScheduler clock = SwitchableScheduler.running("test");
    private final ServedTwilio served = new ServedTwilio(clock, Duration.ofSeconds(20), GRACE);

    private CompletableFuture<HttpResponse<String>> slowRequest(Duration latency) throws Exception {
        served.posted("/_flexsim/faults", "Path=/**&Next=1&Latency=" + latency.toMillis());
        CompletableFuture<HttpResponse<String>> answer =
                served.http.sendAsync(served.post("Tasks", "Priority=1").build(), HttpResponse.BodyHandlers.ofString());
        while (served.got("/_flexsim/faults").at("/faults/0/struck").asInt() == 0) {
            Thread.onSpinWait();
        }
        return answer;
    }

    @Test
    void a_request_in_flight_and_what_it_has_told_are_finished() throws Exception {
        try (clock;
                Receiver receiver = new Receiver()) {
            served.send(served.post(
                    "/v1/Workspaces/" + ServedTwilio.WORKSPACE,
                    "EventsFilter=task.created&EventCallbackUrl=" + FormText.encode(receiver.url("/told"))));
            CompletableFuture<HttpResponse<String>> answer = slowRequest(LATENCY);

            served.close();

            assertEquals(201, answer.get(Deadline.SECONDS, TimeUnit.SECONDS).statusCode());
            assertEquals("/told", receiver.received.remove().path());
        }
    }

    @Test
    void requests_and_webhooks_that_hang_share_the_time_that_a_stop_may_take() throws Exception {
        try (clock;
                Receiver receiver = new Receiver()) {
            served.send(served.post(
                    "/v1/Workspaces/" + ServedTwilio.WORKSPACE,
                    "EventsFilter=task.created&EventCallbackUrl=" + FormText.encode(receiver.url("/hanging"))));
            served.posted("Tasks", "Priority=1");
            receiver.next();
            slowRequest(Duration.ofMinutes(1));
            Stopwatch watch = Stopwatch.started();

            served.close();

            assertTrue(watch.millis() < GRACE.toMillis() * 7 / 4, "took " + watch.millis() + " ms");
        }
    }
}
