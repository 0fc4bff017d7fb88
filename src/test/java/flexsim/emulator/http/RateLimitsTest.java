package flexsim.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.emulator.LocalTwilio;
import flexsim.emulator.ServedTwilio;
import flexsim.time.SteppedScheduler;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --rate-limits}. */
class RateLimitsTest {
    private static final String UNLIMITED = "[2147483647, 2147483647, none]";
    private static final String LIMITED = "Workers?TargetWorkersExpression=1%3D%3D1";

    private ServedTwilio served;

    private void start(RateLimits limits) {
        served = new ServedTwilio(
                new SteppedScheduler(1_700_000_000_000_000L), new LocalTwilio.Tools(true, limits, false));
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return served.send(served.request(path));
    }

    private static String headers(HttpResponse<String> answer) {
        List<String> values = Stream.of("Limit", "Remaining", "Config")
                .map(name -> String.join(" and ", answer.headers().allValues("X-Rate-Limit-" + name)))
                .toList();
        return values.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Workers?TargetWorkersExpression=1%3D%3D1",
                "Tasks?PageSize=1&EvaluateTaskAttributes=1%3D%3D1",
                "TaskQueues?EvaluateWorkerAttributes=%7B%7D"
            })
    void the_fourth_request_at_once_is_refused_with_twilios_code_and_when_to_come_again(String path) throws Exception {
        start(RateLimits.TWILIO);
        // So many that the bucket would have to fill for twelve seconds to let all of them pass.
        List<HttpResponse<String>> answers = Stream.generate(
                        () -> served.http.sendAsync(served.request(path).build(), HttpResponse.BodyHandlers.ofString()))
                .limit(40)
                .toList()
                .stream()
                .map(answer -> answer.join())
                .toList();

        HttpResponse<String> refused = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();

        assertTrue(refused.body().contains("\"code\":20429"), refused.body());
        assertEquals("1", refused.headers().firstValue("Retry-After").orElseThrow());
        assertEquals("[3, 0, 3/1s]", headers(refused));
        assertTrue(answers.stream().filter(answer -> answer.statusCode() != 429).count() >= 3);
    }

    @Test
    void what_is_limited_says_how_many_more_may_come() throws Exception {
        start(RateLimits.TWILIO);

        assertEquals("[3, 2, 3/1s]", headers(get(LIMITED)));
    }

    @Test
    void what_is_not_limited_says_so() throws Exception {
        start(RateLimits.TWILIO);

        assertEquals(UNLIMITED, headers(get("Workers?FriendlyName=TargetWorkersExpression%3D")));
    }

    @Test
    void a_reset_fills_the_buckets() throws Exception {
        start(RateLimits.TWILIO);
        get(LIMITED);

        served.send(served.post("/_flexsim/reset", ""));

        assertEquals("[3, 2, 3/1s]", headers(get(LIMITED)));
    }

    @Test
    void without_limits_every_response_has_the_headers_all_the_same() throws Exception {
        start(RateLimits.NONE);

        assertEquals(UNLIMITED, headers(get(LIMITED)));
        assertEquals(UNLIMITED, headers(get("/nowhere")));
        assertEquals(
                UNLIMITED, headers(served.send(served.request("/v1/Workspaces").setHeader("Authorization", "no"))));
    }
}
