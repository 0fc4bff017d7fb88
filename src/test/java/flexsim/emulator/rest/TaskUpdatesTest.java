package flexsim.emulator.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.emulator.LocalTwilio;
import flexsim.emulator.ServedTwilio;
import flexsim.emulator.http.RateLimits;
import flexsim.time.SteppedScheduler;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a task update may not do, in the service's words where they are known. */
class TaskUpdatesTest {
    private final SteppedScheduler clock = new SteppedScheduler(1_700_000_000_000_000L);
    private ServedTwilio served = new ServedTwilio(clock);

    @AfterEach
    void stop() {
        served.close();
    }

    private String pendingTask() throws Exception {
        return served.posted("Tasks", "").get("sid").asText();
    }

    private String assignedTask() throws Exception {
        String available =
                served.got("Activities?Available=true").at("/activities/0/sid").asText();
        served.posted("Workers", "FriendlyName=ann&ActivitySid=" + available);
        String task = pendingTask();
        String reservation = served.got("Tasks/" + task + "/Reservations")
                .at("/reservations/0/sid")
                .asText();
        served.posted("Tasks/" + task + "/Reservations/" + reservation, "ReservationStatus=accepted");
        return task;
    }

    private void assertRefused(String task, String form, String message) throws Exception {
        HttpResponse<String> answer = served.send(served.post("Tasks/" + task, form));

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("\"" + message + "\""), answer.body());
    }

    private static String named(String task) {
        return "task " + task + " in workspace " + ServedTwilio.WORKSPACE + " for account " + ServedTwilio.ACCOUNT;
    }

    @Test
    void canceling_assigned_work_is_refused_in_the_services_words() throws Exception {
        String task = assignedTask();

        assertRefused(
                task,
                "AssignmentStatus=canceled",
                "Cannot cancel " + named(task) + " because it is not pending or reserved.");
    }

    @Test
    void wrapping_up_what_nobody_works_on_is_refused_in_the_services_words() throws Exception {
        String task = pendingTask();

        assertRefused(
                task,
                "AssignmentStatus=wrapping",
                "Cannot wrap up a " + named(task) + " because it's not currently assigned.");
    }

    @Test
    void completing_what_nobody_works_on_is_refused_in_the_same_words() throws Exception {
        String task = pendingTask();

        assertRefused(
                task,
                "AssignmentStatus=completed",
                "Cannot complete " + named(task) + " because it is not currently assigned.");
    }

    @Test
    void attributes_beside_a_completion_are_refused_with_a_hint_at_leniency() throws Exception {
        assertRefused(
                assignedTask(),
                "AssignmentStatus=completed&Attributes=%7B%7D",
                "Attributes and AssignmentStatus 'completed' are two requests (strict mode; --lenient ignores it)");
    }

    @Test
    void lenient_completes_and_ignores_the_attributes() throws Exception {
        served.close();
        served = new ServedTwilio(clock, new LocalTwilio.Tools(true, RateLimits.NONE, true));
        String task = assignedTask();

        JsonNode completed = served.posted("Tasks/" + task, "AssignmentStatus=completed&Attributes=%7B%22a%22%3A1%7D");

        assertEquals("completed", completed.get("assignment_status").asText());
        assertEquals("{}", completed.get("attributes").asText());
    }

    @Test
    void canceling_takes_attributes_along() throws Exception {
        JsonNode canceled =
                served.posted("Tasks/" + pendingTask(), "AssignmentStatus=canceled&Attributes=%7B%22a%22%3A1%7D");

        assertEquals("canceled", canceled.get("assignment_status").asText());
        assertEquals("{\"a\":1}", canceled.get("attributes").asText());
    }
}
