package flexsim.taskrouter.expression;

/** How two values stand to each other. */
enum Relation {
    LESS,
    EQUAL,
    GREATER,
    /** The same, of a kind that has no order: booleans, nulls. */
    SAME,
    /** Not the same, and without order: two booleans; null and a scalar. */
    DIFFERENT,
    /** Not to be compared: arrays and objects with anything, scalars of two kinds. */
    NONE;

    /**
     * Numbers stand by size, texts by the numbers of their characters (so case counts). A text that is a number in full
     * stands as that number where the other side is one.
     */
    static Relation between(Value left, Value right) {
        if (left instanceof Value.Num a) {
            return ofNumber(a.value(), right);
        }
        if (left instanceof Value.Text a) {
            return ofText(a.value(), right);
        }
        if (left instanceof Value.Bool a) {
            return ofBoolean(a.value(), right);
        }
        return left instanceof Value.Null ? ofNull(right) : NONE;
    }

    private static Relation ofNumber(double left, Value right) {
        if (right instanceof Value.Num b) {
            return ofNumbers(left, b.value());
        }
        if (right instanceof Value.Text b) {
            return ofNumbers(left, Numeral.read(b.value()));
        }
        return right instanceof Value.Null ? DIFFERENT : NONE;
    }

    private static Relation ofText(String left, Value right) {
        if (right instanceof Value.Text b) {
            int order = left.compareTo(b.value());
            return order < 0 ? LESS : order > 0 ? GREATER : EQUAL;
        }
        if (right instanceof Value.Num b) {
            return ofNumbers(Numeral.read(left), b.value());
        }
        return right instanceof Value.Null ? DIFFERENT : NONE;
    }

    private static Relation ofBoolean(boolean left, Value right) {
        if (right instanceof Value.Bool b) {
            return left == b.value() ? SAME : DIFFERENT;
        }
        return right instanceof Value.Null ? DIFFERENT : NONE;
    }

    private static Relation ofNull(Value right) {
        if (right instanceof Value.Null) {
            return SAME;
        }
        return right instanceof Value.Array || right instanceof Value.Obj ? NONE : DIFFERENT;
    }

    private static Relation ofNumbers(double left, double right) {
        if (left < right) {
            return LESS;
        }
        if (left > right) {
            return GREATER;
        }
        return left == right ? EQUAL : NONE;
    }
}
