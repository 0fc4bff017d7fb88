package flexsim.emulator.http;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flexsim.emulator.ServedTwilio;
import flexsim.http.FormText;
import flexsim.time.SteppedScheduler;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request, the answer is Twilio's error envelope and says what it is. */
class ErrorEnvelopeTest {
    private static ServedTwilio served;

    @BeforeAll
    static void start() {
        served = new ServedTwilio(new SteppedScheduler(1_700_000_000_000_000L));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static void assertEnvelope(int status, int code, String message, HttpResponse<String> answer)
            throws Exception {
        JsonNode body = JsonMapper.builder().build().readTree(answer.body());
        assertAll(
                () -> assertEquals(status, answer.statusCode(), answer.body()),
                () -> assertEquals(status, body.path("status").asInt()),
                () -> assertEquals(code, body.path("code").asInt()),
                () -> assertEquals(
                        "https://www.twilio.com/docs/errors/" + code,
                        body.path("more_info").asText()),
                () -> assertTrue(body.path("message").asText().contains(message), answer.body()),
                () -> assertEquals(
                        "application/json",
                        answer.headers().firstValue("Content-Type").orElse("")));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Workers | Attributes={}                                   | Missing required parameter FriendlyName",
                "Workers | FriendlyName=%20                                | FriendlyName must have 1 to 64 characters",
                "Workers | FriendlyName=a&FriendlyName=b                   | FriendlyName is given more than once",
                "Workers | FriendlyName=a&Foo=1                            | Unknown parameter Foo",
                "Workers | FriendlyName=a&friendlyname=1                   | Unknown parameter friendlyname",
                "Workers | FriendlyName=a&Attributes=                      | Attributes must be a JSON object",
                "Workers | FriendlyName=a&Attributes=[]                    | Attributes must be a JSON object",
                "Workers | FriendlyName=a&Attributes={\"a\":}              | Attributes is not JSON (line 1, column",
                "Workers | FriendlyName=a&Attributes={}x                   | Attributes is not JSON (line 1, column",
                "Workers | FriendlyName=a&Attributes={}{}                  | and nothing after it",
                "Workers | FriendlyName=a&Attributes=%ZZ                   | not form-encoded",
                "Workers | FriendlyName=%ff                                | not UTF-8",
                "Tasks   | Timeout=0                                       | Timeout must be a whole number from 1 to",
                "Tasks   | Timeout=1209601                                 | found '1209601'",
                "Tasks   | Priority=2147483648                             | Priority must be a whole number",
                "Tasks   | Priority=high                                   | found 'high'",
                "Tasks   | VirtualStartTime=yesterday                      | VirtualStartTime must be an ISO 8601",
                "Tasks   | VirtualStartTime=2999-01-01T00:00:00Z           | VirtualStartTime must not be in the"
                        + " future",
                "Tasks   | VirtualStartTime=1899-12-31T23:59:59Z           | and not before 1900",
                "Tasks   | RoutingTarget=WK1                               | RoutingTarget WK1 is not a worker",
                "Tasks   | IgnoreCapacity=true                             | IgnoreCapacity goes with a RoutingTarget"
                        + " that is",
                "Tasks   | TaskQueueSid=WQ1                                | TaskQueueSid WQ1 is not a task queue",
                "TaskQueues | FriendlyName=q&TargetWorkers=((              | Invalid expression in TargetWorkers",
                "TaskQueues | FriendlyName=q&MaxReservedWorkers=51         | MaxReservedWorkers must be",
                "TaskQueues | FriendlyName=q&TaskOrder=RANDOM              | TaskOrder must be one of fifo, lifo",
                "TaskChannels | FriendlyName=c&UniqueName=1st              | UniqueName must have",
                "Workflows | FriendlyName=w                                | Missing required parameter Configuration",
                "Workflows | FriendlyName=w&Configuration={                | Configuration is not JSON",
                "Workflows |"
                        + " FriendlyName=w&TaskReservationTimeout=86401&Configuration={\"task_routing\":{\"default_filter\":{\"queue\":\"WQ1\"}}}"
                        + " | TaskReservationTimeout",
                "/v1/Workspaces | FriendlyName=w&EventCallbackUrl=nowhere | EventCallbackUrl must be an absolute",
                "/v1/Workspaces | FriendlyName=w&MultiTaskEnabled=maybe    | MultiTaskEnabled must be one of",
                "/v1/Workspaces | FriendlyName=w&Template=LIFO             | Template must be one of fifo, none"
            })
    void a_wrong_parameter_is_named(String path, String form, String message) throws Exception {
        assertEnvelope(400, 20001, message, served.send(served.post(path, form)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tasks?Ordering=Age:asc",
                "Tasks?Ordering=DateCreated",
                "Tasks?Ordering=DateCreated:asc,VirtualStartTime:asc",
                "Tasks?AssignmentStatus=pending,lost",
                "Tasks?EvaluateTaskAttributes=((",
                "Tasks?PageSize=0",
                "Tasks?PageSize=1001",
                "Tasks?Page=-1",
                "Tasks?PageToken=PAnonsense",
                "Tasks?PageToken=x",
                "Tasks?HasAddons=maybe",
                "Workers?Ordering=DateCreated",
                "Workers?Ordering=Shoesize:asc",
                "TaskQueues?Ordering=DateCreated:up",
                "TaskQueues?EvaluateWorkerAttributes=x",
                "Activities?Foo=1"
            })
    void a_wrong_filter_is_refused(String path) throws Exception {
        assertEnvelope(400, 20001, "", served.send(served.request(path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v2/Workspaces",
                "/v1/Workspaces/",
                "/v1/Workspaces/WS00000000000000000000000000000000",
                "/v1/Workspaces/WS00000000000000000000000000000000/Tasks",
                "Nonsense",
                "Tasks/WT00000000000000000000000000000000",
                "Tasks/WT00000000000000000000000000000000/Reservations",
                "Workers/WK00000000000000000000000000000000/Channels",
                "/2010-04-01/Accounts/AC00000000000000000000000000000000.json"
            })
    void what_is_not_there_is_not_found(String path) throws Exception {
        assertEnvelope(404, 20404, " was not found", served.send(served.request(path)));
    }

    @Test
    void what_is_not_found_is_named_without_the_version() throws Exception {
        HttpResponse<String> answer = served.send(served.request("/v1/Workspaces/WS0/Tasks/WT0"));

        assertEnvelope(404, 20404, "The requested resource /Workspaces/WS0/Tasks/WT0 was not found", answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2010-04-01/Accounts/ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Messages.json",
                "/2010-04-01/Accounts/ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Queues/QU0.json",
            })
    void an_operation_of_twilios_that_is_not_served_says_so(String path) throws Exception {
        assertEnvelope(501, 20001, "is not served by this version", served.send(served.request(path)));
    }

    @Test
    void a_wrong_method_is_answered_with_the_right_ones() throws Exception {
        HttpResponse<String> answer =
                served.send(served.request("Tasks").PUT(HttpRequest.BodyPublishers.ofString("a=b")));

        assertEnvelope(405, 20004, "Method not allowed", answer);
        assertEquals("GET, POST", answer.headers().firstValue("Allow").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic !!!", "Basic YTpi", "Bearer x", "Basic", ""})
    void wrong_credentials_are_asked_for_again(String authorization) throws Exception {
        HttpResponse<String> answer = served.send(served.request("Tasks").setHeader("Authorization", authorization));

        assertEnvelope(401, 20003, "Authenticate", answer);
        assertTrue(answer.headers().firstValue("WWW-Authenticate").isPresent());
    }

    @Test
    void a_body_that_is_no_form_is_unsupported() throws Exception {
        HttpResponse<String> answer =
                served.send(served.post("Tasks", "{}").setHeader("Content-Type", "application/json"));

        assertEnvelope(415, 20001, "application/x-www-form-urlencoded", answer);
    }

    @Test
    void a_body_of_ten_megabytes_is_too_large() throws Exception {
        HttpResponse<String> answer = served.send(served.post("Tasks", "Attributes=" + "x".repeat(10_000_000)));

        assertEnvelope(413, 20001, "larger than", answer);
    }

    @Test
    void attributes_of_4096_characters_are_taken_and_one_more_is_refused() throws Exception {
        String most = "{\"a\":\"" + "x".repeat(4_096 - 8) + "\"}";

        assertEquals(
                201,
                served.send(served.post("Tasks", "Attributes=" + FormText.encode(most)))
                        .statusCode());
        assertEnvelope(
                400,
                20001,
                "longer than 4096 characters",
                served.send(served.post("Tasks", "Attributes=" + FormText.encode(most + " "))));
    }

    @Test
    void deep_attributes_are_refused() throws Exception {
        String deep = "{\"a\":" + "[".repeat(1_900) + "]".repeat(1_900) + "}";

        assertEnvelope(
                400, 20001, "nested deeper", served.send(served.post("Tasks", "Attributes=" + FormText.encode(deep))));
    }

    @Test
    void a_condition_that_would_not_be_checked_is_refused() throws Exception {
        assertEnvelope(
                400,
                20001,
                "If-Match",
                served.send(served.post("Activities/WA0", "FriendlyName=a").header("If-Match", "0")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /v1/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "POST /v1/Workspaces HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n"
            })
    void what_is_hardly_http_gets_the_envelope_too(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", served.router.baseUrl().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = read(socket.getInputStream());

            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.contains("{\"code\":20001,"), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded; charset=nope", "text/plain; charset=\""})
    void a_body_in_letters_that_nobody_knows_is_refused(String type) throws Exception {
        String answer = raw("POST /v1/Workspaces HTTP/1.1\r\nHost: a\r\n" + authorization() + "Content-Type: " + type
                + "\r\nContent-Length: 3\r\n\r\na=b");

        assertTrue(answer.startsWith("HTTP/1.1 415 "), answer);
    }

    @Test
    void a_body_in_chunks_that_are_none_is_refused() throws Exception {
        String answer = raw("POST /v1/Workspaces HTTP/1.1\r\nHost: a\r\n" + authorization()
                + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }

    @Test
    void a_type_that_only_begins_like_json_is_refused() throws Exception {
        HttpRequest.Builder request = served.request("TaskQueues/RealTimeStatistics")
                .header("Content-Type", "application/jsonx")
                .POST(HttpRequest.BodyPublishers.ofString("{\"TaskQueueSids\":[\"WQ0\"]}"));

        assertEnvelope(415, 20001, "application/json", served.send(request));
    }

    @Test
    void what_the_server_itself_does_not_find_is_called_so() throws Exception {
        String answer = raw("OPTIONS * HTTP/1.1\r\nHost: a\r\n" + authorization() + "\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        assertTrue(answer.contains("\"message\":\"Not Found\""), answer);
    }

    @Test
    void a_version_of_http_that_nobody_speaks_has_one_status() throws Exception {
        String answer = raw("GET /v1/Workspaces HTTP/2.5\r\nHost: a\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 505 "), answer);
        assertTrue(answer.contains("\"status\":505"), answer);
    }

    @Test
    void clients_that_stop_in_mid_body_do_not_keep_others_waiting() throws Exception {
        java.util.List<Socket> slow = new java.util.ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket("127.0.0.1", served.router.baseUrl().getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("POST /v1/Workspaces HTTP/1.1\r\nHost: a\r\n" + authorization()
                                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                                        + "Content-Length: 500\r\n\r\n"
                                        + "ab")
                                .getBytes(StandardCharsets.ISO_8859_1));
            }

            String answer = raw("GET /v1/Workspaces HTTP/1.1\r\nHost: a\r\n" + authorization() + "\r\n");

            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static String authorization() {
        String pair = ServedTwilio.ACCOUNT + ":" + ServedTwilio.TOKEN;
        return "Authorization: Basic "
                + java.util.Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    private static String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", served.router.baseUrl().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket.getInputStream());
        }
    }

    /** Until the JSON object is complete. */
    private static String read(InputStream in) throws Exception {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            text.append((char) next);
            if (next == '}') {
                break;
            }
        }
        return text.toString();
    }
}
