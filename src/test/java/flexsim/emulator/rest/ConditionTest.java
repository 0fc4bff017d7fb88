package flexsim.emulator.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import flexsim.emulator.ServedTwilio;
import flexsim.time.SteppedScheduler;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client may say which version of a resource it means: ETag and If-Match. */
class ConditionTest {
    private static final String WS = ServedTwilio.WORKSPACE;

    private final ServedTwilio served = new ServedTwilio(new SteppedScheduler(1_700_000_000_000_000L));
    private final TwilioRestClient twilio = served.twilio;

    @AfterEach
    void stop() {
        served.close();
    }

    private Worker worker() {
        String available = Activity.reader(WS)
                .setFriendlyName("Available")
                .read(twilio)
                .iterator()
                .next()
                .getSid();
        return Worker.creator(WS, "Anna").setActivitySid(available).create(twilio);
    }

    private String tag(HttpRequest.Builder request) throws Exception {
        return served.send(request).headers().firstValue("ETag").orElse("");
    }

    private static void assertChangedMeanwhile(Runnable call) {
        ApiException refused = assertThrows(ApiException.class, call::run);
        assertEquals(412, refused.getStatusCode());
        assertEquals(20412, refused.getCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0\""})
    void a_task_of_the_version_that_is_meant_is_changed(String version) {
        String task = Task.creator(WS).create(twilio).getSid();

        Task changed = Task.updater(WS, task).setIfMatch(version).setPriority(4).update(twilio);

        assertEquals(4, changed.getPriority());
    }

    @Test
    void a_task_that_has_changed_meanwhile_is_left_alone() {
        String task = Task.creator(WS).create(twilio).getSid();
        Task.updater(WS, task).setPriority(4).update(twilio);

        assertChangedMeanwhile(
                () -> Task.updater(WS, task).setIfMatch("0").setPriority(5).update(twilio));
        assertChangedMeanwhile(() -> Task.deleter(WS, task).setIfMatch("0").delete(twilio));

        assertEquals(4, Task.fetcher(WS, task).fetch(twilio).getPriority());
    }

    @Test
    void a_worker_that_has_changed_meanwhile_is_left_alone() {
        String worker = worker().getSid();
        Worker.updater(WS, worker).setAttributes("{\"a\":1}").update(twilio);

        assertChangedMeanwhile(() ->
                Worker.updater(WS, worker).setIfMatch("0").setFriendlyName("B").update(twilio));
        assertChangedMeanwhile(() -> Worker.deleter(WS, worker).setIfMatch("0").delete(twilio));

        assertEquals("Anna", Worker.fetcher(WS, worker).fetch(twilio).getFriendlyName());
        assertTrue(Worker.deleter(WS, worker).setIfMatch("1").delete(twilio));
    }

    @Test
    void a_reservation_that_has_changed_meanwhile_is_left_alone_on_either_side() {
        String worker = worker().getSid();
        String task = Task.creator(WS).create(twilio).getSid();
        String sid = Reservation.reader(WS, task).read(twilio).iterator().next().getSid();

        assertChangedMeanwhile(() -> Reservation.updater(WS, task, sid)
                .setIfMatch("1")
                .setReservationStatus(Reservation.Status.ACCEPTED)
                .update(twilio));
        assertChangedMeanwhile(() -> com.twilio.rest.taskrouter.v1.workspace.worker.Reservation.updater(WS, worker, sid)
                .setIfMatch("1")
                .setInstruction("accept")
                .update(twilio));
        assertEquals(
                Reservation.Status.PENDING,
                Reservation.fetcher(WS, task, sid).fetch(twilio).getReservationStatus());

        assertEquals(
                Reservation.Status.ACCEPTED,
                Reservation.updater(WS, task, sid)
                        .setIfMatch("0")
                        .setReservationStatus(Reservation.Status.ACCEPTED)
                        .update(twilio)
                        .getReservationStatus());
    }

    @Test
    void what_is_not_there_is_not_found_whatever_version_is_meant() throws Exception {
        HttpResponse<String> answer =
                served.send(served.post("Tasks/WT0", "Priority=1").header("If-Match", "0"));

        assertEquals(404, answer.statusCode());
    }

    @Test
    void the_tag_counts_the_changes_of_a_task() throws Exception {
        HttpResponse<String> made = served.send(served.post("Tasks", "Priority=1"));
        String path = "Tasks/" + made.body().replaceFirst(".*\"sid\":\"(WT\\w+)\".*", "$1");

        assertEquals("\"0\"", made.headers().firstValue("ETag").orElse(""));
        assertEquals("\"1\"", tag(served.post(path, "Priority=2")));
        assertEquals("\"1\"", tag(served.request(path)));
    }

    @Test
    void workers_and_reservations_of_either_side_carry_a_tag() throws Exception {
        String worker = "Workers/" + worker().getSid();
        String task = "Tasks/" + Task.creator(WS).create(twilio).getSid();
        String reservation = "/Reservations/"
                + Reservation.reader(WS, task.substring(6))
                        .read(twilio)
                        .iterator()
                        .next()
                        .getSid();

        assertEquals("\"0\"", tag(served.request(worker)));
        assertEquals("\"0\"", tag(served.request(task + reservation)));
        assertEquals("\"0\"", tag(served.request(worker + reservation)));
        assertEquals("\"1\"", tag(served.post(worker + reservation, "ReservationStatus=accepted")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tasks", "Workers"})
    void the_tag_of_a_list_changes_with_what_is_on_the_page(String list) throws Exception {
        String before = tag(served.request(list));
        served.send(served.post(list, list.equals("Tasks") ? "Priority=1" : "FriendlyName=Bernd"));

        String after = tag(served.request(list));

        assertFalse(before.isEmpty());
        assertFalse(before.equals(after), before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/\"0\"", "latest", "\"0", "\"0\", \"1\"", "-1"})
    void a_version_that_is_none_is_refused(String version) throws Exception {
        String task = Task.creator(WS).create(twilio).getSid();

        HttpResponse<String> answer =
                served.send(served.post("Tasks/" + task, "Priority=1").header("If-Match", version));

        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("If-Match must be a version"), answer.body());
    }
}
