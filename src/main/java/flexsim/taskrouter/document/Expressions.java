package flexsim.taskrouter.document;

import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.ExpressionException;
import flexsim.taskrouter.model.Command.TargetWorkers;
import java.util.Optional;

/** The reader of expressions that clients send. */
public final class Expressions {
    private Expressions() {}

    /** {@code what}: the parameter or JSON path, for the message. */
    public static Expression parse(String what, String text) {
        try {
            return Expression.parse(text);
        } catch (ExpressionException malformed) {
            throw new MalformedException("Invalid expression in " + what + ": " + malformed.getMessage());
        }
    }

    /** A queue's expression; a blank one means that no worker serves the queue. */
    public static TargetWorkers targetWorkers(String text) {
        return text.isBlank()
                ? new TargetWorkers("", Optional.empty())
                : new TargetWorkers(text, Optional.of(parse("TargetWorkers", text)));
    }
}
