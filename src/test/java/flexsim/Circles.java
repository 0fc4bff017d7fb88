package flexsim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The strongly connected components of a graph, by Tarjan's algorithm. */
final class Circles {
    private final Map<String, ? extends Collection<String>> edges;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> stack = new ArrayDeque<>();
    private final List<Set<String>> found = new ArrayList<>();

    private Circles(Map<String, ? extends Collection<String>> edges) {
        this.edges = edges;
    }

    /** The sets of more than one node of which each reaches every other; every node that is pointed to is a key. */
    static List<Set<String>> in(Map<String, ? extends Collection<String>> edges) {
        Circles circles = new Circles(edges);
        edges.keySet().forEach(circles::visit);
        return circles.found;
    }

    private int visit(String node) {
        if (index.containsKey(node)) {
            return stack.contains(node) ? index.get(node) : Integer.MAX_VALUE;
        }
        int number = index.size();
        index.put(node, number);
        lowest.put(node, number);
        stack.push(node);
        edges.get(node).forEach(next -> lowest.merge(node, Math.min(visit(next), lowestOf(next)), Math::min));
        if (lowest.get(node) == number) {
            close(node);
        }
        return lowest.get(node);
    }

    private int lowestOf(String node) {
        return stack.contains(node) ? lowest.get(node) : Integer.MAX_VALUE;
    }

    private void close(String node) {
        Set<String> circle = new TreeSet<>();
        String member;
        do {
            member = stack.pop();
            circle.add(member);
        } while (!member.equals(node));
        if (circle.size() > 1) {
            found.add(circle);
        }
    }
}
