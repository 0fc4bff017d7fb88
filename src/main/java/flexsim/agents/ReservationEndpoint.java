package flexsim.agents;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.http.HttpServer;
import flexsim.http.MalformedRequestException;
import flexsim.http.RequestBody;
import flexsim.http.SignatureCheck;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The HTTP endpoint where TaskRouter offers tasks: {@code POST /reservation}. Also {@code GET /} and
 * {@code GET /healthz}, to see that it listens. A callback is checked for its signature before anything is made of it.
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
    private final HttpServer server;
    private final String publicUrl;

    /**
     * Starts listening.
     *
     * @param publicUrl from the port in use, the callback's URL exactly as the Workflow has it: with it TaskRouter signs
     * @param host address to listen on
     * @param port 0 for any free one
     * @throws java.io.UncheckedIOException when nothing can listen there
     */
    public ReservationEndpoint(
            AgentSimulation agents, SignatureCheck signatures, IntFunction<String> publicUrl, String host, int port) {
        this.agents = agents;
        this.signatures = signatures;
        this.server = new HttpServer(HttpServer.Settings.of(host, port, MOST_BYTES), this::serve);
        this.publicUrl = publicUrl.apply(server.port());
    }

    private void serve(JavalinConfig config) {
        config.routes.get("/", context -> context.result("flexsim agentsim is alive\n"));
        config.routes.get("/healthz", this::health);
        config.routes.post(PATH, this::offer);
        config.routes.error(404, ReservationEndpoint::unknown);
        config.routes.exception(MalformedRequestException.class, ReservationEndpoint::refuse);
        config.routes.exception(UnsignedException.class, (unsigned, context) -> context.status(403));
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

    /** Nothing is made of a callback before its signature is checked; what is no form cannot be signed. */
    private void offer(Context context) {
        Map<String, String> form = signedForm(context);
        try {
            context.contentType(JSON).result(text(agents.offered(AssignmentForm.offer(form))));
        } catch (IllegalArgumentException malformed) {
            ObjectNode error = JsonNodeFactory.instance.objectNode().put("error", malformed.getMessage());
            context.status(400).contentType(JSON).result(error.toString());
        }
    }

    private Map<String, String> signedForm(Context context) {
        Map<String, String> form = AssignmentForm.parameters(RequestBody.form(context.req(), MOST_BYTES));
        String signature = context.header("X-Twilio-Signature");
        if (signature == null || !signatures.valid(publicUrl, form, signature)) {
            throw new UnsignedException();
        }
        return form;
    }

    /** Whoever does not sign learns nothing of what is wrong. */
    private static void refuse(MalformedRequestException malformed, Context context) {
        context.status(malformed.status() == 413 ? 413 : 403);
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

    /** Ends a request whose signature is missing or wrong; carries no stack trace. */
    private static final class UnsignedException extends RuntimeException {
        UnsignedException() {
            super("not signed by TaskRouter", null, false, false);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
