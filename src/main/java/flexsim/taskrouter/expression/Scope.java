package flexsim.taskrouter.expression;

/** What the paths of an expression refer to. */
@FunctionalInterface
public interface Scope {
    /** The value at {@code path}; {@link Value#NULL} when there is none. */
    Value lookup(Path path);

    /** Paths start at the members of {@code attributes}. */
    static Scope of(Value attributes) {
        return path -> path.in(attributes);
    }
}
