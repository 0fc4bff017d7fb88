package flexsim.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.http.FormText;
import flexsim.time.SteppedScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A day in a workspace, lived over REST on a clock that is moved by hand. Ann and bob sell, bob better than ann; cid
 * repairs. Each test looks at what became of one task, to the second and the event.
 */
class DayInAWorkspaceTest {
    private static final long START = 1_700_000_000L;
    private static final String CONFIGURATION = """
        {"task_routing": {
          "filters": [
            {"filter_friendly_name": "Regulars", "expression": "type == 'regular'", "targets": [
              {"queue": "$sales", "known_worker_sid": "task.agent", "timeout": 30, "priority": "5",
               "skip_if": "workers.available == 0"},
              {"timeout": "60", "order_by": "worker.level DESC"}]},
            {"friendly_name": "Buyers", "expression": "type == 'sales'", "targets": [
              {"queue": "$sales", "timeout": 60}]},
            {"filter_friendly_name": "Both", "expression": "type IN ['sales', 'repair']", "targets": [
              {"queue": "$repair", "expression": "task.language IN worker.languages"}]}],
          "default_filter": {"queue": "$hands", "priority": 1}}}
        """;

    private final SteppedScheduler clock = new SteppedScheduler(START * 1_000_000);
    private final ServedTwilio served = new ServedTwilio(clock);
    private final Map<String, String> activities = new HashMap<>();
    private final Map<String, String> workers = new HashMap<>();
    private final Map<String, String> tasks = new HashMap<>();
    private String workflow;

    @AfterEach
    void stop() {
        served.close();
    }

    private void at(long second) {
        clock.advance(Duration.ofSeconds(START + second - clock.now() / 1_000_000));
    }

    private String made(String path, String... form) throws Exception {
        return served.posted(path, form(form)).get("sid").asText();
    }

