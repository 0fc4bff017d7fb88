package flexsim.taskrouter.expression;

import java.util.List;

/** A reference such as {@code routing.skills[0]}: at least one step, the first of them a {@link Key}. */
public record Path(List<Step> steps) {
    public Path {
        steps = List.copyOf(steps);
    }

    /** One step down. */
    public sealed interface Step {}

    /** To a member of an object. */
    public record Key(String name) implements Step {}

    /** To an element of an array, counted from 0. */
    public record Index(int position) implements Step {}

    /** What {@code from} holds at this path; {@link Value#NULL} where a step leads nowhere. */
    public Value in(Value from) {
        throw new UnsupportedOperationException("being written");
    }

    /** The name of the first step. */
    public String head() {
        return ((Key) steps.get(0)).name();
    }

    /** The number of steps. */
    public int length() {
        return steps.size();
    }

    /** The path without its first step. Only where {@link #length()} is at least 2 and the second step is a key. */
    public Path tail() {
        return new Path(steps.subList(1, steps.size()));
    }
}
