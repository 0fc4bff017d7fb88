package flexsim.taskrouter.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Expressions as the reference has them: they print themselves with no parenthesis more than they need, and decide
 * directly on plain Java values, sharing nothing with the parser and its compiled conditions.
 */
sealed interface Tree {
    boolean holds(Map<String, Object> attributes);

    String print();

    record Or(Tree left, Tree right) implements Tree {
        @Override
        public boolean holds(Map<String, Object> attributes) {
            return left.holds(attributes) | right.holds(attributes);
        }

        @Override
        public String print() {
            return left.print() + " OR " + right.print();
        }
    }

    record And(Tree left, Tree right) implements Tree {
        @Override
        public boolean holds(Map<String, Object> attributes) {
            return left.holds(attributes) & right.holds(attributes);
        }

        @Override
        public String print() {
            return side(left) + " and " + side(right);
        }

        private static String side(Tree tree) {
            return tree instanceof Or ? "(" + tree.print() + ")" : tree.print();
        }
    }

    record Not(Tree tree) implements Tree {
        @Override
        public boolean holds(Map<String, Object> attributes) {
            return !tree.holds(attributes);
        }

        @Override
        public String print() {
            return "NOT " + (tree instanceof Comparison ? tree.print() : "(" + tree.print() + ")");
        }
    }

    record Comparison(Term left, String operator, Term right) implements Tree {
        private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

        @Override
        public String print() {
            return left.print() + " " + operator + " " + right.print();
        }

        @Override
        public boolean holds(Map<String, Object> attributes) {
            Object a = left.value(attributes);
            Object b = right.value(attributes);
            boolean asksPresence = isNullWord(left) || isNullWord(right);
            return switch (operator.toUpperCase(Locale.ROOT)) {
                case "==", "=" -> asksPresence ? a == b : equal(a, b);
                case "!=" -> asksPresence ? a != b : comparable(a, b) && !equal(a, b);
                case "<" -> ordered(a, b, order -> order < 0);
                case "<=" -> ordered(a, b, order -> order <= 0);
                case ">" -> ordered(a, b, order -> order > 0);
                case ">=" -> ordered(a, b, order -> order >= 0);
                case "HAS", ">-" -> b != null && a instanceof List<?> list && isIn(b, list);
                case "IN", "<-" -> a != null && b instanceof List<?> list && isIn(a, list);
                case "NOT IN" -> scalar(a) && b instanceof List<?> list && !isIn(a, list);
                case "CONTAINS" -> scalar(a) && scalar(b) && written(a).contains(written(b));
                default -> throw new IllegalStateException(operator);
            };
        }

        private static boolean isNullWord(Term term) {
            return term instanceof Constant constant && constant.value() == null;
        }

        private static boolean scalar(Object value) {
            return value instanceof String || value instanceof Double || value instanceof Boolean;
        }

        private static boolean isIn(Object value, List<?> list) {
            return list.stream().filter(Comparison::scalar).anyMatch(element -> equal(value, element));
        }

        private static boolean comparable(Object a, Object b) {
            boolean plain = (a == null || scalar(a)) && (b == null || scalar(b));
            return plain
                    && (a == null
                            || b == null
                            || a.getClass() == b.getClass()
                            || numbers(a, b).isPresent());
        }

        private static boolean equal(Object a, Object b) {
            return comparable(a, b) && numbers(a, b).map(order -> order == 0).orElseGet(() -> Objects.equals(a, b));
        }

        private static boolean ordered(Object a, Object b, IntPredicate wanted) {
            if (a instanceof String left && b instanceof String right) {
                return wanted.test(left.compareTo(right));
            }
            return numbers(a, b).filter(wanted::test).isPresent();
        }

        /** The order of two numbers, or of a number and a text that is one. */
        private static Optional<Integer> numbers(Object a, Object b) {
            if (!(a instanceof Double) && !(b instanceof Double)) {
                return Optional.empty();
            }
            return number(a).flatMap(left -> number(b).map(left::compareTo));
        }

        private static Optional<BigDecimal> number(Object value) {
            if (value instanceof Double number) {
                return Optional.of(BigDecimal.valueOf(number));
            }
            return value instanceof String text && NUMBER.matcher(text).matches()
                    ? Optional.of(new BigDecimal(text))
                    : Optional.empty();
        }

        private static String written(Object scalar) {
            return scalar.toString().replaceAll(scalar instanceof Double ? "\\.0$" : "$^", "");
        }
    }

    /** One side of a comparison. */
    sealed interface Term {
        Object value(Map<String, Object> attributes);

        String print();
    }

    record Constant(Object value) implements Term {
        @Override
        public Object value(Map<String, Object> attributes) {
            return value;
        }

        @Override
        public String print() {
            return value instanceof String text
                    ? "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
                    : String.valueOf(value);
        }
    }

    /** {@code name}, {@code name.member} or {@code name[index]}. */
    record Reference(String name, Optional<Object> step) implements Term {
        @Override
        public Object value(Map<String, Object> attributes) {
            Object first = attributes.get(name);
            if (step.isEmpty()) {
                return first;
            }
            if (step.get() instanceof Integer index) {
                return first instanceof List<?> list && index < list.size() ? list.get(index) : null;
            }
            return first instanceof Map<?, ?> map ? map.get(step.get()) : null;
        }

        @Override
        public String print() {
            return name
                    + step.map(way -> way instanceof Integer ? "[" + way + "]" : "." + way)
                            .orElse("");
        }
    }

    record Elements(List<Term> terms) implements Term {
        @Override
        public Object value(Map<String, Object> attributes) {
            return terms.stream()
                    .map(term -> term.value(attributes))
                    .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        }

        @Override
        public String print() {
            return terms.stream().map(Term::print).collect(Collectors.joining(", ", "[", "]"));
        }
    }
}
