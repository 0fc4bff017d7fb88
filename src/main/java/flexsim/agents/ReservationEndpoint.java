package flexsim.agents;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The door through which TaskRouter offers tasks: {@code POST /reservation}. Also {@code GET /} and
 * {@code GET /healthz}, to see that it is open. A callback is checked for its signature before anything is made of it.
 */
public final class ReservationEndpoint implements AutoCloseable {
    /** The path of the assignment callback. */
    public static final String PATH = "/reservation";

    /** Longer bodies are refused; TaskRouter's are below 20 KB. */
    static final int MOST_BYTES = 64 * 1024;

    private static final Map<String, String> PATHS = Map.of("/", "GET, HEAD", "/healthz", "GET, HEAD", PATH, "POST");
    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";
    private static final String ACCEPT = "{\"instruction\":\"accept\"}";

    private final AgentSimulation agents;
    private final SignatureCheck signatures;
    private final Javalin server;
    private final String publicUrl;

    /**
     * Opens the door.
     *
     * @param publicUrl from the port in use, the callback's URL exactly as the Workflow has it: with it TaskRouter signs
     * @param host address to listen on
     * @param port 0 for any free one
     * @throws UncheckedIOException when nothing can listen there
     */
    public ReservationEndpoint(
            AgentSimulation agents, SignatureCheck signatures, IntFunction<String> publicUrl, String host, int port) {
        this.agents = agents;
        this.signatures = signatures;
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.http.maxRequestSize = MOST_BYTES;
            config.routes.get("/", context -> context.result("flexsim agentsim is alive\n"));
            config.routes.get("/healthz", this::health);
            config.routes.post(PATH, this::offer);
            config.routes.error(404, ReservationEndpoint::unknown);
            config.jetty.modifyServer(server -> server.setErrorHandler(new PlainErrors()));
            config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new PlainErrors()));
        });
        listen(host, port);
        this.publicUrl = publicUrl.apply(server.port());
    }

    private void listen(String host, int port) {
        try {
            server.start(host, port);
        } catch (JavalinBindException failure) {
            server.stop();
            String message = causedBy(failure, BindException.class)
                    ? "port " + port + " on " + host + " is in use or not ours: choose another with --port"
                    : "cannot listen on " + host + ":" + port;
            throw new UncheckedIOException(message, new IOException(failure));
        }
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** The port listened on. */
    public int port() {
        return server.port();
    }

    /** The URL that TaskRouter must call. */
    public String publicUrl() {
        return publicUrl;
    }

    /** A wrong method on a path of ours, or a path that is none. */
    private static void unknown(Context context) {
        String allowed = PATHS.get(context.path());
        if (allowed == null) {
            context.contentType(TEXT).result("there is nothing here; callbacks go to POST " + PATH + "\n");
        } else {
            context.status(405).header("Allow", allowed).contentType(TEXT).result("use " + allowed + "\n");
        }
    }

    private void offer(Context context) throws IOException {
        byte[] body = context.bodyInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            context.status(413);
            return;
        }
        Map<String, String> form;
        try {
            form = AssignmentForm.parameters(body);
        } catch (IllegalArgumentException notAForm) {
            context.status(403);
            return;
        }
        String signature = context.header("X-Twilio-Signature");
        if (signature == null || !signatures.valid(publicUrl, form, signature)) {
            context.status(403);
            return;
        }
        answer(context, form);
    }

    private void answer(Context context, Map<String, String> form) {
        try {
            String text = text(agents.offered(AssignmentForm.offer(form)));
            context.contentType(JSON).result(text);
        } catch (IllegalArgumentException malformed) {
            ObjectNode error = JsonNodeFactory.instance.objectNode().put("error", malformed.getMessage());
            context.status(400).contentType(JSON).result(error.toString());
        }
    }

    private static String text(OfferResponse answer) {
        if (answer instanceof OfferResponse.Accept) {
            return ACCEPT;
        }
        ObjectNode instruction = JsonNodeFactory.instance.objectNode();
        if (answer instanceof OfferResponse.Reject reject) {
            instruction.put("instruction", "reject").put("activity_sid", reject.activitySid());
        }
        return instruction.toString();
    }

    private void health(Context context) {
        AgentSnapshot snapshot = agents.snapshot();
        ObjectNode health = JsonNodeFactory.instance.objectNode();
        health.put("status", "up");
        health.put(
                "agents",
                snapshot.agentsByActivity().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        health.put("available", snapshot.available());
        health.put("handling", snapshot.talking() + snapshot.wrapping());
        health.put("accepted", snapshot.accepted());
        health.put("completed", snapshot.completed());
        context.contentType(JSON).result(health.toString());
    }

    @Override
    public void close() {
        server.stop();
    }
}
