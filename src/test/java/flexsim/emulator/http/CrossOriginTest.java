package flexsim.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.emulator.ServedTwilio;
import flexsim.time.SteppedScheduler;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page in a browser may speak to it, whatever its origin. */
class CrossOriginTest {
    private static final String ORIGIN = "Access-Control-Allow-Origin";

    private static ServedTwilio served;

    @BeforeAll
    static void start() {
        served = new ServedTwilio(new SteppedScheduler(1_700_000_000_000_000L));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static HttpRequest.Builder options() {
        return HttpRequest.newBuilder(URI.create(served.router.baseUrl() + "/v1/Workspaces"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody());
    }

    @Test
    void answers_may_be_read_and_their_tags_too() throws Exception {
        HttpResponse<String> answer = served.send(served.request("Tasks"));

        assertEquals(Optional.of("*"), answer.headers().firstValue(ORIGIN));
        assertTrue(answer.headers()
                .firstValue("Access-Control-Expose-Headers")
                .orElse("")
                .contains("ETag"));
    }

    @Test
    void errors_may_be_read_too() throws Exception {
        assertEquals(
                Optional.of("*"),
                served.send(served.request("Nonsense")).headers().firstValue(ORIGIN));
    }

    @Test
    void answers_to_deletions_have_no_such_headers() throws Exception {
        HttpResponse<String> answer = served.send(served.request("Tasks/WT0").DELETE());

        assertEquals(Optional.empty(), answer.headers().firstValue(ORIGIN));
    }

    @Test
    void a_browser_may_ask_without_credentials() throws Exception {
        HttpResponse<String> answer = served.send(
                options().header("Origin", "http://localhost:3000").header("Access-Control-Request-Method", "POST"));

        assertEquals(204, answer.statusCode());
        assertEquals("", answer.body());
        assertTrue(answer.headers()
                .firstValue("Access-Control-Allow-Headers")
                .orElse("")
                .contains("Authorization"));
    }

    @Test
    void another_question_for_the_options_is_none() throws Exception {
        assertEquals(401, served.send(options()).statusCode());
        assertEquals(
                405,
                served.send(options().header("Authorization", ServedTwilio.AUTHORIZATION))
                        .statusCode());
    }
}
