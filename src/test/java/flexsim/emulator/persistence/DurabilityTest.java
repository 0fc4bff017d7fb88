package flexsim.emulator.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.rest.taskrouter.v1.Workspace;
import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.Workflow;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import flexsim.emulator.ServedTwilio;
import flexsim.testing.Deadline;
import flexsim.time.SteppedScheduler;
import io.javalin.Javalin;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local TaskRouter with data, over several lives. */
class DurabilityTest {
    private static final String WS = ServedTwilio.WORKSPACE;

    private final SteppedScheduler clock = new SteppedScheduler(1_700_000_000_000_000L);
    private final BlockingQueue<String> offered = new LinkedBlockingQueue<>();

    @TempDir
    Path directory;

    private Store store;
    private ServedTwilio served;

    @BeforeEach
    void start() {
        store = Store.open(directory);
        served = new ServedTwilio(clock, store);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private void restartAfter(Duration pause) {
        served.close();
        clock.advance(pause);
        start();
    }

    private String available() {
        return Activity.reader(WS)
                .setFriendlyName("Available")
                .read(served.twilio)
                .iterator()
                .next()
                .getSid();
    }

    private Worker worker(String name) {
        return Worker.creator(WS, name).setActivitySid(available()).create(served.twilio);
    }

    private String status(Task task) {
        return Task.fetcher(WS, task.getSid())
                .fetch(served.twilio)
                .getAssignmentStatus()
                .toString();
    }

    private List<Reservation> reservations(Task task) {
        return StreamSupport.stream(
                        Reservation.reader(WS, task.getSid())
                                .read(served.twilio)
                                .spliterator(),
                        false)
                .toList();
    }

    @Test
    void what_was_answered_is_there_at_the_next_start() {
        Worker worker = worker("Anna");
        Task task = Task.creator(WS).setAttributes("{\"a\":\"\u00fc\"}").create(served.twilio);
        Reservation.updater(WS, task.getSid(), reservations(task).get(0).getSid())
                .setReservationStatus(Reservation.Status.ACCEPTED)
                .update(served.twilio);

        restartAfter(Duration.ofSeconds(10));

        assertEquals(
                worker.getDateCreated(),
                Worker.fetcher(WS, worker.getSid()).fetch(served.twilio).getDateCreated());
        assertEquals(
                "{\"a\":\"\u00fc\"}",
                Task.fetcher(WS, task.getSid()).fetch(served.twilio).getAttributes());
        assertEquals("assigned", status(task));
    }

    @Test
    void workspaces_that_were_made_are_there_and_those_that_were_deleted_are_not() {
        Workspace kept = Workspace.creator("kept").setTemplate("FIFO").create(served.twilio);
        Workspace deleted = Workspace.creator("deleted").create(served.twilio);
        assertTrue(Workspace.deleter(deleted.getSid()).delete(served.twilio));

        restartAfter(Duration.ZERO);

        List<String> sids = StreamSupport.stream(
                        Workspace.reader().read(served.twilio).spliterator(), false)
                .map(Workspace::getSid)
                .toList();
        assertEquals(
                List.of(WS, kept.getSid()),
                sids.stream()
                        .sorted(Comparator.comparing(sid -> !sid.equals(WS)))
                        .toList());
        assertNotNull(
                Workflow.reader(kept.getSid()).read(served.twilio).iterator().next());
    }

    @Test
    void new_workspaces_do_not_take_the_names_of_old_ones() {
        Workspace old = Workspace.creator("old").create(served.twilio);
        restartAfter(Duration.ZERO);

        Workspace young = Workspace.creator("young").create(served.twilio);

        assertNotEquals(old.getSid(), young.getSid());
        assertEquals("old", Workspace.fetcher(old.getSid()).fetch(served.twilio).getFriendlyName());
    }

    @Test
    void timers_that_fell_due_meanwhile_fire_at_the_start_at_their_own_instants() {
        Task longer = Task.creator(WS).setTimeout(60).create(served.twilio);
        Task shorter = Task.creator(WS).setTimeout(30).create(served.twilio);
        long made = clock.now();

        restartAfter(Duration.ofSeconds(45));
        assertEquals("canceled", status(shorter));
        assertEquals("pending", status(longer));

        clock.advance(Duration.ofSeconds(15));
        assertEquals("canceled", status(longer));
        assertEquals(
                (made / 1_000_000) + 30,
                Task.fetcher(WS, shorter.getSid())
                        .fetch(served.twilio)
                        .getDateUpdated()
                        .toEpochSecond());
    }

    @Test
    void who_is_offered_a_task_by_a_timer_that_fell_due_meanwhile_is_called_at_the_start_once() throws Exception {
        Javalin receiver = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.post("/", context -> offered.add(context.formParam("WorkerName")));
        });
        receiver.start("127.0.0.1", 0);
        try {
            Workflow workflow =
                    Workflow.reader(WS).read(served.twilio).iterator().next();
            Workflow.updater(WS, workflow.getSid())
                    .setAssignmentCallbackUrl(URI.create("http://127.0.0.1:" + receiver.port()))
                    .setTaskReservationTimeout(20)
                    .update(served.twilio);
            worker("Anna");
            clock.advance(Duration.ofSeconds(1));
            worker("Berta");
            Task task = Task.creator(WS).create(served.twilio);
            assertEquals("Anna", offered.poll(Deadline.SECONDS, TimeUnit.SECONDS));

            restartAfter(Duration.ofSeconds(30));

            assertEquals("Berta", offered.poll(Deadline.SECONDS, TimeUnit.SECONDS));
            restartAfter(Duration.ofSeconds(1));
            assertEquals(
                    List.of("timeout", "pending"),
                    reservations(task).stream()
                            .map(reservation ->
                                    reservation.getReservationStatus().toString())
                            .sorted(Comparator.reverseOrder())
                            .toList());
            served.close();
            assertNull(offered.poll(), "a second call");
        } finally {
            receiver.stop();
        }
    }

    @Test
    void when_nothing_can_be_stored_any_more_requests_are_answered_by_the_envelope() throws Exception {
        store.add(new JournalEntry(1, 1, "a kind that is too long for its column of forty", "", Optional.empty()));

        HttpResponse<String> answer = served.send(served.post("Tasks", ""));

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("\"code\":20503"), answer.body());
        assertTrue(answer.body().contains("cannot be written"), answer.body());
        assertEquals(503, served.send(served.request("Tasks")).statusCode());
    }

    @Test
    void with_data_nobody_understands_it_does_not_start_and_lets_go_of_them() {
        store.add(new JournalEntry(1, 1, "dance", "", Optional.empty()));
        served.close();

        Store broken = Store.open(directory);
        UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> new ServedTwilio(clock, broken));

        assertFalse(refused.getMessage().contains("\n"));
        assertThrows(UncheckedIOException.class, broken::workspaces);
        served = new ServedTwilio(clock);
    }
}
