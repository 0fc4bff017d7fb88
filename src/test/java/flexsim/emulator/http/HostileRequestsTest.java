package flexsim.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flexsim.emulator.LocalTwilio;
import flexsim.emulator.ServedTwilio;
import flexsim.http.FormText;
import flexsim.testing.Effort;
import flexsim.testing.Shortened;
import flexsim.time.SteppedScheduler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every route, asked by somebody who means harm: it answers or refuses, and never breaks. */
class HostileRequestsTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int ROUNDS = 10;
    private static final int STRIDE = Effort.of(4, 1);
    private static final int MOST_PARAMETERS = 4;
    private static final int NOT_SERVED = 501;
    private static final int FIRST_OF_DEFECTS = 500;
    private static final int FIRST_OF_REFUSALS = 400;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> NAMES = List.of("""
        ActivityName ActivitySid AssignmentActivitySid AssignmentCallbackUrl AssignmentStatus Attributes Available \
        CallAccept CallFrom CallTimeout CallTo CallUrl Capacity ChannelOptimizedRouting Configuration \
        DefaultActivitySid DequeueFrom DequeueTo Description EndDate EvaluateTaskAttributes \
        EvaluateWorkerAttributes EventCallbackUrl EventType EventsFilter FallbackAssignmentCallbackUrl Fate \
        FriendlyName From HasAddons IgnoreCapacity InUse Instruction Kind Latency Limit MaxParticipants \
        MaxReservedWorkers Method Minutes Mode Advance MultiTaskEnabled Next On Ordering Page PageSize PageToken \
        ParentCallSid Path PrioritizeQueueOrder Priority Probability ReEvaluateTasks Reason RedirectCallSid \
        RedirectUrl RejectPendingReservations ReservationActivitySid ReservationSid ReservationStatus \
        RoutingTarget SchemaVersion Seed Sid SinkConfiguration SinkSid SinkType SkipToNextDeadline \
        SplitByWaitTime StartDate StartTime EndTime Status StatusCallback Supervisor SupervisorMode TargetWorkers \
        TargetWorkersExpression TaskChannel TaskChannelSid TaskOrder TaskQueueName TaskQueueSid TaskQueueSids \
        TaskReservationTimeout TaskSid Template TestId Timeout TimeoutActivitySid To Type Types UniqueName Url \
        VirtualStartTime WorkerActivitySid WorkerSid WorkflowName WorkflowSid WorkspaceSid nobody's\
        """.strip().split(" "));

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\0",
            "😀".repeat(70),
            "-1",
            "0",
            "1",
            "50",
            "2147483648",
            "9".repeat(400),
            "1e99999999999",
            "-1e-99999999999",
            "NaN",
            "null",
            "true",
            "yes",
            "[]",
            "{}",
            "{\"a\":1e99999999999,\"b\":{\"c\":[\"\\ud800\"]}}",
            "{\"call_sid\":\"CA00000000000000000000000000000001\",\"a\":1e-99999999999}",
            "[".repeat(3_000),
            "{\"a\":".repeat(3_000),
            "{\"task_routing\":{\"filters\":[null]}}",
            "{\"task_routing\":{\"filters\":[{\"expression\":\"1==1\",\"targets\":[{}]}]}}",
            "{\"destination\":\"http://127.0.0.1:1/\",\"method\":\"POST\"}",
            "{\"type\":\"com.twilio.taskrouter.task.created\",\"schema_version\":1e400}",
            "1==1",
            "a.".repeat(3_000) + "a == 1",
            "(".repeat(3_000) + "1==1" + ")".repeat(3_000),
            "'" + "x".repeat(12_000),
            "a IN [" + "'x',".repeat(2_000) + "'x']",
            "2024-02-30",
            "2024-01-31T12:00:00Z",
            "-999999999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "http://127.0.0.1:1/",
            "http://user:pass@127.0.0.1:99999/?token=x",
            "http://[",
            "DateCreated:desc",
            "Priority:asc,Priority:asc",
            "PA",
            "PB" + Position.created(Long.MIN_VALUE, "\0").encoded(),
            "PA" + Position.created(Long.MAX_VALUE, "x").encoded(),
            "accepted",
            "wrapping",
            "completed",
            "assigned",
            "conference",
            "call",
            "dequeue",
            "+1",
            "webhook",
            "stepped",
            "0,1,,2",
            "client:" + "x".repeat(200));

    private static final List<String> SEGMENTS =
            List.of("..", "%2e%2e", "%20", "-", "%F0%9F%98%80", "default", "%7B%7D", "x".repeat(3_000), "WS0", "%0A");

    private final PrintStream console = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ServedTwilio served = new ServedTwilio(
            new SteppedScheduler(1_700_000_000_000_000L), new LocalTwilio.Tools(true, RateLimits.NONE, true));
    private final Random dice = new Random(20_240_131);

    /** What exists, by its prefix. */
    private final List<String> sids = new ArrayList<>();

    @BeforeEach
    void listen_to_the_log() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        served.close();
        System.setErr(console);
    }

    @Shortened
    @Test
    void no_request_however_hostile_breaks_anything() throws Exception {
        List<Router.Route> routes = served.router.routes();
        for (int number = 0; number < routes.size(); number += STRIDE) {
            Router.Route route = routes.get(number);
            setUp();
            List<String> names = namesOf(route);
            setUp();
            for (int round = 0; round < ROUNDS; round++) {
                attack(route, names);
            }
        }
        String logged = log.toString(StandardCharsets.UTF_8);
        assertFalse(logged.contains("\tat "), logged);
        assertFalse(logged.contains("user:pass") || logged.contains("token=x"), logged);
        assertFalse(logged.contains(ServedTwilio.TOKEN), logged);
    }

    /** A worker with a reserved task, from where a fresh start would be. */
    private void setUp() throws Exception {
        served.router.reset();
        sids.clear();
        sids.add(ServedTwilio.WORKSPACE);
        sids.add(ServedTwilio.ACCOUNT);
        String available = served.got("Activities?FriendlyName=Available")
                .at("/activities/0/sid")
                .asText();
        sids.add(available);
        sids.add(served.posted("Workers", "FriendlyName=w&ActivitySid=" + available)
                .path("sid")
                .asText());
        String attributes = "{\"call_sid\":\"CA00000000000000000000000000000001\",\"far\":1e99999999999}";
        String task = served.posted("Tasks", "Attributes=" + FormText.encode(attributes))
                .path("sid")
                .asText();
        sids.add(task);
        sids.add(served.got("Tasks/" + task + "/Reservations")
                .at("/reservations/0/sid")
                .asText());
        sids.add(served.got("TaskQueues").at("/task_queues/0/sid").asText());
        sids.add(served.got("Workflows").at("/workflows/0/sid").asText());
    }

    /** The parameters that a route takes: those of which a lenient one does not say that nobody knows them. */
    private List<String> namesOf(Router.Route route) throws Exception {
        StringJoiner all = new StringJoiner("=&", "", "=");
        NAMES.forEach(name -> all.add(FormText.encode(name)));
        int before = log.toString(StandardCharsets.UTF_8).length();
        served.http.send(
                served.request(path(route.pattern(), false))
                        .header("Content-Type", FORM)
                        .method(route.method(), BodyPublishers.ofString(all.toString()))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        String told = log.toString(StandardCharsets.UTF_8).substring(before);
        List<String> known = NAMES.stream()
                .filter(name -> told.lines().noneMatch(line -> line.endsWith("Unknown parameter " + name)))
                .toList();
        return known.isEmpty() ? NAMES : known;
    }

    private void attack(Router.Route route, List<String> names) throws Exception {
        String path = path(route.pattern(), true);
        String form = form(names);
        boolean inQuery = form.length() < 8_000 && dice.nextBoolean();
        HttpRequest.Builder request = served.request(inQuery ? path + "?" + form : path)
                .header("Content-Type", FORM)
                .method(route.method(), inQuery ? BodyPublishers.noBody() : BodyPublishers.ofString(form));
        HttpResponse<String> answer = served.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        String what = route + " " + path + " " + form + " -> " + answer.statusCode() + " " + answer.body();
        assertTrue(answer.statusCode() < FIRST_OF_DEFECTS || answer.statusCode() == NOT_SERVED, what);
        if (answer.statusCode() >= FIRST_OF_REFUSALS) {
            JsonNode envelope = JSON.readTree(answer.body());
            assertEquals(answer.statusCode(), envelope.path("status").asInt(), what);
            assertTrue(envelope.path("code").isInt() && envelope.path("message").isTextual(), what);
        }
        if (path.startsWith("/_flexsim/faults")) {
            served.http.send(
                    served.request("/_flexsim/faults").DELETE().build(), HttpResponse.BodyHandlers.discarding());
        }
    }

    /** Mostly of what exists, so that what is behind is reached. */
    private String path(String pattern, boolean hostile) {
        StringJoiner path = new StringJoiner("/", "/", "");
        String before = "";
        for (String segment : pattern.substring(1).split("/")) {
            path.add(segment.equals("{}") ? named(before, hostile) : segment.replace("{}", named(before, hostile)));
            before = segment;
        }
        return path.toString();
    }

    private String named(String collection, boolean hostile) {
        if (hostile && dice.nextInt(8) == 0) {
            return one(SEGMENTS);
        }
        String prefix =
                switch (collection) {
                    case "Workspaces" -> "WS";
                    case "Accounts" -> "AC";
                    case "Activities" -> "WA";
                    case "Workers" -> "WK";
                    case "Tasks" -> "WT";
                    case "Reservations" -> "WR";
                    case "TaskQueues" -> "WQ";
                    case "Workflows" -> "WW";
                    default -> "";
                };
        return sids.stream()
                .filter(sid -> !prefix.isEmpty() && sid.startsWith(prefix))
                .findFirst()
                .orElse("default");
    }

    private String form(List<String> names) {
        StringJoiner form = new StringJoiner("&");
        for (int i = dice.nextInt(MOST_PARAMETERS); i >= 0; i--) {
            String value = dice.nextInt(4) == 0 ? one(sids) : one(VALUES);
            form.add(FormText.encode(one(names)) + "=" + FormText.encode(value));
        }
        return form.toString();
    }

    private <T> T one(List<T> all) {
        return all.get(dice.nextInt(all.size()));
    }
}
