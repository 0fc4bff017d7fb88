package flexsim.taskrouter.expression;

import java.util.List;

/** A condition that holds or does not hold in a scope: an expression, compiled. */
sealed interface Condition {
    boolean holds(Scope scope);

    /**
     * The comparison of two operands, in its cheapest form. A comparison of constants ({@code 1==1}) is decided here,
     * once, and one with the word {@code null} becomes the test for presence.
     */
    static Condition comparing(Operand left, Operator operator, Operand right) {
        if (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
            boolean present = operator == Operator.NOT_EQUAL;
            if (right.isNull()) {
                return new Presence(left, present);
            }
            if (left.isNull()) {
                return new Presence(right, present);
            }
        }
        return left instanceof Operand.Constant a && right instanceof Operand.Constant b
                ? new Fixed(operator.holds(a.value(), b.value()))
                : new Comparison(left, operator, right);
    }

    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).holds(scope)) {
                    return true;
                }
            }
            return false;
        }
    }

    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).holds(scope)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return !part.holds(scope);
        }
    }

    record Comparison(Operand left, Operator operator, Operand right) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return operator.holds(left.value(scope), right.value(scope));
        }
    }

    /** Whether there is something, of whatever kind: {@code x != null}. */
    record Presence(Operand operand, boolean wanted) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return operand.value(scope) instanceof Value.Null != wanted;
        }
    }

    record Fixed(boolean outcome) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return outcome;
        }
    }
}
