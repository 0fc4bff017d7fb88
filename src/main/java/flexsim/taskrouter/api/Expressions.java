package flexsim.taskrouter.api;

import flexsim.taskrouter.Command.TargetWorkers;
import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.ExpressionException;
import java.util.Optional;

/** Reads expressions that clients send. */
final class Expressions {
    private Expressions() {}

    /** {@code what}: the parameter or JSON path, for the message. */
    static Expression parse(String what, String text) {
        try {
            return Expression.parse(text);
        } catch (ExpressionException malformed) {
            throw ApiError.invalid("Invalid expression in " + what + ": " + malformed.getMessage());
        }
    }

    /** A queue's expression; a blank one means that no worker serves the queue. */
    static TargetWorkers targetWorkers(String text) {
        return text.isBlank()
                ? new TargetWorkers("", Optional.empty())
                : new TargetWorkers(text, Optional.of(parse("TargetWorkers", text)));
    }
}
