package flexsim.taskrouter.model;

import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.expression.Value;
import java.util.Map;

/**
 * The attributes of a task or worker.
 *
 * @param text as the client wrote them; echoed unchanged
 * @param value the same, as expressions see it
 */
public record Attributes(String text, Value value) implements Scope {
    public static final Attributes EMPTY = new Attributes("{}", new Value.Obj(Map.of()));

    /** What the attributes hold at {@code path}. */
    @Override
    public Value lookup(Path path) {
        return path.in(value);
    }
}
