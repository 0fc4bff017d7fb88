package flexsim.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedded HTTP server: Javalin on one address, without a banner, with bounded threads, connections and bodies. What
 * it serves is configured in Javalin's own terms.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int MAX_THREADS = 200;
    private static final int MIN_THREADS = 16;
    private static final int BACKLOG = 512;

    /** Of a connection between two requests. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(75);

    /** Of a client in the middle of a body. */
    private static final Duration STALLED_TIMEOUT = Duration.ofSeconds(5);

    /** How long a kept connection without a request holds up a stop. */
    private static final Duration SHUTDOWN_IDLE_TIMEOUT = Duration.ofMillis(100);

    private final Javalin javalin;
    private final String baseUrl;

    /**
     * Where and within which bounds to serve.
     *
     * @param port 0 for any free one
     * @param stopTimeout how long a stop waits for requests in flight
     * @param maxBody the most bytes that a body is buffered of
     * @param refusals what is said to what Jetty refuses by itself
     * @param http further settings of Jetty's
     */
    public record Settings(
            String host,
            int port,
            Duration stopTimeout,
            int maxBody,
            RefusalBody refusals,
            Consumer<HttpConfiguration> http) {
        /** With Jetty's own settings, plain refusals, and a second for requests in flight. */
        public static Settings of(String host, int port, int maxBody) {
            return new Settings(host, port, Duration.ofSeconds(1), maxBody, RefusalBody.PLAIN, http -> {});
        }
    }

    /**
     * Starts serving.
     *
     * @param served routes, error mapping and what else Javalin offers
     * @throws UncheckedIOException when it cannot listen there; the message says why and what to do
     */
    public HttpServer(Settings settings, Consumer<JavalinConfig> served) {
        javalin = Javalin.create(config -> {
            configure(config, settings);
            served.accept(config);
        });
        javalin.start();
        baseUrl = "http://" + reachable(settings.host()) + ":" + javalin.port();
    }

    private static void configure(JavalinConfig config, Settings settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(settings.stopTimeout().toMillis());
            server.setErrorHandler(new RefusalHandler(settings.refusals()));
            server.setHandler(new BodyBuffer(STALLED_TIMEOUT, settings.maxBody()));
        });
        config.jetty.modifyServletContextHandler(
                context -> context.setErrorHandler(new RefusalHandler(settings.refusals())));
        config.jetty.addConnector((server, http) -> {
            settings.http().accept(http);
            ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
            connector.setHost(settings.host());
            connector.setPort(settings.port());
            connector.setAcceptQueueSize(BACKLOG);
            connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
            connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_TIMEOUT.toMillis());
            return Binding.bound(connector);
        });
    }

    /** A wildcard is no address to connect to; an IPv6 address stands in brackets. */
    private static String reachable(String host) {
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return "127.0.0.1";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Scheme, host and port. */
    public String baseUrl() {
        return baseUrl;
    }

    /** Takes no more requests and waits for those in flight. */
    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (JavalinException late) {
            LOG.warn("stopped with requests still in flight: they did not end within the stop timeout");
        }
    }
}
