package flexsim.taskrouter.expression;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A reference such as {@code routing.skills[0]}: at least one step, the first of them a {@link Key}. Immutable. */
public final class Path {
    private final List<Step> steps;
    private final Optional<Path> tail;

    public Path(List<Step> steps) {
        this.steps = List.copyOf(steps);
        this.tail = steps.size() > 1 && steps.get(1) instanceof Key
                ? Optional.of(new Path(steps.subList(1, steps.size())))
                : Optional.empty();
    }

    /** One step down. */
    public sealed interface Step {}

    /** To a member of an object. */
    public record Key(String name) implements Step {}

    /** To an element of an array, counted from 0. */
    public record Index(int position) implements Step {}

    public List<Step> steps() {
        return steps;
    }

    /** What {@code from} holds at this path; {@link Value#NULL} where a step leads nowhere. */
    public Value in(Value from) {
        Value at = from;
        for (int i = 0; i < steps.size(); i++) {
            at = down(at, steps.get(i));
        }
        return at;
    }

    private static Value down(Value from, Step step) {
        if (step instanceof Key key && from instanceof Value.Obj object) {
            return object.members().getOrDefault(key.name(), Value.NULL);
        }
        if (step instanceof Index index
                && from instanceof Value.Array array
                && index.position() < array.elements().size()) {
            return array.elements().get(index.position());
        }
        return Value.NULL;
    }

    /** The name of the first step. */
    public String head() {
        return ((Key) steps.get(0)).name();
    }

    /** The number of steps. */
    public int length() {
        return steps.size();
    }

    /** The path without its first step; empty when nothing is left or when what is left begins with an index. */
    public Optional<Path> tail() {
        return tail;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Path path && path.steps.equals(steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    /** As it is written in an expression. */
    @Override
    public String toString() {
        return steps.stream()
                .map(step -> step instanceof Key key ? "." + key.name() : "[" + ((Index) step).position() + "]")
                .collect(Collectors.joining())
                .substring(1);
    }
}