    private static String form(String... namesAndValues) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.add(namesAndValues[i] + "=" + FormText.encode(namesAndValues[i + 1]));
        }
        return String.join("&", pairs);
    }

    private void worker(String name, String attributes) throws Exception {
        workers.put(name, made("Workers", "FriendlyName", name, "Attributes", attributes));
    }

    private void task(String name, String... form) throws Exception {
        tasks.put(name, made("Tasks", form));
    }

    private void routed(String name, String attributes) throws Exception {
        task(name, "WorkflowSid", workflow, "Attributes", attributes);
    }

    private void move(String worker, String activity, String... more) throws Exception {
        served.posted(
                "Workers/" + workers.get(worker),
                form("ActivitySid", activities.get(activity)) + (more.length == 0 ? "" : "&" + form(more)));
    }

    private void answer(String worker, String task, String... form) throws Exception {
        String reservations = "Tasks/" + tasks.get(task) + "/Reservations";
        JsonNode last = null;
        for (JsonNode reservation :
                served.got(reservations + "?WorkerSid=" + workers.get(worker)).get("reservations")) {
            last = reservation;
        }
        served.posted(reservations + "/" + last.get("sid").asText(), form(form));
    }

    private void accept(String worker, String task) throws Exception {
        answer(worker, task, "ReservationStatus", "accepted");
    }

    private void update(String task, String... form) throws Exception {
        served.posted("Tasks/" + tasks.get(task), form(form));
    }

    @BeforeEach
    void live_the_day() throws Exception {
        for (JsonNode activity : served.got("Activities").get("activities")) {
            activities.put(
                    activity.get("friendly_name").asText(), activity.get("sid").asText());
        }
        String sales = made("TaskQueues", "FriendlyName", "sales", "TargetWorkers", "team == 'sales'");
        String repair = made("TaskQueues", "FriendlyName", "repair", "TargetWorkers", "skills HAS 'repair'");
        String hands = made("TaskQueues", "FriendlyName", "all hands", "MaxReservedWorkers", "2");
        workflow = made(
                "Workflows",
                "FriendlyName",
                "the day's",
                "Configuration",
                CONFIGURATION
                        .replace("$sales", sales)
                        .replace("$repair", repair)
                        .replace("$hands", hands));
        worker("ann", "{\"team\":\"sales\",\"level\":1}");
        worker("bob", "{\"team\":\"sales\",\"level\":9}");
        worker("cid", "{\"skills\":[\"repair\"],\"languages\":[\"de\",\"en\"]}");
        morning();
        noon();
        evening(hands);
    }

    /** Nobody of the sellers is there for the regular; the buyer waits until repair takes him; cid oversleeps. */
    private void morning() throws Exception {
        routed("regular", "{\"type\":\"regular\",\"agent\":\"" + workers.get("ann") + "\"}");
        routed("buyer", "{\"type\":\"sales\",\"language\":\"de\"}");
        at(10);
        move("ann", "Available");
        at(15);
        accept("ann", "regular");
        at(20);
        move("cid", "Available");
        at(100);
        update("regular", "AssignmentStatus", "wrapping");
        at(110);
        update("regular", "AssignmentStatus", "completed", "Reason", "sold");
        at(180);
    }

    /** The stranger is everyone's: ann takes a break instead, bob accepts. Cid comes back for the buyer. */
    private void noon() throws Exception {
        at(190);
        move("bob", "Available");
        at(200);
        routed("stranger", "{}");
        answer("ann", "stranger", "ReservationStatus", "rejected", "WorkerActivitySid", activities.get("Break"));
        at(210);
        accept("bob", "stranger");
        at(220);
        move("cid", "Available");
        answer("cid", "buyer", "Instruction", "accept");
        answer("cid", "buyer", "ReservationStatus", "wrapping");
        answer("cid", "buyer", "ReservationStatus", "completed");
    }

    /** Nobody is free for the hasty; bob is asked though he is busy; cid leaves before he has answered. */
    private void evening(String hands) throws Exception {
        at(230);
        task("hasty", "WorkflowSid", workflow, "Attributes", "{\"type\":\"sales\"}", "Timeout", "50");
        at(300);
        task("bob's own", "RoutingTarget", workers.get("bob"));
        served.send(served.request("Tasks/" + tasks.get("bob's own")).DELETE());
        task("late", "RoutingTarget", hands);
        update("late", "Attributes", "{\"note\":1}");
        move("cid", "Offline", "RejectPendingReservations", "true");
        at(330);
        update("late", "AssignmentStatus", "canceled", "Reason", "closed");
    }

    /** Second and type of each event, oldest first. */
    private List<String> storyOf(String task) throws Exception {
        List<String> story = new ArrayList<>();
        for (JsonNode event : served.got("Events?Minutes=60&PageSize=1000&TaskSid=" + tasks.get(task))
                .get("events")) {
            story.add((event.get("event_date_ms").asLong() / 1000 - START) + " "
                    + event.get("event_type").asText());
        }
        Collections.reverse(story);
        return story;
    }

    private JsonNode fetched(String task) throws Exception {
        return served.got("Tasks/" + tasks.get(task));
    }

    private int statusOfFetching(String task) throws Exception {
        return served.send(served.request("Tasks/" + tasks.get(task))).statusCode();
    }

    @Test
    void the_regular_is_skipped_to_whoever_is_there_first_and_served() throws Exception {
        assertEquals(
                List.of(
                        "0 task.created",
                        "0 workflow.entered",
                        "0 workflow.target-matched",
                        "0 task-queue.entered",
                        "0 workflow.target-matched",
                        "10 reservation.created",
                        "15 reservation.accepted",
                        "100 reservation.wrapup",
                        "100 task.wrapup",
                        "110 task.completed",
                        "110 reservation.completed"),
                storyOf("regular"));
        assertEquals(5, fetched("regular").get("priority").asInt());
        assertEquals("sold", fetched("regular").get("reason").asText());
    }

    @Test
    void the_regular_is_purged_five_minutes_after_its_end() throws Exception {
        at(409);
        int before = statusOfFetching("regular");
        at(410);

        assertEquals(List.of(200, 404), List.of(before, statusOfFetching("regular")));
        assertEquals(11, storyOf("regular").size());
    }

    @Test
    void the_buyer_falls_through_to_the_next_filter_and_gets_who_overslept_the_first_offer() throws Exception {
        assertEquals(
                List.of(
                        "0 task.created",
                        "0 workflow.entered",
                        "0 workflow.target-matched",
                        "0 task-queue.entered",
                        "60 task-queue.timeout",
                        "60 task-queue.moved",
                        "60 workflow.target-matched",
                        "60 task-queue.entered",
                        "60 reservation.created",
                        "180 reservation.timeout",
                        "220 reservation.created",
                        "220 reservation.accepted",
                        "220 reservation.wrapup",
                        "220 task.wrapup",
                        "220 task.completed",
                        "220 reservation.completed"),
                storyOf("buyer"));
    }

    @Test
    void the_stranger_is_offered_to_two_and_taken_by_one() throws Exception {
        assertEquals(
                List.of(
                        "200 task.created",
                        "200 workflow.entered",
                        "200 workflow.target-matched",
                        "200 task-queue.entered",
                        "200 reservation.created",
                        "200 reservation.created",
                        "200 reservation.rejected",
                        "210 reservation.accepted"),
                storyOf("stranger"));
        assertEquals("assigned", fetched("stranger").get("assignment_status").asText());
        assertEquals(
                "Break",
                served.got("Workers/" + workers.get("ann")).get("activity_name").asText());
    }

    @Test
    void the_hasty_lives_as_long_as_it_was_given() throws Exception {
        assertEquals(
                List.of(
                        "230 task.created",
                        "230 workflow.entered",
                        "230 workflow.target-matched",
                        "230 task-queue.entered",
                        "280 task.canceled"),
                storyOf("hasty"));
        assertEquals("Task TTL Exceeded", fetched("hasty").get("reason").asText());
    }

    @Test
    void what_is_made_for_bob_is_his_at_once_and_deleted_at_once() throws Exception {
        assertEquals(
                List.of("300 task.created", "300 reservation.created", "300 task.deleted", "300 reservation.canceled"),
                storyOf("bob's own"));
        assertEquals(404, statusOfFetching("bob's own"));
    }

    @Test
    void the_late_one_goes_straight_to_its_queue_and_is_left_alone_there() throws Exception {
        assertEquals(
                List.of(
                        "300 task.created",
                        "300 task-queue.entered",
                        "300 reservation.created",
                        "300 task.updated",
                        "300 reservation.rejected",
                        "330 task.canceled"),
                storyOf("late"));
        assertEquals("closed", fetched("late").get("reason").asText());
    }

    @Test
    void bob_still_works_on_what_he_accepted() throws Exception {
        JsonNode channel = served.got("Workers/" + workers.get("bob") + "/Channels/default");

        assertEquals(
                List.of(1, 1, 0),
                List.of(
                        channel.get("configured_capacity").asInt(),
                        channel.get("assigned_tasks").asInt(),
                        channel.get("available_capacity_percentage").asInt()));
    }

    @Test
    void the_day_in_figures() throws Exception {
        JsonNode day = served.got("CumulativeStatistics?Minutes=60");
        List<Integer> figures = new ArrayList<>();
        for (String name : List.of(
                "tasks_created",
                "tasks_completed",
                "tasks_canceled",
                "tasks_deleted",
                "reservations_created",
                "reservations_accepted",
                "reservations_rejected",
                "reservations_timed_out",
                "reservations_canceled")) {
            figures.add(day.get(name).asInt());
        }

        assertEquals(List.of(6, 2, 2, 1, 7, 3, 2, 1, 1), figures);
        // (15 + 220 + 10) / 3
        assertEquals(81, day.get("avg_task_acceptance_time").asInt());
        // The buyer, who waited for the second offer.
        assertEquals(220, day.get("wait_duration_until_accepted").get("max").asInt());
    }
}
