package flexsim.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.Workspace;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.TaskQueue;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@LocalTaskRouter(startsAt = "2020-03-01T08:30:00Z")
class SteppedTaskRouterTest {
    private static final Instant START = Instant.parse("2020-03-01T08:30:00Z");

    private static Task task(SteppedTaskRouter router, TwilioRestClient twilio) {
        String queue =
                TaskQueue.creator(router.workspaceSid(), "all").create(twilio).getSid();
        return Task.creator(router.workspaceSid())
                .setTaskQueueSid(queue)
                .setTimeout(60)
                .create(twilio);
    }

    @Test
    void what_is_made_bears_the_date_of_its_clock(SteppedTaskRouter router, TwilioRestClient twilio) {
        assertEquals(START, task(router, twilio).getDateCreated().toInstant());
    }

    @Test
    void a_skip_ends_at_the_deadline_that_it_announces(SteppedTaskRouter router, TwilioRestClient twilio) {
        Task task = task(router, twilio);
        Optional<Instant> announced = router.nextDeadline();

        router.skipToNextDeadline();

        assertEquals(Optional.of(START.plusSeconds(60)), announced);
        assertEquals(START.plusSeconds(60), router.now());
        assertEquals(
                Task.Status.CANCELED,
                Task.fetcher(router.workspaceSid(), task.getSid()).fetch(twilio).getAssignmentStatus());
    }

    @Test
    void without_a_deadline_there_is_nowhere_to_skip_to(SteppedTaskRouter router) {
        router.skipToNextDeadline();

        assertEquals(Optional.empty(), router.nextDeadline());
        assertEquals(START, router.now());
    }

    @Test
    void a_reset_takes_all_that_was_made_away_and_makes_the_same_sids_again_at_the_time_it_is(
            SteppedTaskRouter router, TwilioRestClient twilio) {
        String first = task(router, twilio).getSid();
        router.advance(Duration.ofSeconds(10));

        router.reset();

        assertEquals(Optional.empty(), router.nextDeadline());
        Task again = task(router, twilio);
        assertEquals(first, again.getSid());
        assertEquals(START.plusSeconds(10), again.getDateCreated().toInstant());
    }

    @Test
    void time_does_not_go_back(SteppedTaskRouter router) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> router.advance(Duration.ofSeconds(-1)));

        assertEquals("time does not go back: advance by zero or more, not by PT-1S", refusal.getMessage());
        assertEquals(START, router.now());
    }

    @Test
    void who_moves_the_clock_is_told_of_a_receiver_that_hangs(SteppedTaskRouter router, TwilioRestClient twilio)
            throws IOException {
        HttpServer hanging = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        hanging.start();
        Workspace.updater(router.workspaceSid())
                .setEventCallbackUrl("http://127.0.0.1:" + hanging.getAddress().getPort() + "/")
                .update(twilio);
        hanging.createContext("/", exchange -> exchange.getRequestBody());
        task(router, twilio);

        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> router.advance(Duration.ofSeconds(1)));

        hanging.stop(0);
        assertTrue(
                refusal.getMessage().startsWith("the clock shows 2020-03-01T08:30:01Z, but a webhook was not"),
                refusal.getMessage());
    }
}
