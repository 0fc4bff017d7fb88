package flexsim.emulator.http;

import flexsim.http.FormText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The table from method and path to handler. A fixed segment goes before a variable one. Immutable once built. */
public final class Router {
    private static final String VARIABLE = "{}";

    /** What is known at one place of the tree of paths. */
    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private final Map<String, Handler> handlers = new TreeMap<>();
    }

    /** What was found, and what stands for the variables, in order. */
    record Match(Handler handler, List<String> variables) {}

    /**
     * One route.
     *
     * @param pattern for instance {@code /v1/Workspaces/{}}
     * @param served false for one that Twilio has and that is refused here by name
     */
    public record Route(String method, String pattern, boolean served) {}

    private final Node root = new Node();
    private final List<Route> all = new ArrayList<>();
    private final UnaryOperator<Handler> around;

    public Router() {
        this(UnaryOperator.identity());
    }

    /** {@code around}: put around every operation. */
    public Router(UnaryOperator<Handler> around) {
        this.around = around;
    }

    /** {@code pattern}: for instance {@code /v1/Workspaces/{}}. */
    public Router add(String method, String pattern, Handler handler) {
        return add(new Route(method, pattern, true), handler);
    }

    /** A route that Twilio has: to say that it is not served is clearer than "not found". */
    public Router addNotServed(String method, String pattern) {
        return add(new Route(method, pattern, false), call -> {
            throw ApiError.notServed("This operation on " + Request.resource(call.path()));
        });
    }

    private Router add(Route route, Handler handler) {
        Node node = root;
        for (String segment : segments(route.pattern())) {
            node = node.children.computeIfAbsent(segment, s -> new Node());
        }
        Handler wrapped = around.apply(handler);
        node.handlers.put(route.method(), handler.takesJson() ? Handler.withJson(wrapped) : wrapped);
        all.add(route);
        return this;
    }

    /** In the order in which they were added. */
    public List<Route> all() {
        return List.copyOf(all);
    }

    /** Throws the error to respond with when there is none. */
    Match match(String method, String path) {
        List<String> variables = new ArrayList<>(4);
        Node node = path.startsWith("/") ? find(path, variables).orElse(root) : root;
        if (node.handlers.isEmpty()) {
            throw ApiError.notFound(Request.resource(path));
        }
        Handler handler = node.handlers.get(method);
        if (handler == null) {
            throw ApiError.methodNotAllowed(String.join(", ", node.handlers.keySet()));
        }
        return new Match(handler, List.copyOf(variables));
    }

    private Optional<Node> find(String path, List<String> variables) {
        Node node = root;
        for (String segment : segments(path)) {
            Node fixed = node.children.get(segment);
            if (fixed == null) {
                fixed = segment.isEmpty() ? null : node.children.get(VARIABLE);
                variables.add(FormText.decodeSegment(segment));
            }
            if (fixed == null) {
                return Optional.empty();
            }
            node = fixed;
        }
        return Optional.of(node);
    }

    private static String[] segments(String path) {
        return path.substring(1).split("/", -1);
    }
}
