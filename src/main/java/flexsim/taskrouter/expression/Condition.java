package flexsim.taskrouter.expression;

import java.util.List;

/** A node of a parsed expression. */
sealed interface Condition {
    boolean holds(Scope scope);

    record Comparison(Operand left, Operator operator, Operand right) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return operator.holds(left.in(scope), right.in(scope));
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return !condition.holds(scope);
        }
    }

    record And(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            for (Condition condition : conditions) {
                if (!condition.holds(scope)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Or(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            for (Condition condition : conditions) {
                if (condition.holds(scope)) {
                    return true;
                }
            }
            return false;
        }
    }
}
