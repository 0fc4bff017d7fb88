package flexsim.emulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import flexsim.contract.Exchanges;
import flexsim.emulator.http.Authentication;
import flexsim.emulator.persistence.Store;
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
public final class ServedTwilio implements AutoCloseable {
    public static final String ACCOUNT = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public static final String TOKEN = "the token of this test";
    public static final String WORKSPACE = "WSbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    public static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes());

    private static final LocalTwilio.Setup SETUP =
            LocalTwilio.Setup.of("127.0.0.1", 0, new Authentication(ACCOUNT, TOKEN), WORKSPACE, 1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public final LocalTwilio router;
    public final TwilioRestClient twilio;
    public final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Exchanges exchanges = Exchanges.ofThisTest();
    private final PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();

    public ServedTwilio(Scheduler clock) {
        this(clock, Duration.ofSeconds(5));
    }

    public ServedTwilio(Scheduler clock, Duration callbackTimeout) {
        this(new LocalTwilio(SETUP, clock, callbackTimeout));
    }

    public ServedTwilio(Scheduler clock, Duration callbackTimeout, Duration stopTimeout) {
        this(new LocalTwilio(SETUP, clock, callbackTimeout, stopTimeout));
    }

    /** One that goes on where the store ends. */
    public ServedTwilio(Scheduler clock, Store store) {
        this(LocalTwilio.start(SETUP, clock, store));
    }

    public ServedTwilio(Scheduler clock, Store store, LocalTwilio.Tools tools) {
        this(LocalTwilio.start(SETUP.with(tools), clock, store));
    }

    public ServedTwilio(Scheduler clock, LocalTwilio.Tools tools) {
        this(LocalTwilio.start(SETUP.with(tools), clock));
    }

    private ServedTwilio(LocalTwilio started) {
        router = started;
        connections.setDefaultMaxPerRoute(64);
        connections.setMaxTotal(64);
        HttpHost server = new HttpHost("http", "127.0.0.1", router.baseUrl().getPort());
        twilio = new TwilioRestClient.Builder(ACCOUNT, TOKEN)
                .httpClient(new RecordingClient(HttpClientBuilder.create()
                        .setConnectionManager(connections)
                        .disableAutomaticRetries()
                        .setRoutePlanner((target, context) -> new HttpRoute(server))))
                .build();
    }

    /** Twilio's own client; what it is answered is held against Twilio's contract. */
    private final class RecordingClient extends NetworkHttpClient {
        RecordingClient(HttpClientBuilder builder) {
            super(builder);
        }

        @Override
        public Response makeRequest(Request request) {
            Response response = super.makeRequest(request);
            String content = response.getContent();
            exchanges.record(
                    request.getMethod().toString(),
                    request.constructURL().getPath(),
                    response.getStatusCode(),
                    content);
            return new Response(content, response.getStatusCode(), response.getHeaders());
        }
    }

    /** A request to {@code path} below the workspace, or from the root when it starts with {@code /}. */
    public HttpRequest.Builder request(String path) {
        String absolute = path.startsWith("/") ? path : "/v1/Workspaces/" + WORKSPACE + "/" + path;
        return HttpRequest.newBuilder(URI.create(router.baseUrl() + absolute))
                .header("Authorization", AUTHORIZATION)
                .header("Connection", "close");
    }

    public HttpRequest.Builder post(String path, String form) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest built = request.build();
        HttpResponse<String> response = http.send(built, HttpResponse.BodyHandlers.ofString());
        exchanges.record(built.method(), built.uri().getRawPath(), response.statusCode(), response.body());
        return response;
    }

    /** Posts {@code form}; returns the answer's body when the answer is a success. */
    public JsonNode posted(String path, String form) throws IOException, InterruptedException {
        return read(send(post(path, form)));
    }

    public JsonNode got(String path) throws IOException, InterruptedException {
        return read(send(request(path)));
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        assertTrue(answer.statusCode() < 300, answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        connections.close();
        router.stop();
    }
}
