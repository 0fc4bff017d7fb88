package flexsim.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.emulator.LocalTwilio;
import flexsim.emulator.ServedTwilio;
import flexsim.time.SteppedScheduler;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static HttpResponse<String> asked(ServedTwilio served, String path) throws Exception {
        return served.send(HttpRequest.newBuilder(URI.create(served.router.baseUrl() + path)));
    }

    @Test
    void it_is_told_without_credentials() throws Exception {
        try (ServedTwilio served = new ServedTwilio(new SteppedScheduler(0))) {
            HttpResponse<String> answer = asked(served, "/_flexsim/health");

            assertEquals(200, answer.statusCode());
            assertEquals("{\"status\":\"up\"}", answer.body());
        }
    }

    @Test
    void nothing_else_is() throws Exception {
        try (ServedTwilio served = new ServedTwilio(new SteppedScheduler(0))) {
            assertEquals(401, asked(served, "/_flexsim/clock").statusCode());
            assertEquals(401, asked(served, "/_flexsim/health/").statusCode());
        }
    }

    @Test
    void without_the_tools_there_is_none() throws Exception {
        LocalTwilio.Tools none = new LocalTwilio.Tools(false, RateLimits.NONE, false);
        try (ServedTwilio served = new ServedTwilio(new SteppedScheduler(0), none)) {
            assertEquals(404, asked(served, "/_flexsim/health").statusCode());
        }
    }
}
