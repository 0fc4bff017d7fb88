package flexsim.twilio;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.ScenarioMappingBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import flexsim.time.SteppedScheduler;
import flexsim.workspace.Activity;
import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.Task;
import flexsim.workspace.TaskChange;
import flexsim.workspace.TaskDraft;
import flexsim.workspace.TaskQuery;
import flexsim.workspace.WorkerChange;
import flexsim.workspace.Workspace;
import flexsim.workspace.WorkspaceEvent;
import flexsim.workspace.WorkspaceException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Twilio on its bad days. */
class TwilioWorkspaceTest {
    private static final String ACCOUNT = "AC" + "1".repeat(32);
    private static final String TOKEN = "s3cret-t0ken";
    private static final String WORKSPACE = "WS" + "2".repeat(32);
    private static final String TASK = "WT" + "3".repeat(32);
    private static final String TASKS = "/v1/Workspaces/" + WORKSPACE + "/Tasks";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final TaskDraft DRAFT =
            new TaskDraft("WW" + "4".repeat(32), "voice", "{\"ixnId\":\"ixn-1\"}", Optional.empty());

    @RegisterExtension
    private static final WireMockExtension TWILIO =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final SteppedScheduler clock = new SteppedScheduler(START.toEpochMilli() * 1_000);
    private final List<Duration> pauses = new ArrayList<>();
    private Workspace workspace;

    @BeforeEach
    void connect() {
        workspace = connected(Duration.ofSeconds(30));
    }

    private Workspace connected(Duration answerTimeout) {
        return connected(answerTimeout, answerTimeout);
    }

    private Workspace connected(Duration answerTimeout, Duration activityTimeout) {
        return new TwilioWorkspace(
                new Credentials(ACCOUNT, ACCOUNT, TOKEN),
                WORKSPACE,
                Optional.of(URI.create(TWILIO.baseUrl())),
                clock,
                duration -> {
                    pauses.add(duration);
                    clock.advance(duration);
                },
                answerTimeout,
                activityTimeout);
    }

    private Duration paused() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static String task(String status, String created) {
        return """
            {"sid":"%s","assignment_status":"%s","attributes":"{\\"ixnId\\":\\"ixn-1\\"}","priority":0,
             "date_created":"%s","task_channel_unique_name":"voice","workflow_sid":"WW1",
             "task_queue_friendly_name":"sales","reason":null}\
            """.formatted(TASK, status, created);
    }

    private static String page(String key, String records, String next) {
        return """
            {"%s":[%s],"meta":{"key":"%s","page":0,"page_size":50,"url":"http://x/","first_page_url":"http://x/",
             "previous_page_url":null,"next_page_url":%s}}\
            """.formatted(key, records, key, next);
    }

