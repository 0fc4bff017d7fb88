package flexsim.taskrouter.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.StringLength;

/** What holds of every expression. The vocabulary is small, so that values meet. */
class ExpressionPropertiesTest {
    private static final List<String> NAMES = List.of("a", "b", "worker", "$x_1");

    @Property
    void parsed_expression_decides_as_the_reference(
            @ForAll("trees") Tree tree, @ForAll("attributes") Map<String, Object> attributes)
            throws ExpressionException {
        assertEquals(tree.holds(attributes), matches(tree.print(), attributes));
    }

    @Property
    void any_text_parses_or_is_refused_at_a_position_in_it(@ForAll @StringLength(max = 60) String text) {
        parsesOrIsRefusedWithin(text);
    }

    @Property
    void any_row_of_words_and_signs_parses_or_is_refused_at_a_position_in_it(@ForAll("soups") String text) {
        parsesOrIsRefusedWithin(text);
    }

    @Property
    void equals_sign_may_be_single_or_double(
            @ForAll("terms") Tree.Term left,
            @ForAll("terms") Tree.Term right,
            @ForAll("attributes") Map<String, Object> attributes)
            throws ExpressionException {
        assertEquals(
                matches(left.print() + "=" + right.print(), attributes),
                matches(left.print() + "==" + right.print(), attributes));
    }

    @Property
    void not_in_negates_in_for_a_scalar_and_an_array(
            @ForAll("scalars") Tree.Term left,
            @ForAll("arrays") Tree.Term right,
            @ForAll("attributes") Map<String, Object> attributes)
            throws ExpressionException {
        assertEquals(
                !matches(left.print() + " IN " + right.print(), attributes),
                matches(left.print() + " NOT IN " + right.print(), attributes));
    }

    @Property
    void has_is_in_with_the_sides_exchanged(
            @ForAll("terms") Tree.Term left,
            @ForAll("terms") Tree.Term right,
            @ForAll("attributes") Map<String, Object> attributes)
            throws ExpressionException {
        assertEquals(
                matches(left.print() + " IN " + right.print(), attributes),
                matches(right.print() + " HAS " + left.print(), attributes));
    }

    @Property
    void comparisons_mirror(
            @ForAll("terms") Tree.Term left,
            @ForAll("terms") Tree.Term right,
            @ForAll("attributes") Map<String, Object> attributes)
            throws ExpressionException {
        var mirrors = Map.of("==", "==", "!=", "!=", "<", ">", "<=", ">=", ">", "<", ">=", "<=");
        for (var mirror : mirrors.entrySet()) {
            assertEquals(
                    matches(left.print() + " " + mirror.getKey() + " " + right.print(), attributes),
                    matches(right.print() + " " + mirror.getValue() + " " + left.print(), attributes),
                    mirror.getKey());
        }
    }

    @Property
    void at_most_one_of_less_equal_and_greater_holds(
            @ForAll("terms") Tree.Term left,
            @ForAll("terms") Tree.Term right,
            @ForAll("attributes") Map<String, Object> attributes)
            throws ExpressionException {
        int holding = 0;
        for (String operator : List.of("<", "==", ">")) {
            holding += matches(left.print() + " " + operator + " " + right.print(), attributes) ? 1 : 0;
        }
        assertTrue(holding <= 1);
    }

    @Property
    void not_over_and_is_or_over_not(
            @ForAll("trees") Tree left,
            @ForAll("trees") Tree right,
            @ForAll("attributes") Map<String, Object> attributes)
            throws ExpressionException {
        String p = "(" + left.print() + ")";
        String q = "(" + right.print() + ")";
        assertEquals(
                matches("NOT (" + p + " AND " + q + ")", attributes), matches("NOT " + p + " OR NOT " + q, attributes));
    }

    @Property
    void and_distributes_over_or(
            @ForAll("trees") Tree first,
            @ForAll("trees") Tree second,
            @ForAll("trees") Tree third,
            @ForAll("attributes") Map<String, Object> attributes)
            throws ExpressionException {
        String p = "(" + first.print() + ")";
        String q = "(" + second.print() + ")";
        String r = "(" + third.print() + ")";
        assertEquals(
                matches(p + " AND (" + q + " OR " + r + ")", attributes),
                matches(p + " AND " + q + " OR " + p + " AND " + r, attributes));
    }

