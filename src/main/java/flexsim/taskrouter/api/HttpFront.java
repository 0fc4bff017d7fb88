package flexsim.taskrouter.api;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: lets requests in, finds their route, sends answers and, for anything that goes wrong, envelopes. */
final class HttpFront {
    static final String JSON = "application/json";
    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final String FORM = "application/x-www-form-urlencoded";

    /** A workflow's configuration of the greatest size, form-encoded, fits. */
    private static final int MAX_BODY = 4 * 1_024 * 1_024;

    private static final long MAX_DRAINED = 8L * MAX_BODY;

    private static final int MAX_THREADS = 1_000;
    private static final int MIN_THREADS = 16;
    private static final int BACKLOG = 512;
    /** The attributes of a list's filter, form-encoded, fit. */
    private static final int MAX_HEADER = 32 * 1_024;

    /** Also how long a request may pause in mid-body, holding one of the many threads. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private static final Pattern READABLE = Pattern.compile("charset=\"?(utf-?8|us-ascii|iso-8859-1)\"?\\s*(;|$)");

    /** How long a kept connection without a request holds up a stop. */
    private static final Duration SHUTDOWN_IDLE = Duration.ofMillis(100);

    private final Credentials credentials;
    private final Routes routes;
    private final Javalin javalin;
    private final String baseUrl;

    /**
     * Starts serving.
     *
     * @param port 0 for any free one
     * @param grace how long a stop waits for requests in flight
     * @throws UncheckedIOException when it cannot listen there
     */
    HttpFront(String host, int port, Credentials credentials, Routes routes, Duration grace) {
        this.credentials = credentials;
        this.routes = routes;
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
        });
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new EnvelopeErrorHandler()));
        config.jetty.addConnector((server, http) -> {
            http.setRequestHeaderSize(MAX_HEADER);
            ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
            connector.setHost(host);
            connector.setPort(port);
            connector.setAcceptQueueSize(BACKLOG);
            connector.setIdleTimeout(IDLE.toMillis());
            connector.setShutdownIdleTimeout(SHUTDOWN_IDLE.toMillis());
            return opened(connector);
        });
        config.routes.before(this::serve);
    }

    /** Binds before the server starts: a port in use is answered by one line, not by the server's log. */
    private static ServerConnector opened(ServerConnector connector) {
        String where = connector.getHost() + ":" + connector.getPort();
        try {
            connector.open();
            return connector;
        } catch (UnresolvedAddressException | UnknownHostException unknown) {
            throw new UncheckedIOException("cannot listen on " + where + ": no such host", new IOException(unknown));
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "cannot listen on " + where + ": the port is in use or not allowed; choose another, 0 for any"
                            + " free one",
                    refused);
        }
    }

    String baseUrl() {
        return baseUrl;
    }

    /** Takes no more requests and waits for those in flight. */
    void stop() {
        try {
            javalin.stop();
        } catch (JavalinException late) {
            LOG.warn("stopped with requests still in flight: they did not end within the grace period");
        }
    }

    private void serve(Context context) throws IOException {
        Answer answer = answer(context.req());
        context.skipRemainingHandlers();
        HttpServletResponse response = context.res();
        response.setStatus(answer.status());
        CrossOrigin.addHeaders(context.req(), response);
        answer.headers().forEach(response::setHeader);
        if (answer.body().length > 0) {
            response.setContentType(JSON);
            response.setContentLength(answer.body().length);
            response.getOutputStream().write(answer.body());
        }
    }

    private Answer answer(HttpServletRequest request) {
        try {
            return dispatch(request);
        } catch (ApiError error) {
            return error.answer();
        } catch (IOException | RuntimeException failure) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
            return ApiError.internal().answer();
        }
    }

    private Answer dispatch(HttpServletRequest request) throws IOException {
        if (CrossOrigin.asks(request)) {
            return CrossOrigin.allowed();
        }
        if (!credentials.admit(Optional.ofNullable(request.getHeader("Authorization")))) {
            throw ApiError.unauthenticated();
        }
        String path = request.getRequestURI();
        Routes.Match match = routes.match(request.getMethod(), path);
        Parameters parameters = new Parameters(
                FormText.decode(form(request)), Optional.ofNullable(request.getHeader(Parameters.IF_MATCH)));
        return match.operation()
                .answer(new Call(
                        clientsBaseUrl(request), credentials.accountSid(), path, match.variables(), parameters));
    }

    /** Query and body together, as a POST's parameters may stand in either. */
    private static String form(HttpServletRequest request) throws IOException {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        String type = Optional.ofNullable(request.getHeader("Content-Type"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (type.contains("charset") && !READABLE.matcher(type).find()) {
            throw ApiError.unsupportedMediaType();
        }
        byte[] body = body(request);
        if (body.length == 0) {
            return query;
        }
        if (!type.startsWith(FORM)) {
            throw ApiError.unsupportedMediaType();
        }
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return query.isEmpty() ? text : query + "&" + text;
    }

    private static byte[] body(HttpServletRequest request) {
        byte[] body = request.getContentLengthLong() > MAX_BODY ? new byte[0] : read(request);
        if (request.getContentLengthLong() > MAX_BODY || body.length > MAX_BODY) {
            drain(request);
            throw ApiError.tooLarge(MAX_BODY);
        }
        return body;
    }

    /** A client that is still sending does not hear the answer: what is not absurdly long is let run out first. */
    private static void drain(HttpServletRequest request) {
        try {
            request.getInputStream().skip(MAX_DRAINED);
        } catch (IOException | RuntimeException broken) {
            LOG.debug("a body that is too long broke off");
        }
    }

    /** A body that breaks off, comes too slowly or in chunks that are none is the client's fault. */
    private static byte[] read(HttpServletRequest request) {
        try {
            return request.getInputStream().readNBytes(MAX_BODY + 1);
        } catch (IOException | RuntimeException unreadable) {
            throw ApiError.invalid("The body cannot be read: it breaks off, is malformed or comes too slowly");
        }
    }

    /** As the client addresses the server; but one that thinks it speaks to Twilio is given the real address. */
    private String clientsBaseUrl(HttpServletRequest request) {
        String host = Optional.ofNullable(request.getHeader("Host")).orElse("").toLowerCase(Locale.ROOT);
        String name = host.replaceFirst(":\\d*$", "");
        return host.isEmpty() || name.endsWith(".twilio.com") ? baseUrl : request.getScheme() + "://" + host;
    }
}
