package flexsim.taskrouter.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** What holds for every expression. */
class ExpressionPropertyTest {
    private static final List<String> NAMES = List.of("a", "b", "c");

    /** A random expression as text, and what it must come to by a reckoning of its own. */
    record Sample(String text, BiFunction<Sample, Map<String, Value>, Boolean> meaning) {
        boolean in(Map<String, Value> attributes) {
            return meaning.apply(this, attributes);
        }
    }

    @Provide
    Arbitrary<Map<String, Value>> attributes() {
        return Arbitraries.maps(Arbitraries.of(NAMES), values());
    }

    private static Arbitrary<Value> values() {
        Arbitrary<Value> scalars = scalars();
        return Arbitraries.oneOf(scalars, scalars.list().ofMaxSize(3).map(Value.Array::new));
    }

    private static Arbitrary<Value> scalars() {
        return Arbitraries.of(
                new Value.Num(1),
                new Value.Num(2.5),
                new Value.Text("x"),
                new Value.Text("2.5"),
                Value.TRUE,
                Value.FALSE,
                Value.NULL);
    }

    @Provide
    Arbitrary<Sample> samples() {
        return nested(4);
    }

    private static Arbitrary<Sample> nested(int depth) {
        if (depth == 0) {
            return leaves();
        }
        Arbitrary<Sample> inner = nested(depth - 1);
        return Arbitraries.oneOf(
                leaves(),
                Combinators.combine(inner, inner)
                        .as((l, r) ->
                                new Sample("(" + l.text + ") AND (" + r.text + ")", (s, a) -> l.in(a) && r.in(a))),
                Combinators.combine(inner, inner)
                        .as((l, r) -> new Sample("(" + l.text + ") OR (" + r.text + ")", (s, a) -> l.in(a) || r.in(a))),
                inner.map(x -> new Sample("NOT (" + x.text + ")", (s, a) -> !x.in(a))));
    }

    private static Arbitrary<Sample> leaves() {
        return Combinators.combine(Arbitraries.of(NAMES), Arbitraries.of("==", "!=", "<", ">", "HAS"), scalars())
                .as((name, operator, constant) -> new Sample(
                        name + " " + operator + " " + written(constant),
                        (s, a) -> reckon(a.getOrDefault(name, Value.NULL), operator, constant)));
    }

    private static String written(Value value) {
        if (value instanceof Value.Num num) {
            return String.valueOf(num.value());
        } else if (value instanceof Value.Text text) {
            return "'" + text.value() + "'";
        } else if (value instanceof Value.Bool bool) {
            return String.valueOf(bool.value());
        } else if (value instanceof Value.Array array) {
            return array.elements().stream()
                    .map(ExpressionPropertyTest::written)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return "null";
    }

    /** The rules once more, case by case on the few values that occur here. */
    private static boolean reckon(Value left, String operator, Value right) {
        if (operator.equals("HAS")) {
            return left instanceof Value.Array array
                    && right != Value.NULL
                    && array.elements().stream().anyMatch(e -> same(e, right));
        }
        if (left instanceof Value.Array) {
            return false;
        }
        boolean oneIsNull = left.equals(Value.NULL) ^ right.equals(Value.NULL);
        boolean bothNull = left.equals(Value.NULL) && right.equals(Value.NULL);
        boolean kin = kin(left, right);
        return switch (operator) {
            case "==" -> bothNull || kin && same(left, right);
            case "!=" -> oneIsNull || kin && !same(left, right);
            case "<" -> kin && !(left instanceof Value.Bool) && rank(left, right) < 0;
            default -> kin && !(left instanceof Value.Bool) && rank(left, right) > 0;
        };
    }

    private static boolean kin(Value left, Value right) {
        boolean texts = left instanceof Value.Text && right instanceof Value.Text;
        boolean bools = left instanceof Value.Bool && right instanceof Value.Bool;
        boolean numbers =
                (left instanceof Value.Num || right instanceof Value.Num) && isNumeric(left) && isNumeric(right);
        return texts || bools || numbers;
    }

    private static boolean isNumeric(Value value) {
        return value instanceof Value.Num || value.equals(new Value.Text("2.5"));
    }

    private static boolean same(Value left, Value right) {
        return left.equals(right) || kin(left, right) && !(left instanceof Value.Bool) && rank(left, right) == 0;
    }

    private static int rank(Value left, Value right) {
        if (left instanceof Value.Text l && right instanceof Value.Text r) {
            return l.value().compareTo(r.value());
        }
        return Double.compare(number(left), number(right));
    }

    private static double number(Value value) {
        return value instanceof Value.Num num ? num.value() : Double.parseDouble(((Value.Text) value).value());
    }

    private static boolean holds(String text, Map<String, Value> attributes) {
        try {
            return Expression.parse(text).matches(Scope.of(new Value.Obj(attributes)));
        } catch (ExpressionException e) {
            throw new AssertionError(text + ": " + e.getMessage(), e);
        }
    }

    @Property
    void an_expression_means_what_a_plain_reckoning_says(
            @ForAll("samples") Sample sample, @ForAll("attributes") Map<String, Value> attributes) {
        assertEquals(sample.in(attributes), holds(sample.text(), attributes), sample.text() + " on " + attributes);
    }

    @Property
    void any_text_is_an_expression_or_refused_at_a_place_in_it(@ForAll @StringLength(max = 60) String text) {
        assertParsesOrPointsInto(text);
    }

    @Property
    void any_sequence_of_tokens_is_an_expression_or_refused_at_a_place_in_it(@ForAll("tokens") String text) {
        assertParsesOrPointsInto(text);
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.of(
                        "a", ".", "[", "]", "0", "(", ")", "==", "HAS", "IN", "NOT", "AND", "OR", "'x'", ",", "-1",
                        "null")
                .list()
                .ofMaxSize(12)
                .map(words -> String.join(" ", words));
    }

    private static void assertParsesOrPointsInto(String text) {
        try {
            Expression.parse(text).matches(Scope.of(Value.NULL));
        } catch (ExpressionException refused) {
            assertTrue(refused.position() >= 0 && refused.position() <= text.length(), text);
        }
    }

    @Property
    void not_in_is_the_opposite_of_in_for_a_scalar_and_an_array(
            @ForAll("scalarValues") Value scalar, @ForAll("arrays") Value array) {
        Map<String, Value> attributes = Map.of("a", scalar, "b", array);

        assertEquals(!scalar.equals(Value.NULL) && !holds("a IN b", attributes), holds("a NOT IN b", attributes));
    }

    @Property
    void in_is_has_from_the_other_side(@ForAll("anyValues") Value left, @ForAll("anyValues") Value right) {
        Map<String, Value> attributes = Map.of("a", left, "b", right);

        assertEquals(holds("b HAS a", attributes), holds("a IN b", attributes));
    }

    @Provide
    Arbitrary<Value> scalarValues() {
        return scalars();
    }

    @Provide
    Arbitrary<Value> arrays() {
        return scalars().list().ofMaxSize(3).map(Value.Array::new);
    }

    @Provide
    Arbitrary<Value> anyValues() {
        return values();
    }
}