    @Provide
    Arbitrary<Tree> trees() {
        Arbitrary<Tree> comparisons =
                Combinators.combine(terms(), operators(), terms()).as(Tree.Comparison::new);
        return Arbitraries.integers().between(0, 3).flatMap(depth -> trees(comparisons, depth));
    }

    private static Arbitrary<Tree> trees(Arbitrary<Tree> comparisons, int depth) {
        if (depth == 0) {
            return comparisons;
        }
        Arbitrary<Tree> below = trees(comparisons, depth - 1);
        return Arbitraries.oneOf(
                comparisons,
                below.map(Tree.Not::new),
                Combinators.combine(below, below).as(Tree.And::new),
                Combinators.combine(below, below).as(Tree.Or::new));
    }

    private static Arbitrary<String> operators() {
        return Arbitraries.of(
                "==",
                "=",
                "!=",
                "<",
                "<=",
                ">",
                ">=",
                "HAS",
                "has",
                ">-",
                "IN",
                "in",
                "<-",
                "NOT IN",
                "not in",
                "CONTAINS",
                "contains");
    }

    @Provide
    Arbitrary<Tree.Term> terms() {
        return Arbitraries.frequencyOf(Tuple.of(3, constants()), Tuple.of(4, references()), Tuple.of(2, arrays()));
    }

    @Provide
    Arbitrary<Tree.Term> arrays() {
        return Arbitraries.oneOf(constants(), references())
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(Tree.Elements::new);
    }

    @Provide
    Arbitrary<Tree.Term> scalars() {
        return plainScalars().map(Tree.Constant::new);
    }

    private static Arbitrary<Tree.Term> constants() {
        return plainScalars().injectNull(0.1).map(Tree.Constant::new);
    }

    private static Arbitrary<Tree.Term> references() {
        Arbitrary<Optional<Object>> steps =
                Arbitraries.of(Optional.empty(), Optional.empty(), Optional.of("m"), Optional.of(0), Optional.of(1));
        return Combinators.combine(Arbitraries.of(NAMES), steps).as(Tree.Reference::new);
    }

    @Provide
    Arbitrary<Map<String, Object>> attributes() {
        Arbitrary<Object> scalars = plainScalars().injectNull(0.1);
        Arbitrary<Object> lists = scalars.list().ofMaxSize(3).map(list -> list);
        Arbitrary<Object> objects =
                Arbitraries.maps(Arbitraries.of("m", "n"), scalars).map(map -> map);
        return Arbitraries.maps(Arbitraries.of(NAMES), Arbitraries.oneOf(scalars, lists, objects));
    }

    private static Arbitrary<Object> plainScalars() {
        return Arbitraries.of(
                "", "a", "ab", "AB", "it's", "\\", "6", "6.0", "-1", "10", "1e1", " 6", "true", 6.0, -1.0, 10.0, 0.0,
                5.5, true, false);
    }

    @Provide
    Arbitrary<String> soups() {
        return Arbitraries.of(
                        "a",
                        "worker",
                        ".",
                        "[",
                        "]",
                        "0",
                        "-1",
                        "2.5",
                        "'x'",
                        "\"y\"",
                        "'",
                        "\\",
                        "(",
                        ")",
                        ",",
                        "==",
                        "=",
                        "!=",
                        "<",
                        ">-",
                        "<-",
                        "-",
                        "AND",
                        "or",
                        "NOT",
                        "IN",
                        "has",
                        "CONTAINS",
                        "true",
                        "null",
                        "!",
                        "&",
                        "#",
                        "a == 1",
                        "b IN [1]")
                .list()
                .ofMaxSize(14)
                .map(words -> String.join(" ", words));
    }

    private static boolean matches(String text, Map<String, Object> attributes) throws ExpressionException {
        return Expression.parse(text).matches(Scope.of(Attributes.of(attributes)));
    }

    private static void parsesOrIsRefusedWithin(String text) {
        try {
            Expression.parse(text).matches(path -> Value.NULL);
        } catch (ExpressionException e) {
            assertTrue(e.position() >= 0 && e.position() <= text.length(), e.getMessage());
        }
    }
}
