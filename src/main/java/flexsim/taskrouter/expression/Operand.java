package flexsim.taskrouter.expression;

import java.util.ArrayList;
import java.util.List;

/** One side of a comparison. */
sealed interface Operand {
    Value value(Scope scope);

    /** Whether it is the word {@code null}. */
    default boolean isNull() {
        return false;
    }

    /** The array of {@code elements}; a constant when all of them are. */
    static Operand array(List<Operand> elements) {
        var values = new ArrayList<Value>(elements.size());
        for (Operand element : elements) {
            if (!(element instanceof Constant constant)) {
                return new Elements(List.copyOf(elements));
            }
            values.add(constant.value());
        }
        return new Constant(new Value.Array(values));
    }

    record Constant(Value value) implements Operand {
        @Override
        public Value value(Scope scope) {
            return value;
        }

        @Override
        public boolean isNull() {
            return value instanceof Value.Null;
        }
    }

    record Reference(Path path) implements Operand {
        @Override
        public Value value(Scope scope) {
            return scope.lookup(path);
        }
    }

    /** An array that names references, so that it is another one in each scope. */
    record Elements(List<Operand> operands) implements Operand {
        @Override
        public Value value(Scope scope) {
            var values = new ArrayList<Value>(operands.size());
            for (Operand operand : operands) {
                values.add(operand.value(scope));
            }
            return new Value.Array(values);
        }
    }
}
