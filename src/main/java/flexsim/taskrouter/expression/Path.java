package flexsim.taskrouter.expression;

import java.util.List;

/**
 * A reference such as {@code routing.skills[0]}: at least one step. As parsed, the first is a {@link Key}. Immutable.
 *
 * <p>A scope that gives several things under their names (a task and a worker) routes on {@link #head()} and hands the
 * {@link #tail()} on; neither allocates.
 */
public final class Path {
    private final List<Step> steps;
    private final String head;
    private final Path tail;

    /** One step down. */
    public sealed interface Step {}

    /** To a member of an object. */
    public record Key(String name) implements Step {}

    /** To an element of an array, counted from 0. */
    public record Index(int position) implements Step {
        public Index {
            if (position < 0) {
                throw new IllegalArgumentException("an element's position is counted from 0: " + position);
            }
        }
    }

    /** @throws IllegalArgumentException when there is no step */
    public Path(List<Step> steps) {
        this(List.copyOf(steps), tails(List.copyOf(steps)));
    }

    private Path(List<Step> steps, Path tail) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one step");
        }
        this.steps = steps;
        this.head = steps.get(0) instanceof Key key ? key.name() : "";
        this.tail = tail;
    }

    /** All tails, the shortest first, so that each finds its own tail ready. They are views of one list. */
    private static Path tails(List<Step> steps) {
        Path tail = null;
        for (int from = steps.size() - 1; from > 0; from--) {
            tail = new Path(steps.subList(from, steps.size()), tail);
        }
        return tail;
    }

    /**
     * Parses {@code text}, a path and nothing else.
     *
     * @throws ExpressionException when it is something else
     */
    public static Path parse(String text) throws ExpressionException {
        return new Parser(Lexer.tokens(text)).onlyPath();
    }

    public List<Step> steps() {
        return steps;
    }

    /** What {@code from} holds at this path; {@link Value#NULL} where a step leads nowhere. */
    public Value in(Value from) {
        Value here = from;
        for (int i = 0; i < steps.size(); i++) {
            here = step(here, steps.get(i));
        }
        return here;
    }

    private static Value step(Value from, Step step) {
        if (step instanceof Key key) {
            Value member = from instanceof Value.Obj object ? object.members().get(key.name()) : null;
            return member == null ? Value.NULL : member;
        }
        int position = ((Index) step).position();
        return from instanceof Value.Array array && position < array.elements().size()
                ? array.elements().get(position)
                : Value.NULL;
    }

    /** The name of the first step; empty when that is an {@link Index}, as the tail of {@code a[0]} has it. */
    public String head() {
        return head;
    }

    /** The number of steps. */
    public int length() {
        return steps.size();
    }

    /**
     * The path without its first step.
     *
     * @throws IllegalStateException when there is only one
     */
    public Path tail() {
        if (tail == null) {
            throw new IllegalStateException("'" + this + "' has only one step");
        }
        return tail;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Path path && steps.equals(path.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    /** As it is written in an expression. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Key key) {
                text.append(text.isEmpty() ? "" : ".").append(key.name());
            } else {
                text.append('[').append(((Index) step).position()).append(']');
            }
        }
        return text.toString();
    }
}