    /** The answers that requests of this kind get one after the other; the last one stays. */
    private static void inTurn(MappingBuilder request, ResponseDefinitionBuilder... answers) {
        String scenario = "in turn";
        for (int i = 0; i < answers.length; i++) {
            ScenarioMappingBuilder turn = request.withId(UUID.randomUUID())
                    .inScenario(scenario)
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "turn " + i)
                    .willReturn(answers[i]);
            TWILIO.stubFor(i < answers.length - 1 ? turn.willSetStateTo("turn " + (i + 1)) : turn);
        }
    }

    @Test
    void too_many_requests_are_repeated_after_the_time_that_was_asked() {
        inTurn(
                post(urlPathEqualTo(TASKS)),
                aResponse().withStatus(429).withHeader("Retry-After", "7"),
                okJson(task("pending", "2026-01-01T00:00:00Z")));

        workspace.createTask(DRAFT);

        TWILIO.verify(2, postRequestedFor(urlPathEqualTo(TASKS)));
        TWILIO.verify(0, getRequestedFor(anyUrl()));
        assertTrue(paused().compareTo(Duration.ofSeconds(7)) >= 0, () -> "only paused " + paused());
    }

    @Test
    void events_come_in_the_order_of_their_happening() {
        String newer = event("EV2", "reservation.accepted", 1_767_225_600_250L, "\"WR1\"");
        String older = event("EV1", "reservation.created", 1_767_225_600_250L, "\"WR1\"");
        String oldest = event("EV0", "task.created", 1_767_225_600_100L, "null");
        TWILIO.stubFor(get(urlPathEqualTo("/v1/Workspaces/" + WORKSPACE + "/Events"))
                .willReturn(okJson(page("events", String.join(",", newer, older, oldest), "null"))));

        List<WorkspaceEvent> events = workspace.events(START, START.plusSeconds(60));

        assertEquals(
                List.of("EV0", "EV1", "EV2"),
                events.stream().map(WorkspaceEvent::sid).toList());
        assertEquals(Instant.ofEpochMilli(1_767_225_600_250L), events.get(2).at());
        assertEquals(Optional.of("WR1"), events.get(2).text("reservation_sid"));
        assertEquals(Optional.empty(), events.get(0).text("reservation_sid"));
        TWILIO.verify(getRequestedFor(urlPathEqualTo("/v1/Workspaces/" + WORKSPACE + "/Events"))
                .withQueryParam("StartDate", equalTo("2026-01-01T00:00:00"))
                .withQueryParam("EndDate", equalTo("2026-01-01T00:01:00")));
    }

    private static String event(String sid, String type, long millis, String reservation) {
        return """
            {"sid":"%s","event_type":"%s","event_date":"2026-01-01T00:00:00Z","event_date_ms":%d,
             "event_data":{"task_sid":"%s","reservation_sid":%s}}\
            """.formatted(sid, type, millis, TASK, reservation);
    }

    @Test
    void a_retry_after_that_is_a_date_is_honoured() {
        inTurn(
                get(urlPathEqualTo(TASKS + "/" + TASK)),
                aResponse().withStatus(503).withHeader("Retry-After", "Thu, 01 Jan 2026 00:00:20 GMT"),
                okJson(task("pending", "2026-01-01T00:00:00Z")));

        workspace.task(TASK);

        assertTrue(paused().compareTo(Duration.ofSeconds(20)) >= 0, () -> "only paused " + paused());
    }

    @Test
    void a_task_that_was_made_though_the_answer_was_an_error_is_found_and_not_made_again() {
        TWILIO.stubFor(post(urlPathEqualTo(TASKS)).willReturn(serverError()));
        TWILIO.stubFor(get(urlPathEqualTo(TASKS))
                .willReturn(okJson(page("tasks", task("reserved", "2026-01-01T00:00:01Z"), "null"))));

        Task task = workspace.createTask(DRAFT);

        assertEquals(TASK, task.sid());
        TWILIO.verify(1, postRequestedFor(urlPathEqualTo(TASKS)));
    }

    @Test
    void a_task_of_an_earlier_run_with_the_same_id_is_not_taken_for_the_new_one() {
        inTurn(post(urlPathEqualTo(TASKS)), serverError(), okJson(task("pending", "2026-01-01T00:00:02Z")));
        TWILIO.stubFor(get(urlPathEqualTo(TASKS))
                .willReturn(okJson(page("tasks", task("completed", "2025-12-31T23:50:00Z"), "null"))));

        Task task = workspace.createTask(DRAFT);

        assertEquals(AssignmentStatus.PENDING, task.status());
        TWILIO.verify(2, postRequestedFor(urlPathEqualTo(TASKS)));
    }

    @Test
    void a_broken_connection_is_looked_after_like_an_error() {
        inTurn(
                post(urlPathEqualTo(TASKS)),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                okJson(task("pending", "2026-01-01T00:00:02Z")));
        TWILIO.stubFor(get(urlPathEqualTo(TASKS)).willReturn(okJson(page("tasks", "", "null"))));

        workspace.createTask(DRAFT);

        TWILIO.verify(2, postRequestedFor(urlPathEqualTo(TASKS)));
        TWILIO.verify(1, getRequestedFor(urlPathEqualTo(TASKS)));
    }

    @Test
    void an_answer_that_does_not_come_is_not_waited_for_without_end() {
        inTurn(
                get(urlPathEqualTo(TASKS + "/" + TASK)),
                aResponse().withFixedDelay(3_000),
                okJson(task("pending", "2026-01-01T00:00:00Z")));

        assertTrue(connected(Duration.ofMillis(200)).task(TASK).isPresent());
    }

    @Test
    void an_activity_is_waited_for_less_long_than_other_answers() {
        TWILIO.stubFor(post(anyUrl()).willReturn(aResponse().withFixedDelay(3_000)));
        Workspace hung = connected(Duration.ofSeconds(30), Duration.ofMillis(200));

        WorkspaceException failure = assertThrows(WorkspaceException.class, () -> hung.whileWanted(() -> false)
                .updateWorker("WK" + "5".repeat(32), WorkerChange.activity("WA" + "6".repeat(32))));

        assertTrue(failure.perhapsDone());
    }

    @Test
    void leaving_asks_for_pending_reservations_to_be_rejected() {
        TWILIO.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(400)));
        assertThrows(
                WorkspaceException.class,
                () -> workspace.updateWorker("WK" + "5".repeat(32), WorkerChange.leaving("WA" + "6".repeat(32))));
        TWILIO.verify(postRequestedFor(anyUrl()).withFormParam("RejectPendingReservations", equalTo("true")));
    }

    @Test
    void one_call_is_one_request_when_the_work_is_wanted_no_longer() {
        TWILIO.stubFor(post(urlPathEqualTo(TASKS)).willReturn(aResponse().withStatus(503)));

        WorkspaceException failure = assertThrows(
                WorkspaceException.class,
                () -> workspace.whileWanted(() -> false).createTask(DRAFT));

        assertEquals(WorkspaceException.Kind.UNWANTED, failure.kind());
        TWILIO.verify(1, postRequestedFor(urlPathEqualTo(TASKS)));
    }

    @Test
    void a_creation_given_up_in_doubt_says_so_and_the_task_can_be_found() {
        TWILIO.stubFor(post(urlPathEqualTo(TASKS)).willReturn(serverError()));
        TWILIO.stubFor(get(urlPathEqualTo(TASKS))
                .willReturn(okJson(page("tasks", task("pending", "2026-01-01T00:00:01Z"), "null"))));

        WorkspaceException failure = assertThrows(
                WorkspaceException.class,
                () -> workspace.whileWanted(() -> false).createTask(DRAFT));

        assertTrue(failure.perhapsDone());
        assertEquals(Optional.of(TASK), workspace.createdTask(DRAFT, START).map(Task::sid));
    }

    @Test
    void a_creation_given_up_before_it_was_taken_leaves_no_doubt() {
        TWILIO.stubFor(post(urlPathEqualTo(TASKS)).willReturn(aResponse().withStatus(429)));

        WorkspaceException failure = assertThrows(
                WorkspaceException.class,
                () -> workspace.whileWanted(() -> false).createTask(DRAFT));

        assertFalse(failure.perhapsDone());
    }

    @Test
    void trouble_without_end_ends_the_call_after_a_minute() {
        TWILIO.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(502).withBody("<html>")));

        WorkspaceException failure = assertThrows(WorkspaceException.class, () -> workspace.task(TASK));

        assertEquals(WorkspaceException.Kind.UNAVAILABLE, failure.kind());
        assertTrue(paused().compareTo(Duration.ofSeconds(50)) > 0, () -> "only paused " + paused());
        assertTrue(paused().compareTo(Duration.ofSeconds(70)) < 0, () -> "paused " + paused());
    }

    @Test
    void a_refusal_is_not_repeated() {
        TWILIO.stubFor(post(anyUrl())
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"code\":20001,\"message\":\"no\",\"more_info\":\"\",\"status\":400}")));

        WorkspaceException failure = assertThrows(WorkspaceException.class, () -> workspace.createTask(DRAFT));

        assertEquals(WorkspaceException.Kind.REFUSED, failure.kind());
        assertEquals(20001, failure.code());
        TWILIO.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void a_status_that_was_set_though_the_answer_was_an_error_counts_as_set() {
        TWILIO.stubFor(post(urlPathEqualTo(TASKS + "/" + TASK)).willReturn(serverError()));
        TWILIO.stubFor(
                get(urlPathEqualTo(TASKS + "/" + TASK)).willReturn(okJson(task("completed", "2026-01-01T00:00:00Z"))));

        Task task = workspace.updateTask(TASK, TaskChange.completed("done"));

        assertEquals(AssignmentStatus.COMPLETED, task.status());
        TWILIO.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void what_is_gone_after_a_doubtful_deletion_counts_as_deleted() {
        inTurn(delete(anyUrl()), serverError(), aResponse().withStatus(404).withBody("{\"code\":20404}"));

        workspace.deleteTask(TASK);

        TWILIO.verify(2, deleteRequestedFor(anyUrl()));
    }

    @Test
    void a_deletion_that_was_not_processed_does_not_make_a_missing_thing_deleted() {
        inTurn(
                delete(anyUrl()),
                aResponse().withStatus(429),
                aResponse().withStatus(404).withBody("{\"code\":20404}"));

        WorkspaceException failure = assertThrows(WorkspaceException.class, () -> workspace.deleteTask(TASK));

        assertTrue(failure.notFound());
    }

    @Test
    void a_task_that_cannot_be_recognised_is_not_created_again_after_a_lost_answer() {
        TWILIO.stubFor(post(anyUrl()).willReturn(serverError()));

        assertThrows(
                WorkspaceException.class,
                () -> workspace.createTask(new TaskDraft("WW1", "voice", "{}", Optional.empty())));

        TWILIO.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void an_answer_that_is_not_TaskRouters_is_told_as_such() {
        TWILIO.stubFor(get(anyUrl()).willReturn(okJson("{}")));

        WorkspaceException failure = assertThrows(WorkspaceException.class, () -> workspace.tasks(TaskQuery.all()));

        assertTrue(failure.getMessage().contains("the response is not TaskRouter's"), failure.getMessage());
    }

    @Test
    void the_host_is_the_base_urls() {
        TWILIO.stubFor(get(anyUrl()).willReturn(okJson(task("pending", "2026-01-01T00:00:00Z"))));

        workspace.task(TASK);

        TWILIO.verify(getRequestedFor(anyUrl())
                .withHeader("Host", equalTo(URI.create(TWILIO.baseUrl()).getAuthority())));
    }

    @Test
    void what_was_never_there_cannot_be_deleted() {
        TWILIO.stubFor(delete(anyUrl())
                .willReturn(aResponse().withStatus(404).withBody("{\"code\":20404,\"message\":\"not found\"}")));

        WorkspaceException failure = assertThrows(WorkspaceException.class, () -> workspace.deleteTask(TASK));

        assertTrue(failure.notFound());
    }

    @Test
    void a_task_that_is_not_there_is_empty() {
        TWILIO.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(404).withBody("{\"code\":20404}")));

        assertTrue(workspace.task(TASK).isEmpty());
    }

    @Test
    void a_list_is_followed_to_its_last_page() {
        String activities = "/v1/Workspaces/" + WORKSPACE + "/Activities";
        String activity = "{\"sid\":\"WA%d\",\"friendly_name\":\"a%d\",\"available\":true}";
        for (int i = 1; i <= 3; i++) {
            String next = i == 3
                    ? "null"
                    : "\"https://taskrouter.twilio.com" + activities + "?Page=" + i + "&PageToken=PT" + i + "\"";
            MappingBuilder request = get(urlPathEqualTo(activities));
            TWILIO.stubFor((i == 1
                            ? request.atPriority(9)
                            : request.withQueryParam(
                                    "PageToken",
                                    com.github.tomakehurst.wiremock.client.WireMock.equalTo("PT" + (i - 1))))
                    .willReturn(okJson(page("activities", activity.formatted(i, i), next))));
        }

        List<String> names =
                workspace.activities().stream().map(Activity::friendlyName).toList();

        assertEquals(List.of("a1", "a2", "a3"), names);
    }

    @Test
    void wrong_credentials_are_said_in_one_line_without_the_secret() {
        TWILIO.stubFor(get(anyUrl())
                .willReturn(aResponse()
                        .withStatus(401)
                        .withBody("{\"code\":20003,\"message\":\"Authenticate\",\"status\":401}")));

        WorkspaceException failure = assertThrows(WorkspaceException.class, () -> workspace.tasks(TaskQuery.all()));

        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertEquals(WorkspaceException.Kind.UNAUTHORIZED, failure.kind());
        assertFalse(failure.getMessage().contains("\n"));
        assertFalse(trace.toString().contains(TOKEN));
    }

    @Test
    void nobody_there_is_said_with_the_url() {
        Workspace nobody = new TwilioWorkspace(
                new Credentials(ACCOUNT, ACCOUNT, TOKEN),
                WORKSPACE,
                Optional.of(URI.create("http://127.0.0.1:1")),
                clock,
                clock::advance);

        WorkspaceException failure = assertThrows(
                WorkspaceException.class, () -> nobody.whileWanted(() -> false).friendlyName());

        assertTrue(failure.getMessage().contains("http://127.0.0.1:1"), failure.getMessage());
    }

    @Test
    void neither_credentials_nor_signature_show_a_secret() {
        assertFalse(new Credentials(ACCOUNT, ACCOUNT, TOKEN).toString().contains(TOKEN));
        assertFalse(new WebhookSignature(TOKEN).toString().contains(TOKEN));
    }
}
