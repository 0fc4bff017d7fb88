package flexsim.taskrouter.expression;

import java.util.List;

/**
 * What two values are asked for. A scalar is a text, a number or a boolean.
 *
 * <p>From Twilio's documentation: {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >}, {@code >=} and CONTAINS are
 * false when a side is an array, {@code !=} too; HAS, IN and NOT IN are false between two scalars. {@code x != null}
 * tests for presence. {@code "6" > 5} holds: a text that is a number in full counts as one where the other side is a
 * number, also among an array's elements.
 *
 * <p>Where the documentation is silent, this is the reading:
 *
 * <ul>
 *   <li>What is missing is null. It is unequal to every scalar, equal to null, and any other operator on it is false,
 *       NOT IN too.
 *   <li>The presence test is the word {@code null} beside {@code ==} or {@code !=}. It asks for a value of any kind, so
 *       an array or an object is present although {@code !=} is otherwise false for it.
 *   <li>An object is nothing that can be compared, just as an array.
 *   <li>Scalars of two kinds (a text that is no number beside a number; a boolean beside either) cannot be compared
 *       either: every comparison of them is false, {@code !=} too. Booleans have no order.
 *   <li>Numbers compare by value (1 is 1.0), texts by character, case counting.
 *   <li>CONTAINS takes numbers and booleans as they are written: {@code 1234 CONTAINS 23} holds.
 * </ul>
 */
enum Operator {
    EQUAL {
        @Override
        boolean holds(Value left, Value right) {
            return equal(left, right);
        }
    },
    NOT_EQUAL {
        @Override
        boolean holds(Value left, Value right) {
            return switch (Relation.between(left, right)) {
                case LESS, GREATER, DIFFERENT -> true;
                default -> false;
            };
        }
    },
    LESS {
        @Override
        boolean holds(Value left, Value right) {
            return Relation.between(left, right) == Relation.LESS;
        }
    },
    AT_MOST {
        @Override
        boolean holds(Value left, Value right) {
            Relation relation = Relation.between(left, right);
            return relation == Relation.LESS || relation == Relation.EQUAL;
        }
    },
    GREATER {
        @Override
        boolean holds(Value left, Value right) {
            return Relation.between(left, right) == Relation.GREATER;
        }
    },
    AT_LEAST {
        @Override
        boolean holds(Value left, Value right) {
            Relation relation = Relation.between(left, right);
            return relation == Relation.GREATER || relation == Relation.EQUAL;
        }
    },
    HAS {
        @Override
        boolean holds(Value left, Value right) {
            return left instanceof Value.Array array && isScalar(right) && isAmong(right, array);
        }
    },
    IN {
        @Override
        boolean holds(Value left, Value right) {
            return right instanceof Value.Array array && isScalar(left) && isAmong(left, array);
        }
    },
    NOT_IN {
        @Override
        boolean holds(Value left, Value right) {
            return right instanceof Value.Array array && isScalar(left) && !isAmong(left, array);
        }
    },
    CONTAINS {
        @Override
        boolean holds(Value left, Value right) {
            return isScalar(left) && isScalar(right) && written(left).contains(written(right));
        }
    };

    abstract boolean holds(Value left, Value right);

    private static boolean equal(Value left, Value right) {
        Relation relation = Relation.between(left, right);
        return relation == Relation.EQUAL || relation == Relation.SAME;
    }

    private static boolean isAmong(Value scalar, Value.Array array) {
        List<Value> elements = array.elements();
        for (int i = 0; i < elements.size(); i++) {
            if (equal(scalar, elements.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isScalar(Value value) {
        return value instanceof Value.Text || value instanceof Value.Num || value instanceof Value.Bool;
    }

    private static String written(Value scalar) {
        if (scalar instanceof Value.Text text) {
            return text.value();
        }
        return scalar instanceof Value.Num number
                ? Numeral.write(number.value())
                : Boolean.toString(((Value.Bool) scalar).value());
    }
}
