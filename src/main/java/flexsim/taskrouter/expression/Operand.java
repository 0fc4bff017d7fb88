package flexsim.taskrouter.expression;

import java.util.List;

/** One side of a comparison. */
sealed interface Operand {
    /** What it stands for in {@code scope}. */
    Value in(Scope scope);

    record Constant(Value value) implements Operand {
        @Override
        public Value in(Scope scope) {
            return value;
        }
    }

    record Reference(Path path) implements Operand {
        @Override
        public Value in(Scope scope) {
            return scope.lookup(path);
        }
    }

    /** An array of which at least one element is a reference. */
    record Elements(List<Operand> operands) implements Operand {
        @Override
        public Value in(Scope scope) {
            return new Value.Array(operands.stream().map(o -> o.in(scope)).toList());
        }
    }
}
