package flexsim.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.twilio.WebhookSignature;
import flexsim.workspace.FakeWorkspace;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReservationEndpointTest {
    private static final String TOKEN = "a token of the test";
    private static final String PUBLIC = "https://sim.example.com/reservation";

    private final DeployedCentre centre = new DeployedCentre();
    private final AgentSimulation agents = centre.loggedIn();
    private final ReservationEndpoint door =
            new ReservationEndpoint(agents, new WebhookSignature(TOKEN)::valid, port -> PUBLIC, "127.0.0.1", 0);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void a_signed_offer_is_accepted_as_json() throws Exception {
        HttpResponse<String> answer = post(form(DeployedCentre.ANN), signature(form(DeployedCentre.ANN)));
        assertEquals(200, answer.statusCode());
        assertEquals("{\"instruction\":\"accept\"}", answer.body());
        assertEquals(
                "application/json",
                answer.headers().firstValue("Content-Type").orElse("").split(";")[0]);
        assertEquals(1, agents.snapshot().accepted());
    }

    @Test
    void a_wrong_signature_is_refused_without_a_reason_and_nothing_is_taken() throws Exception {
        HttpResponse<String> answer = post(form(DeployedCentre.ANN), signature(form(DeployedCentre.BOB)));
        assertEquals(403, answer.statusCode());
        assertEquals("", answer.body());
        assertEquals(0, agents.snapshot().accepted());
    }

    @Test
    void no_signature_is_refused_even_when_the_form_is_malformed() throws Exception {
        assertEquals(403, post("TaskSid=%ZZ", "").statusCode());
        assertEquals(403, post("", "").statusCode());
    }

    @Test
    void a_malformed_field_is_named() throws Exception {
        Map<String, String> form = form(DeployedCentre.ANN);
        form.put("TaskAttributes", "not json");
        HttpResponse<String> answer = post(form, signature(form));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("TaskAttributes"), answer.body());
    }

    @Test
    void a_worker_who_is_not_ours_is_left_to_others() throws Exception {
        Map<String, String> form = form(FakeWorkspace.sid("WK", 77));
        assertEquals("{}", post(form, signature(form)).body());
    }

    @Test
    void who_is_leaving_refuses_and_says_where_to() throws Exception {
        agents.stop(java.time.Duration.ofSeconds(1));
        String body = post(form(DeployedCentre.ANN), signature(form(DeployedCentre.ANN)))
                .body();
        assertEquals("{\"instruction\":\"reject\",\"activity_sid\":\"" + DeployedCentre.OFFLINE + "\"}", body);
    }

    @Test
    void a_body_that_is_too_long_is_refused() throws Exception {
        assertEquals(
                413, post("a=" + "b".repeat(ReservationEndpoint.MOST_BYTES), "").statusCode());
    }

    @Test
    void it_says_that_it_is_alive() throws Exception {
        assertEquals(200, get("/").statusCode());
        assertEquals(
                "{\"status\":\"up\",\"agents\":2,\"available\":2,\"handling\":0,\"accepted\":0,\"completed\":0}",
                get("/healthz").body());
    }

    @Test
    void unknown_and_impossible_paths_are_answered_in_plain_text() throws Exception {
        for (String path : List.of("/nothing", "/reservation%00", "/reservation/", "/%2e%2e/x")) {
            HttpResponse<String> answer = get(path);
            assertTrue(answer.statusCode() == 400 || answer.statusCode() == 404, path + ": " + answer.statusCode());
            assertEquals(
                    "text/plain",
                    answer.headers().firstValue("Content-Type").orElse("").split(";")[0],
                    path);
            assertFalse(answer.body().contains("<"), answer.body());
        }
    }

    @Test
    void a_wrong_method_is_refused_as_such() throws Exception {
        HttpResponse<String> answer = get("/reservation");
        assertEquals(405, answer.statusCode());
        assertEquals("POST", answer.headers().firstValue("Allow").orElse(""));
        HttpRequest delete = HttpRequest.newBuilder(uri("/healthz")).DELETE().build();
        assertEquals(
                405, client.send(delete, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    @Test
    void a_port_in_use_says_to_choose_another() {
        UncheckedIOException failure = assertThrows(
                UncheckedIOException.class,
                () -> new ReservationEndpoint(
                        agents, (url, form, signature) -> true, port -> PUBLIC, "127.0.0.1", door.port()));
        assertTrue(failure.getMessage().contains("choose another with --port"), failure.getMessage());
    }

    private Map<String, String> form(String workerSid) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("WorkspaceSid", FakeWorkspace.SID);
        form.put("ReservationSid", FakeWorkspace.sid("WR", 1));
        form.put("TaskSid", FakeWorkspace.sid("WT", 1));
        form.put("WorkerSid", workerSid);
        form.put("TaskAttributes", "{\"name\":\"Zoë & Söhne\"}");
        form.put("WorkerAttributes", "{\"flexsim\":\"owl\"}");
        form.put("TaskAge", "3");
        return form;
    }

    private HttpResponse<String> post(Map<String, String> form, String signature) throws Exception {
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return post(body, signature);
    }

    private HttpResponse<String> post(String body, String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/reservation"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!signature.isEmpty()) {
            request.header("X-Twilio-Signature", signature);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + door.port() + path);
    }

    private static String signature(Map<String, String> form) throws Exception {
        StringBuilder signed = new StringBuilder(PUBLIC);
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
