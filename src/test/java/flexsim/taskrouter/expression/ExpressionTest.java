package flexsim.taskrouter.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Value ATTRIBUTES = object(Map.of(
            "n",
            new Value.Num(5),
            "numeral",
            text("5"),
            "s",
            text("apple"),
            "yes",
            Value.TRUE,
            "nothing",
            Value.NULL,
            "list",
            new Value.Array(List.of(text("a"), text("b"), new Value.Num(3))),
            "routing",
            object(Map.of(
                    "skills", new Value.Array(List.of(text("sales"), text("support"))),
                    "level", new Value.Num(2))),
            "in_a_$name9",
            text("x")));

    private static Value text(String value) {
        return new Value.Text(value);
    }

    private static Value object(Map<String, Value> members) {
        return new Value.Obj(members);
    }

    private static boolean holds(String expression) {
        try {
            return Expression.parse(expression).matches(Scope.of(ATTRIBUTES));
        } catch (ExpressionException e) {
            throw new AssertionError(expression + ": " + e.getMessage(), e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1==1",
                "1 = 1",
                "1 == 1.0",
                "-1 < 0",
                "n > -1",
                "n == 5",
                "n >= 5 AND n <= 5",
                "numeral > 4",
                "5 == numeral",
                "s == 'apple'",
                "s == \"apple\"",
                "\"apple\" != \"orange\"",
                "s < 'banana'",
                "yes == true",
                "yes != false",
                "missing == null",
                "nothing == null",
                "missing.deeper[3] == null",
                "s != null",
                "missing != 'x'",
                "list HAS 'a'",
                "list has 3",
                "list >- 'b'",
                "list HAS '3'",
                "s IN ['apple', 'pear']",
                "s in ['apple']",
                "s <- ['apple']",
                "'sales' IN routing.skills",
                "s NOT IN ['pear']",
                "s not in []",
                "s CONTAINS 'ppl'",
                "s contains 'apple'",
                "routing.skills[1] == 'support'",
                "routing.level == 2",
                "in_a_$name9 == 'x'",
                "n IN [4, n]",
                "1==2 OR 1==1",
                "1==1 OR 1==1 AND 1==2",
                "(1==1 OR 1==1) AND 1==1",
                "1==1 and (1==2 or 2==2)",
                "NOT 1==2",
                "not (n == 6)",
                "'it\\'s' == \"it's\""
            })
    void these_hold(String expression) {
        assertTrue(holds(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1==2",
                "s == 'Apple'",
                "s == null",
                "missing == 'x'",
                "missing != null",
                "missing > 1",
                "missing < 1",
                "missing HAS 'a'",
                "missing IN ['a']",
                "missing NOT IN ['a']",
                "missing CONTAINS 'a'",
                "nothing CONTAINS 'null'",
                "list == 'a'",
                "list != 'a'",
                "list > 1",
                "list CONTAINS 'a'",
                "'a' CONTAINS list",
                "routing == 'x'",
                "routing != 'x'",
                "list != null",
                "s HAS 'a'",
                "s IN 'apple'",
                "s NOT IN 'pear'",
                "list HAS list",
                "list HAS 'z'",
                "list HAS null",
                "s == 5",
                "s != 5",
                "yes == 'true'",
                "yes > false",
                "s > 3",
                "(1==1 OR 1==1) AND 1==2",
                "NOT 1==1",
                "NOT 1==1 AND 1==2"
            })
    void these_do_not(String expression) {
        assertEquals(false, holds(expression));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer-value == 1 | 8 | cannot hold '-'",
                "s == | 4 | expected a value or an attribute, found the end",
                "== 1 | 0 | expected a value or an attribute, found '=='",
                "s | 1 | expected a comparison",
                "s == 'a | 5 | not closed",
                "(s == 'a' | 9 | expected ')'",
                "s == 'a') | 8 | expected AND, OR or the end",
                "s == 'a' b | 9 | expected AND, OR or the end",
                "s NOT ['a'] | 6 | expected IN after NOT",
                "a[x] == 1 | 2 | expected the index",
                "a[1.5] == 1 | 2 | expected the index",
                "a. == 1 | 3 | expected a name after '.'",
                "s ~ 'a' | 2 | not expected here",
                "AND 1==1 | 0 | expected a value",
                "s IN [1, | 8 | expected a value"
            })
    void these_are_refused_at_their_place(String expression, int position, String message) {
        ExpressionException refused =
                assertThrows(ExpressionException.class, () -> Expression.parse(expression.strip()));

        assertTrue(refused.getMessage().contains(message.strip()), refused.getMessage());
        assertEquals(position, refused.position(), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "NOT ", "["})
    void nesting_is_bounded(String opening) {
        assertThrows(ExpressionException.class, () -> Expression.parse(opening.repeat(4_000)));
    }

    @Test
    void a_nest_at_the_bound_is_taken() {
        String deep = "(".repeat(Parser.MAX_DEPTH) + "1==1" + ")".repeat(Parser.MAX_DEPTH);

        assertTrue(holds(deep));
    }

    @Test
    void length_is_bounded() {
        assertThrows(ExpressionException.class, () -> Expression.parse(" ".repeat(Expression.MAX_LENGTH) + "1"));
    }

    @Test
    void its_references_are_known() throws ExpressionException {
        assertEquals(
                List.of("task.lang", "worker.languages[0]"),
                Expression.parse("task.lang IN ['x'] AND 1 == worker.languages[0]").paths().stream()
                        .map(Path::toString)
                        .toList());
    }
}
