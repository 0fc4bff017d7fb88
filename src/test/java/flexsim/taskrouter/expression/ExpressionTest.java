package flexsim.taskrouter.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an expression is written, and what its parts refer to. */
class ExpressionTest {
    private static boolean matches(String expression, String attributes) throws ExpressionException {
        return Expression.parse(expression).matches(Scope.of(Attributes.json(attributes)));
    }

    @ParameterizedTest
    @CsvSource({
        "1==1, true",
        "1==2, false",
        "1==1 AND 1==2, false",
        "1==2 OR 1==1, true",
        "1==1 OR 1==1 AND 1==2, true",
        "1==2 AND 1==1 OR 1==1, true",
        "(1==1 OR 1==1) AND 1==2, false",
        "1==2 AND (1==1 OR 1==1), false",
        "NOT 1==2, true",
        "NOT 1==2 AND 1==2, false",
        "NOT (1==2 AND 1==2), true",
        "NOT 1==1 OR 1==1, true",
        "NOT 1 IN [2], true",
        "NOT 1 NOT IN [2], false",
        "1==1 and 1==1 Or 1==2, true",
        "((((1==1)))), true",
        "1==1 AND 1==1 AND 1==2, false",
        "1==2 OR 1==2 OR 1==1, true"
    })
    void and_binds_tighter_than_or_and_not_tightest(String expression, boolean expected) throws ExpressionException {
        assertEquals(expected, matches(expression, "{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1=1",
                "1 == 1",
                "  1\t==\n1  ",
                "2!=1",
                "2>1",
                "2>=1",
                "1<2",
                "1<=2",
                "[1]HAS 1",
                "[1]has 1",
                "[1]>-1",
                "1 IN[1]",
                "1<-[1]",
                "2 NOT IN [1]",
                "2 nOt\niN [1]",
                "'ab' CONTAINS 'a'",
                "'ab' Contains 'a'"
            })
    void operators_have_synonyms_and_any_case_and_need_no_space(String expression) throws ExpressionException {
        assertTrue(matches(expression, "{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a == 'x'",
                "a == \"x\"",
                "'x' == a",
                "true == TRUE",
                "False != tRue",
                "null == NULL",
                "n == -5",
                "-5 == n",
                "n==-5",
                "f == 2.5",
                "f == 25e-1",
                "f == 0.25E+1",
                "'apple' != \"orange\"",
                "n < 0.0"
            })
    void constants_are_written_on_either_side(String expression) throws ExpressionException {
        assertTrue(matches(expression, "{\"a\": \"x\", \"n\": -5, \"f\": 2.5}"));
    }

    @Test
    void quoted_name_is_text_and_no_reference() throws ExpressionException {
        assertFalse(matches("\"language\" == \"spanish\"", "{\"language\": \"spanish\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q == 'it\\'s'",
                "q == \"it's\"",
                "q == \"it\\'s\"",
                "b == 'a\\\\b'",
                "l == 'x\\ny'",
                "t == 'x\\ty'",
                "d == 'say \"hi\"'",
                "d == \"say \\\"hi\\\"\"",
                "u == '\\u00e9'",
                "u == 'é'",
                "s == 'a\\/b'",
                "h == 'customer-value'",
                "k == ' AND '",
                "e == ''"
            })
    void text_has_escapes(String expression) throws ExpressionException {
        assertTrue(matches(expression, """
                {"q": "it's", "b": "a\\\\b", "l": "x\\ny", "t": "x\\ty", "d": "say \\"hi\\"", "u": "é", "s": "a/b",
                 "h": "customer-value", "k": " AND ", "e": ""}
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "worker.channel.voice.available_capacity_percentage == 50",
                "worker.$id_2 == 1",
                "_a.b == 2",
                "a.b[1].c == 3",
                "m[1][0] == 4",
                "a . b [ 1 ] . c == 3",
                "workers.WA0123456789abcdef0123456789ABCDEF == 0",
                "task.contains == 'in'",
                "task.in.AND.null == 5",
                "größe == 6"
            })
    void paths_lead_to_members_and_elements(String expression) throws ExpressionException {
        assertTrue(matches(expression, """
                {"worker": {"channel": {"voice": {"available_capacity_percentage": 50}}, "$id_2": 1}, "_a": {"b": 2},
                 "a": {"b": [0, {"c": 3}]}, "m": [0, [4]], "workers": {"WA0123456789abcdef0123456789ABCDEF": 0},
                 "task": {"contains": "in", "in": {"AND": {"null": 5}}}, "größe": 6}
                """));
    }

    @Test
    void names_keep_their_case() throws ExpressionException {
        assertFalse(matches("Type == 'x'", "{\"type\": \"x\"}"));
    }

    @Test
    void target_expression_looks_from_task_to_worker() throws ExpressionException {
        var expression = Expression.parse("task.lang IN worker.languages AND worker.level >= task.level");
        Value task = Attributes.json("{\"lang\": \"de\", \"level\": 3}");
        Value worker = Attributes.json("{\"languages\": [\"de\", \"en\"], \"level\": 5}");
        assertTrue(expression.matches(path -> path.tail().in(path.head().equals("task") ? task : worker)));
    }

    @Test
    void paths_are_those_of_the_text_in_order() throws ExpressionException {
        var expression = Expression.parse("a.b == 1 AND (x[0] HAS c OR NOT y IN [a.b, 'q', [z]])");
        assertEquals(
                List.of("a.b", "x[0]", "c", "y", "a.b", "z"),
                expression.paths().stream().map(Path::toString).toList());
    }

    @Test
    void expression_without_references_has_no_paths() throws ExpressionException {
        assertEquals(List.of(), Expression.parse("'a' == \"b\"").paths());
    }

    @Test
    void expression_prints_as_it_was_written() throws ExpressionException {
        assertEquals(" a  ==1 ", Expression.parse(" a  ==1 ").toString());
    }

    @Test
    void right_side_is_not_looked_at_once_the_left_side_decides() throws ExpressionException {
        var expression = Expression.parse("(a == 1 OR b == 1) AND (c == 1 AND d == 1) ");
        Scope scope = path -> switch (path.head()) {
            case "a" -> new Value.Num(1);
            case "c" -> Value.NULL;
            default -> throw new AssertionError(path + " was looked up");
        };
        assertFalse(expression.matches(scope));
    }
}
