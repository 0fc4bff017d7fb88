package flexsim.emulator.http;

import flexsim.taskrouter.document.MalformedException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: lets requests in, finds their route, sends answers and, for anything that goes wrong, envelopes. */
public final class HttpFront {
    static final String JSON = "application/json";
    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final int MAX_THREADS = 200;
    private static final int MIN_THREADS = 16;
    private static final int BACKLOG = 512;
    /** The attributes of a list's filter, form-encoded, fit. */
    private static final int MAX_HEADER = 32 * 1_024;

    /** Of a connection between two requests. */
    private static final Duration IDLE = Duration.ofSeconds(75);

    /** Of a client in the middle of a body. */
    private static final Duration STALLED = Duration.ofSeconds(5);

    /** The server's own way to be told so: no status, no answer. */
    private static final int CUT_CONNECTION = -1;

    /** How long a kept connection without a request holds up a stop. */
    private static final Duration SHUTDOWN_IDLE = Duration.ofMillis(100);

    private final Authentication credentials;
    private final Supplier<RequestPipeline> doors;
    private final Javalin javalin;
    private final String baseUrl;

    /**
     * Starts serving.
     *
     * @param port 0 for any free one
     * @param doors asked once for each request
     * @param grace how long a stop waits for requests in flight
     * @throws UncheckedIOException when it cannot listen there
     */
    public HttpFront(
            String host, int port, Authentication credentials, Supplier<RequestPipeline> doors, Duration grace) {
        this.credentials = credentials;
        this.doors = doors;
        this.javalin = Javalin.create(config -> configure(config, host, port, grace));
        javalin.start();
        this.baseUrl = "http://" + reachable(host) + ":" + javalin.port();
    }

    /** A wildcard is no address to connect to; an IPv6 address stands in brackets. */
    private static String reachable(String host) {
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return "127.0.0.1";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private void configure(JavalinConfig config, String host, int port, Duration grace) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(grace.toMillis());
            server.setErrorHandler(new EnvelopeErrorHandler());
            server.setHandler(new BodyBuffer(STALLED));
        });
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new EnvelopeErrorHandler()));
        config.jetty.addConnector((server, http) -> {
            http.setRequestHeaderSize(MAX_HEADER);
            http.addCustomizer((request, headers) -> {
                RateLimitHeaders.addUnlimited(headers);
                CrossOrigin.addHeaders(request.getMethod(), headers);
                return request;
            });
            ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
            connector.setHost(host);
            connector.setPort(port);
            connector.setAcceptQueueSize(BACKLOG);
            connector.setIdleTimeout(IDLE.toMillis());
            connector.setShutdownIdleTimeout(SHUTDOWN_IDLE.toMillis());
            return Binding.bound(connector);
        });
        config.routes.before(this::serve);
    }

    public String baseUrl() {
        return baseUrl;
    }

    /** Takes no more requests and waits for those in flight. */
    public void stop() {
        try {
            javalin.stop();
        } catch (JavalinException late) {
            LOG.warn("stopped with requests still in flight: they did not end within the grace period");
        }
    }

    private void serve(Context context) throws IOException {
        context.skipRemainingHandlers();
        HttpServletResponse response = context.res();
        try {
            send(answer(context.req(), response), response);
        } catch (DroppedException wanted) {
            response.sendError(CUT_CONNECTION);
        }
    }

    private static void send(Response answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer.body().length > 0) {
            response.setContentType(JSON);
            response.setContentLength(answer.body().length);
            response.getOutputStream().write(answer.body());
        }
    }

    private Response answer(HttpServletRequest request, HttpServletResponse response) {
        try {
            return dispatch(request, response);
        } catch (ApiError error) {
            return error.answer();
        } catch (MalformedException malformed) {
            return ApiError.invalid(malformed.getMessage()).answer();
        } catch (DroppedException wanted) {
            throw wanted;
        } catch (RuntimeException failure) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
            return ApiError.internal().answer();
        }
    }

    private Response dispatch(HttpServletRequest request, HttpServletResponse response) {
        if (CrossOrigin.asks(request)) {
            return CrossOrigin.allowed();
        }
        boolean admitted = credentials.admit(Optional.ofNullable(request.getHeader("Authorization")));
        if (!admitted && !request.getRequestURI().equals(Health.PATH)) {
            throw ApiError.unauthenticated();
        }
        RequestPipeline door = doors.get();
        door.gate().pass(request, response);
        String path = request.getRequestURI();
        Router.Match match = door.routes().match(request.getMethod(), path);
        Parameters parameters = new Parameters(
                match.operation().takesJson() ? json(request) : FormText.decode(form(request)),
                door.strictness(),
                Optional.ofNullable(request.getHeader(Parameters.IF_MATCH)));
        return match.operation()
                .answer(new Request(
                        clientsBaseUrl(request), credentials.accountSid(), path, match.variables(), parameters));
    }

    private static Map<String, List<String>> json(HttpServletRequest request) {
        String body = RequestBody.json(request);
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        Map<String, List<String>> values = new LinkedHashMap<>(FormText.decode(query));
        values.putAll(JsonParameters.decode(body));
        return values;
    }

    /** Query and body together, as a POST's parameters may stand in either. */
    private static String form(HttpServletRequest request) {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        String body = RequestBody.form(request);
        return query.isEmpty() || body.isEmpty() ? query + body : query + "&" + body;
    }

    /** As the client addresses the server; but one that thinks it speaks to Twilio is given the real address. */
    private String clientsBaseUrl(HttpServletRequest request) {
        String host = Optional.ofNullable(request.getHeader("Host")).orElse("").toLowerCase(Locale.ROOT);
        boolean twilios = host.endsWith(".twilio.com") || host.contains(".twilio.com:");
        return host.isEmpty() || twilios ? baseUrl : request.getScheme() + "://" + host;
    }
}
