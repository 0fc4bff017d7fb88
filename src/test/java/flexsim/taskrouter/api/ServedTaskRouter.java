package flexsim.taskrouter.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import flexsim.time.Scheduler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpHost;

/** A local TaskRouter on a free port for one test, with Twilio's own SDK and a plain client talking to it. */
final class ServedTaskRouter implements AutoCloseable {
    static final String ACCOUNT = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    static final String TOKEN = "the token of this test";
    static final String WORKSPACE = "WSbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes());

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final LocalTaskRouter router;
    final TwilioRestClient twilio;
    final HttpClient http = HttpClient.newHttpClient();
    private final PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();

    ServedTaskRouter(Scheduler clock) {
        this(clock, Duration.ofSeconds(5));
    }

    ServedTaskRouter(Scheduler clock, Duration callbackPatience) {
        this(clock, callbackPatience, LocalTaskRouter.Tools.STANDARD);
    }

    ServedTaskRouter(Scheduler clock, LocalTaskRouter.Tools tools) {
        this(clock, Duration.ofSeconds(5), tools);
    }

    private ServedTaskRouter(Scheduler clock, Duration callbackPatience, LocalTaskRouter.Tools tools) {
        router = new LocalTaskRouter(
                LocalTaskRouter.Setup.of("127.0.0.1", 0, new Credentials(ACCOUNT, TOKEN), WORKSPACE, 1)
                        .with(tools),
                clock,
                callbackPatience);
        connections.setDefaultMaxPerRoute(64);
        connections.setMaxTotal(64);
        HttpHost server = new HttpHost("http", "127.0.0.1", router.baseUrl().getPort());
        twilio = new TwilioRestClient.Builder(ACCOUNT, TOKEN)
                .httpClient(new NetworkHttpClient(HttpClientBuilder.create()
                        .setConnectionManager(connections)
                        .disableAutomaticRetries()
                        .setRoutePlanner((target, context) -> new HttpRoute(server))))
                .build();
    }

    /** A request to {@code path} below the workspace, or from the root when it starts with {@code /}. */
    HttpRequest.Builder request(String path) {
        String absolute = path.startsWith("/") ? path : "/v1/Workspaces/" + WORKSPACE + "/" + path;
        return HttpRequest.newBuilder(URI.create(router.baseUrl() + absolute)).header("Authorization", AUTHORIZATION);
    }

    HttpRequest.Builder post(String path, String form) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Posts {@code form}; returns the answer's body when the answer is a success. */
    JsonNode posted(String path, String form) throws IOException, InterruptedException {
        return read(send(post(path, form)));
    }

    JsonNode got(String path) throws IOException, InterruptedException {
        return read(send(request(path)));
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        assertTrue(answer.statusCode() < 300, answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        router.stop();
        connections.close();
    }
}
