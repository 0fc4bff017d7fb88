package flexsim.emulator.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.emulator.ServedTwilio;
import flexsim.http.FormText;
import flexsim.time.SteppedScheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What expressions over workers may ask for, and what a worker's channel tells; over REST. */
class WorkerExpressionsTest {
    private final ServedTwilio served = new ServedTwilio(new SteppedScheduler(1_700_000_000_000_000L));
    private String available;
    private String ann;

    @BeforeEach
    void two_workers() throws Exception {
        available =
                served.got("Activities?Available=true").at("/activities/0/sid").asText();
        ann = made("Workers", "FriendlyName=ann&Attributes=" + FormText.encode("{\"team\":\"sales\"}"));
        made("Workers", "FriendlyName=bob&ActivitySid=" + available);
        served.posted("Workers/" + ann + "/Channels/voice", "Capacity=3");
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private String made(String path, String form) throws Exception {
        return served.posted(path, form).get("sid").asText();
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(element -> names.add(element.get("friendly_name").asText()));
        return names;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "team == 'sales'",
                "sid == '$ann'",
                "friendly_name == 'ann'",
                "activity_name == 'Offline'",
                "activity_sid != '$available'",
                "worker.channel.voice.configured_capacity > 1",
                "channel.voice.configured_capacity == 3"
            })
    void workers_are_found_by_expression(String expression) throws Exception {
        String query = FormText.encode(expression.replace("$ann", ann).replace("$available", available));

        assertEquals(
                List.of("ann"),
                names(served.got("Workers?TargetWorkersExpression=" + query).get("workers")));
    }

    @Test
    void a_queue_that_asks_for_a_capacity_gains_and_loses_workers_with_it() throws Exception {
        String queue = made(
                "TaskQueues",
                "FriendlyName=wide&TargetWorkers=" + FormText.encode("worker.channel.voice.configured_capacity >= 3"));
        List<String> before = names(served.got("Workers?TaskQueueSid=" + queue).get("workers"));

        served.posted("Workers/" + ann + "/Channels/voice", "Capacity=2");

        assertEquals(List.of("ann"), before);
        assertEquals(
                List.of(), names(served.got("Workers?TaskQueueSid=" + queue).get("workers")));
    }

    @Test
    void queues_are_found_by_attributes_whose_numbers_are_written_as_text() throws Exception {
        made("TaskQueues", "FriendlyName=experts&TargetWorkers=" + FormText.encode("tech_support_skill > 5"));
        made("TaskQueues", "FriendlyName=masters&TargetWorkers=" + FormText.encode("tech_support_skill > 6"));

        JsonNode found =
                served.got("TaskQueues?EvaluateWorkerAttributes=" + FormText.encode("{\"tech_support_skill\":\"6\"}"));

        assertEquals(List.of("Everyone", "experts"), names(found.get("task_queues")));
    }

    @Test
    void a_channel_tells_what_is_left_in_whole_percent_and_counts_what_is_worked_on() throws Exception {
        served.posted("Workers/" + ann, "ActivitySid=" + available);
        String first = made("Tasks", "TaskChannel=voice&RoutingTarget=" + ann + "&IgnoreCapacity=false");
        made("Tasks", "TaskChannel=voice&RoutingTarget=" + ann + "&IgnoreCapacity=false");
        String reservation = served.got("Tasks/" + first + "/Reservations")
                .at("/reservations/0/sid")
                .asText();
        served.posted("Workers/" + ann + "/Reservations/" + reservation, "ReservationStatus=accepted");

        JsonNode channel = served.got("Workers/" + ann + "/Channels/voice");

        assertEquals(
                List.of(3, 1, 33),
                List.of(
                        channel.get("configured_capacity").asInt(),
                        channel.get("assigned_tasks").asInt(),
                        channel.get("available_capacity_percentage").asInt()));
    }

    @Test
    void a_capacity_of_more_than_fifty_is_refused() throws Exception {
        String channel = "Workers/" + ann + "/Channels/voice";

        assertEquals(
                List.of(200, 400),
                List.of(
                        served.send(served.post(channel, "Capacity=50")).statusCode(),
                        served.send(served.post(channel, "Capacity=51")).statusCode()));
    }

    @Test
    void without_multitasking_the_queues_activities_follow_the_offer_and_the_work() throws Exception {
        served.posted("/v1/Workspaces/" + ServedTwilio.WORKSPACE, "MultiTaskEnabled=false");
        String reserved = made("Activities", "FriendlyName=Reserved&Available=false");
        String assigned = made("Activities", "FriendlyName=Assigned&Available=false");
        String queue = made(
                "TaskQueues",
                "FriendlyName=legacy&ReservationActivitySid=" + reserved + "&AssignmentActivitySid=" + assigned);
        List<String> stays = new ArrayList<>();

        String task = made("Tasks", "TaskQueueSid=" + queue);
        stays.add(activityOfBob());
        String reservation = served.got("Tasks/" + task + "/Reservations")
                .at("/reservations/0/sid")
                .asText();
        served.posted("Tasks/" + task + "/Reservations/" + reservation, "ReservationStatus=accepted");
        stays.add(activityOfBob());

        assertEquals(List.of("Reserved", "Assigned"), stays);
    }

    private String activityOfBob() throws Exception {
        return served.got("Workers?FriendlyName=bob")
                .at("/workers/0/activity_name")
                .asText();
    }
}
