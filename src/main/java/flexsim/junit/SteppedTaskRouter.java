package flexsim.junit;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import flexsim.taskrouter.api.Credentials;
import flexsim.taskrouter.api.LocalTaskRouter;
import flexsim.time.Micros;
import flexsim.time.SteppedScheduler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpHost;

/**
 * A local TaskRouter for one test. It starts with one workspace that looks like a Flex project's, in which nothing happens
 * by the passing of time unless the test lets time pass. Thread-safe.
 */
public final class SteppedTaskRouter implements AutoCloseable {
    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String TOKEN = "local-token-not-secret";
    private static final String WORKSPACE = "WS00000000000000000000000000000001";
    private static final int CONNECTIONS = 64;

    private final SteppedScheduler clock;
    private final LocalTaskRouter router;
    private final PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
    private final TwilioRestClient twilio;

    /**
     * Starts one on a free port of the loopback address.
     *
     * @param start what its clock shows
     * @param seed of the SIDs that it makes
     */
    public SteppedTaskRouter(Instant start, long seed) {
        clock = new SteppedScheduler(Micros.of(start));
        router = LocalTaskRouter.start(
                LocalTaskRouter.Setup.of("127.0.0.1", 0, new Credentials(ACCOUNT, TOKEN), WORKSPACE, seed), clock);
        connections.setDefaultMaxPerRoute(CONNECTIONS);
        connections.setMaxTotal(CONNECTIONS);
        HttpHost here = new HttpHost("http", "127.0.0.1", router.baseUrl().getPort());
        twilio = new TwilioRestClient.Builder(ACCOUNT, TOKEN)
                .httpClient(new NetworkHttpClient(HttpClientBuilder.create()
                        .setConnectionManager(connections)
                        .disableAutomaticRetries()
                        .setRoutePlanner((target, context) -> new HttpRoute(here))))
                .build();
    }

    /** A client of Twilio's SDK whose requests all come here. */
    public TwilioRestClient twilio() {
        return twilio;
    }

    /** Scheme, host and port, for clients other than Twilio's. */
    public URI baseUrl() {
        return router.baseUrl();
    }

    public String accountSid() {
        return ACCOUNT;
    }

    /** Also the key of the signatures of what it sends. */
    public String authToken() {
        return TOKEN;
    }

    /** The workspace that it started with. */
    public String workspaceSid() {
        return WORKSPACE;
    }

    /** What its clock shows. */
    public Instant now() {
        return Micros.toInstant(clock.now());
    }

    /**
     * Lets time pass: every timeout that falls due on the way has fired, in order, when this returns.
     *
     * @throws IllegalArgumentException when {@code duration} is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + duration);
        }
        clock.advance(duration);
    }

    @Override
    public void close() {
        connections.close();
        router.close();
    }
}
