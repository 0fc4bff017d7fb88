package flexsim.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import flexsim.time.Micros;
import flexsim.time.Scheduler;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * twilio-java's transport without its own retries or those of the HTTP client under it: one call is one request, and
 * what might pass is thrown as {@link TransientFailure}. A base URL changes where connections go and nothing else. Thread-safe.
 */
final class SingleTryClient extends NetworkHttpClient {
    /** As many as requests may hang at once, so that none waits for another's answer. */
    private static final int CONNECTIONS = 1_024;

    private static final int CLIENT_ERROR = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final String target;
    private final Scheduler clock;

    SingleTryClient(Optional<URI> baseUrl, Duration answerTimeout, Scheduler clock) {
        super(builder(baseUrl, answerTimeout));
        this.clock = clock;
        this.target = baseUrl.map(URI::toString).orElse("Twilio");
    }

    private static HttpClientBuilder builder(Optional<URI> baseUrl, Duration answerTimeout) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(5))
                        .setSocketTimeout(Timeout.ofMilliseconds(answerTimeout.toMillis()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .build();
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableRedirectHandling();
        baseUrl.ifPresent(url -> builder.setRoutePlanner((host, context) -> route(url))
                .addRequestInterceptorLast(
                        (request, entity, context) -> request.setHeader("Host", url.getAuthority())));
        return builder;
    }

    private static HttpRoute route(URI url) {
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        return new HttpRoute(new HttpHost(url.getScheme(), url.getHost(), port), null, secure);
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        Response response;
        try {
            response = super.makeRequest(request);
        } catch (ApiException | ApiConnectionException failure) {
            throw TransientFailure.noAnswer(
                    neverSent(failure), "no answer from " + target + " (" + kindOf(failure) + ")");
        }
        if (response.getStatusCode() == TOO_MANY_REQUESTS || response.getStatusCode() >= SERVER_ERROR) {
            throw TransientFailure.answered(response.getStatusCode(), retryAfter(response));
        }
        if (response.getStatusCode() >= CLIENT_ERROR) {
            throw ClientError.of(response.getStatusCode(), response.getContent());
        }
        return response;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static boolean neverSent(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof ConnectException
                        || cause instanceof ConnectTimeoutException
                        || cause instanceof UnknownHostException
                        || cause instanceof NoRouteToHostException);
    }

    /** What broke, without the message, which may quote the request. */
    private static String kindOf(Throwable failure) {
        if (neverSent(failure)) {
            return "no connection";
        }
        Throwable root = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
        return root.getClass().getSimpleName();
    }

    /** Seconds or an HTTP date; what cannot be read counts as absent. */
    private Optional<Duration> retryAfter(Response response) {
        Header[] headers = response.getHeaders() == null ? new Header[0] : response.getHeaders();
        return Stream.of(headers)
                .filter(header -> header.getName().equalsIgnoreCase("Retry-After"))
                .map(header -> header.getValue().strip())
                .findFirst()
                .flatMap(this::readRetryAfter);
    }

    private Optional<Duration> readRetryAfter(String value) {
        try {
            if (value.chars().allMatch(Character::isDigit)) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(Micros.toInstant(clock.now()), until);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
