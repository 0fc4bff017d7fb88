package flexsim.taskrouter.expression;

/**
 * A comparison.
 *
 * <p>Rules, from Twilio's "TaskRouter: Expression syntax" where it speaks, else inferred:
 *
 * <ul>
 *   <li>scalar operators on an array or object are false, {@code !=} included; array operators on two scalars are false;
 *   <li>a missing attribute is null; null equals only null; {@code != } is true when just one side is null; every other
 *       operator on null is false;
 *   <li>numbers compare by value, {@code 1 == 1.0}; a string that holds a number counts as one beside a number; other
 *       mixtures of types are false, {@code !=} included (inferred: Twilio says that they should be avoided);
 *   <li>strings compare with regard to case (inferred).
 * </ul>
 */
enum Operator {
    EQUAL("==") {
        @Override
        boolean holds(Value left, Value right) {
            return equal(left, right);
        }
    },
    NOT_EQUAL("!=") {
        @Override
        boolean holds(Value left, Value right) {
            if (isNull(left) || isNull(right)) {
                return isNull(left) != isNull(right) && scalar(left) && scalar(right);
            }
            return comparable(left, right) && !equal(left, right);
        }
    },
    LESS("<") {
        @Override
        boolean holds(Value left, Value right) {
            return ordered(left, right) && order(left, right) < 0;
        }
    },
    LESS_OR_EQUAL("<=") {
        @Override
        boolean holds(Value left, Value right) {
            return ordered(left, right) && order(left, right) <= 0;
        }
    },
    GREATER(">") {
        @Override
        boolean holds(Value left, Value right) {
            return ordered(left, right) && order(left, right) > 0;
        }
    },
    GREATER_OR_EQUAL(">=") {
        @Override
        boolean holds(Value left, Value right) {
            return ordered(left, right) && order(left, right) >= 0;
        }
    },
    HAS("HAS") {
        @Override
        boolean holds(Value left, Value right) {
            return left instanceof Value.Array array && scalar(right) && !isNull(right) && holdsElement(array, right);
        }
    },
    IN("IN") {
        @Override
        boolean holds(Value left, Value right) {
            return HAS.holds(right, left);
        }
    },
    NOT_IN("NOT IN") {
        @Override
        boolean holds(Value left, Value right) {
            return right instanceof Value.Array array && scalar(left) && !isNull(left) && !holdsElement(array, left);
        }
    },
    CONTAINS("CONTAINS") {
        @Override
        boolean holds(Value left, Value right) {
            return scalar(left)
                    && scalar(right)
                    && !isNull(left)
                    && !isNull(right)
                    && text(left).contains(text(right));
        }
    };

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    abstract boolean holds(Value left, Value right);

    @Override
    public String toString() {
        return symbol;
    }

    private static boolean isNull(Value value) {
        return value instanceof Value.Null;
    }

    private static boolean scalar(Value value) {
        return !(value instanceof Value.Array) && !(value instanceof Value.Obj);
    }

    private static boolean holdsElement(Value.Array array, Value scalar) {
        for (Value element : array.elements()) {
            if (equal(element, scalar)) {
                return true;
            }
        }
        return false;
    }

    private static boolean comparable(Value left, Value right) {
        return ordered(left, right) || left instanceof Value.Bool && right instanceof Value.Bool;
    }

    private static boolean equal(Value left, Value right) {
        if (ordered(left, right)) {
            return order(left, right) == 0;
        }
        return scalar(left) && left.equals(right);
    }

    /** Whether the two can be ordered: both strings, or a number beside something that reads as one. */
    private static boolean ordered(Value left, Value right) {
        if (left instanceof Value.Text && right instanceof Value.Text) {
            return true;
        }
        return left instanceof Value.Num && !Double.isNaN(number(right))
                || right instanceof Value.Num && !Double.isNaN(number(left));
    }

    private static int order(Value left, Value right) {
        if (left instanceof Value.Text a && right instanceof Value.Text b) {
            return a.value().compareTo(b.value());
        }
        double a = number(left);
        double b = number(right);
        return a < b ? -1 : a > b ? 1 : 0;
    }

    private static double number(Value value) {
        if (value instanceof Value.Num num) {
            return num.value();
        }
        return value instanceof Value.Text text ? Numerals.read(text.value()) : Double.NaN;
    }

    private static String text(Value value) {
        if (value instanceof Value.Num num) {
            return num.value() == Math.rint(num.value()) && Math.abs(num.value()) < 1e15
                    ? Long.toString((long) num.value())
                    : Double.toString(num.value());
        }
        return value instanceof Value.Bool bool ? Boolean.toString(bool.value()) : ((Value.Text) value).value();
    }
}
