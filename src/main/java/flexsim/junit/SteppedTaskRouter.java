package flexsim.junit;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import flexsim.emulator.LocalTwilio;
import flexsim.emulator.control.ClockControl;
import flexsim.emulator.http.Authentication;
import flexsim.time.Micros;
import flexsim.time.SwitchableScheduler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpHost;

/**
 * A local TaskRouter for one test. It starts with one workspace that looks like a Flex project's, in which nothing happens
 * by the passing of time unless the test lets time pass. Letting it pass fires every timeout that falls due, one deadline
 * after the other, and waits before, between and after them until the pending webhooks have their responses and
 * their instructions carried out. Thread-safe; but a receiver of webhooks that moves the clock would wait for itself.
 */
public final class SteppedTaskRouter implements AutoCloseable {
    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String TOKEN = "local-token-not-secret";
    private static final String WORKSPACE = "WS00000000000000000000000000000001";
    private static final int CONNECTIONS = 64;

    private final SwitchableScheduler scheduler;
    private final LocalTwilio router;
    private final ClockControl clock;
    private final PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
    private final TwilioRestClient twilio;

    /**
     * Starts one on a free port of the loopback address.
     *
     * @param start what its clock shows
     * @param seed of the SIDs that it makes
     */
    public SteppedTaskRouter(Instant start, long seed) {
        scheduler = SwitchableScheduler.stoppedAt(Micros.of(start), "taskrouter-clock");
        router = LocalTwilio.start(
                LocalTwilio.Setup.of("127.0.0.1", 0, new Authentication(ACCOUNT, TOKEN), WORKSPACE, seed), scheduler);
        clock = router.clock().orElseThrow();
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

    /** Scheme, host and port, for clients other than Twilio's; below it {@code /_flexsim} has the tools for testers. */
    public URI baseUrl() {
        return router.baseUrl();
    }

    /** The user name of requests. */
    public String accountSid() {
        return ACCOUNT;
    }

    /** The password of requests, and the key of the signatures of what it sends. */
    public String authToken() {
        return TOKEN;
    }

    /** The workspace that it started with. */
    public String workspaceSid() {
        return WORKSPACE;
    }

    /** What its clock shows. */
    public Instant now() {
        return Micros.toInstant(clock.read().now());
    }

    /** When the next timeout is due; empty when nothing waits for one. */
    public Optional<Instant> nextDeadline() {
        OptionalLong next = clock.read().nextDeadline();
        return next.isPresent() ? Optional.of(Micros.toInstant(next.getAsLong())) : Optional.empty();
    }

    /**
     * Lets time pass: every timeout that falls due until then has fired, in order, when this returns.
     *
     * @throws IllegalArgumentException when {@code duration} is negative
     * @throws IllegalStateException when a webhook was not answered within five seconds of real time; the clock has
     *     been moved all the same
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not go back: advance by zero or more, not by " + duration);
        }
        requireSettled(clock.advance(duration));
    }

    /**
     * Lets time pass until the next timeout and fires it, and what else is due at that instant; without one nothing
     * happens.
     *
     * @throws IllegalStateException as for {@link #advance}
     */
    public void skipToNextDeadline() {
        requireSettled(clock.skipToNextDeadline());
    }

    /**
     * Lets no time pass, and returns when the pending webhooks have their responses and the instructions
     * carried out.
     *
     * @throws IllegalStateException as for {@link #advance}
     */
    public void settle() {
        advance(Duration.ZERO);
    }

    private void requireSettled(boolean settled) {
        if (!settled) {
            throw new IllegalStateException("the clock shows " + now() + ", but a webhook was not answered within five"
                    + " seconds: does its receiver hang, or move the clock itself?");
        }
    }

    /**
     * Goes back to the workspace that it started with, so that the same requests get the same SIDs again. The clock
     * stays where it is.
     */
    public void reset() {
        router.reset();
    }

    @Override
    public void close() {
        connections.close();
        router.close();
        scheduler.close();
    }
}
