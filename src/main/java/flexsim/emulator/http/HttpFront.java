package flexsim.emulator.http;

import flexsim.http.FormText;
import flexsim.http.HttpServer;
import flexsim.http.MalformedRequestException;
import flexsim.http.RequestBody;
import flexsim.taskrouter.document.MalformedException;
import io.javalin.http.Context;
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
import org.eclipse.jetty.server.HttpConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The emulator's HTTP front: checks who asks, finds the handler, sends responses and, for anything that goes wrong,
 * Twilio's error envelope.
 */
public final class HttpFront {
    static final String JSON = "application/json";
    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

    /** A workflow's configuration of the greatest size, form-encoded, fits. */
    private static final int MAX_BODY = 4 * 1_024 * 1_024;

    /** The attributes of a list's filter, form-encoded, fit. */
    private static final int MAX_HEADER = 32 * 1_024;

    /** Jetty's code for it: no status, no response. */
    private static final int CUT_CONNECTION = -1;

    private final Authentication authentication;
    private final Supplier<RequestPipeline> pipelines;
    private final HttpServer server;

    /**
     * Starts serving.
     *
     * @param port 0 for any free one
     * @param pipelines asked once for each request
     * @param stopTimeout how long a stop waits for requests in flight
     * @throws UncheckedIOException when it cannot listen there
     */
    public HttpFront(
            String host,
            int port,
            Authentication authentication,
            Supplier<RequestPipeline> pipelines,
            Duration stopTimeout) {
        this.authentication = authentication;
        this.pipelines = pipelines;
        this.server = new HttpServer(
                new HttpServer.Settings(host, port, stopTimeout, MAX_BODY, new EnvelopeBody(), HttpFront::configure),
                config -> config.routes.before(this::serve));
    }

    private static void configure(HttpConfiguration http) {
        http.setRequestHeaderSize(MAX_HEADER);
        http.addCustomizer((request, headers) -> {
            RateLimitHeaders.addUnlimited(headers);
            CrossOrigin.addHeaders(request.getMethod(), headers);
            return request;
        });
    }

    /** Scheme, host and port. */
    public String baseUrl() {
        return server.baseUrl();
    }

    /** Takes no more requests and waits for those in flight. */
    public void stop() {
        server.close();
    }

    private void serve(Context context) throws IOException {
        context.skipRemainingHandlers();
        try {
            send(respond(context.req(), context.res()), context.res());
        } catch (DroppedException wanted) {
            context.res().sendError(CUT_CONNECTION);
        }
    }

    private static void send(Response response, HttpServletResponse http) throws IOException {
        http.setStatus(response.status());
        response.headers().forEach(http::setHeader);
        if (response.body().length > 0) {
            http.setContentType(JSON);
            http.setContentLength(response.body().length);
            http.getOutputStream().write(response.body());
        }
    }

    private Response respond(HttpServletRequest request, HttpServletResponse http) {
        try {
            return dispatch(request, http);
        } catch (ApiError error) {
            return error.response();
        } catch (MalformedException malformed) {
            return ApiError.invalid(malformed.getMessage()).response();
        } catch (MalformedRequestException malformed) {
            return ApiError.ofStatus(malformed.status(), malformed.getMessage()).response();
        } catch (DroppedException wanted) {
            throw wanted;
        } catch (RuntimeException failure) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
            return ApiError.internal().response();
        }
    }

    private Response dispatch(HttpServletRequest request, HttpServletResponse response) {
        if (CrossOrigin.asks(request)) {
            return CrossOrigin.allowed();
        }
        boolean admitted = authentication.admit(Optional.ofNullable(request.getHeader("Authorization")));
        if (!admitted && !request.getRequestURI().equals(Health.PATH)) {
            throw ApiError.unauthenticated();
        }
        RequestPipeline pipeline = pipelines.get();
        pipeline.filter().pass(request, response);
        String path = request.getRequestURI();
        Router.Match match = pipeline.router().match(request.getMethod(), path);
        Parameters parameters = new Parameters(
                match.handler().takesJson() ? json(request) : FormText.decode(form(request)),
                pipeline.strictness(),
                Optional.ofNullable(request.getHeader(Parameters.IF_MATCH)));
        return match.handler()
                .handle(new Request(
                        clientsBaseUrl(request), authentication.accountSid(), path, match.variables(), parameters));
    }

    private static Map<String, List<String>> json(HttpServletRequest request) {
        String body = RequestBody.json(request, MAX_BODY);
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        Map<String, List<String>> values = new LinkedHashMap<>(FormText.decode(query));
        values.putAll(JsonParameters.decode(body));
        return values;
    }

    /** Query and body together, as a POST's parameters may stand in either. */
    private static String form(HttpServletRequest request) {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        String body = RequestBody.form(request, MAX_BODY);
        return query.isEmpty() || body.isEmpty() ? query + body : query + "&" + body;
    }

    /** As the client addresses the server; but one that thinks it speaks to Twilio is given the real address. */
    private String clientsBaseUrl(HttpServletRequest request) {
        String host = Optional.ofNullable(request.getHeader("Host")).orElse("").toLowerCase(Locale.ROOT);
        boolean twilios = host.endsWith(".twilio.com") || host.contains(".twilio.com:");
        return host.isEmpty() || twilios ? baseUrl() : request.getScheme() + "://" + host;
    }
}
