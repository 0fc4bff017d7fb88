package flexsim.taskrouter.expression;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, where, and in which words. */
class ExpressionExceptionTest {
    private static ExpressionException refused(String text) {
        return assertThrows(ExpressionException.class, () -> Expression.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                  | 0  | expected a name",
                "`   `               | 3  | found the end",
                "a                   | 1  | expected an operator",
                "true                | 4  | expected an operator",
                "a ==                | 4  | expected a name",
                "a == 1 b            | 7  | expected AND, OR or the end but found 'b'",
                "a == 1 AND          | 10 | found the end",
                "a == b == c         | 7  | expected AND, OR or the end but found '=='",
                "(a == 1             | 7  | expected AND, OR or ')' but found the end",
                "a == 1)             | 6  | expected AND, OR or the end but found ')'",
                "(a) == 1            | 2  | expected an operator",
                "a == (1)            | 5  | expected a name",
                "NOT NOT a == 1      | 4  | not a keyword, but found 'NOT'",
                "a NOT == 1          | 6  | expected IN after NOT",
                "in == 1             | 0  | not a keyword, but found 'in'",
                "a == and            | 5  | not a keyword, but found 'and'",
                "a IN []             | 6  | expected a name",
                "a IN [1             | 7  | expected ',' or ']'",
                "a IN [1 2]          | 8  | expected ',' or ']' but found '2'",
                "a IN [1,]           | 8  | expected a name",
                "a. == 1             | 3  | expected a name after '.'",
                "a.1 == 1            | 2  | expected a name after '.'",
                "a.'b' == 1          | 2  | expected a name after '.' but found the text 'b'",
                "a['b'] == 1         | 2  | counted from 0",
                "a[-1] == 1          | 2  | counted from 0",
                "a[1.5] == 1         | 2  | counted from 0",
                "a[9999999999] == 1  | 2  | counted from 0",
                "a[1 == 1            | 4  | expected ']'",
                "a == 'b             | 5  | does not end",
                "a == 'b\\'          | 5  | does not end",
                "a == 'b\\x'         | 7  | unknown escape",
                "a == '\\u12g4'      | 6  | four hexadecimal digits",
                "a == '\\u12         | 6  | four hexadecimal digits",
                "a == '\\            | 6  | unknown escape",
                "a == 5b             | 5  | cannot start with a digit",
                "a == 1e999          | 5  | too large",
                "a == - 5            | 5  | hyphen",
                "a ! b               | 2  | write NOT",
                "a == 1 && b == 1    | 7  | write AND",
                "`a == 1 || b == 1`  | 7  | write OR",
                "a <> 1              | 3  | expected a name",
                "a => 1              | 3  | expected a name",
                "a == #              | 5  | unexpected character '#'",
                "a == 😀             | 5  | unexpected character",
                "a == +5             | 5  | unexpected character '+'",
                "a == .5             | 5  | expected a name",
                "f(a) == 1           | 1  | expected an operator"
            })
    void what_is_no_expression_is_refused_with_its_position(String text, int position, String words) {
        var refusal = refused(text);
        assertEquals(position, refusal.position(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "customer-value == 1, 8",
        "task.customer-value == 1, 13",
        "a == b-c, 6",
        "worker.channel.web-chat.assigned_tasks == 0, 18",
        "a-5 == 1, 1"
    })
    void hyphen_in_a_name_is_refused_where_it_stands(String text, int position) {
        var refusal = refused(text);
        assertEquals(position, refusal.position());
        assertTrue(refusal.getMessage().contains("a hyphen cannot be part of a name"), refusal.getMessage());
    }

    @Test
    void message_begins_with_the_position() {
        assertEquals(
                "at position 7: expected AND, OR or the end but found 'b'",
                refused("a == 1 b").getMessage());
    }

    @Test
    void message_shows_only_the_start_of_a_long_text() {
        assertTrue(refused("a == 1 " + "b".repeat(5000)).getMessage().length() < 200);
    }

    @Test
    void longest_text_is_accepted_and_one_more_character_refused() {
        String longest = "a == 1" + " ".repeat(Expression.MAX_LENGTH - 6);
        assertDoesNotThrow(() -> Expression.parse(longest));
        var refusal = refused(longest + " ");
        assertEquals(Expression.MAX_LENGTH, refusal.position());
        assertTrue(refusal.getMessage().contains("10001 characters"), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"(, 1==1, )", "NOT(, 1==1, )", "1 IN [, 1, ]"})
    void deepest_nesting_is_accepted(String open, String inner, String close) {
        int levels = Expression.MAX_DEPTH;
        String opened = open.endsWith("[") ? open + "[".repeat(levels - 1) : open.repeat(levels);
        assertDoesNotThrow(
                () -> Expression.parse(opened + inner + close.repeat(levels)).matches(path -> Value.NULL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "NOT(", "1 IN [[", "x == [[[ "})
    void nesting_without_end_is_refused(String open) {
        String text = open + (open.contains("[") ? "[" : open).repeat(2000);
        assertTrue(refused(text).getMessage().contains("nested too deeply"));
    }

    @Test
    void path_without_end_is_refused() {
        assertTrue(refused("a" + ".a".repeat(4000) + " == 1").getMessage().contains("nested too deeply"));
        assertTrue(refused("a" + "[0]".repeat(3000) + " == 1").getMessage().contains("nested too deeply"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(1==1) AND ", "1 IN [1] AND ", "a[0] != 'x' AND "})
    void what_stands_side_by_side_is_not_deep(String part) throws ExpressionException {
        String row = part.repeat(Expression.MAX_DEPTH + 1) + "1==1";
        assertTrue(Expression.parse(row).matches(path -> Value.NULL));
    }

    @Test
    void long_chain_is_not_deep() throws ExpressionException {
        String chain = "1==1 AND ".repeat(1000) + "1==1";
        assertTrue(Expression.parse(chain).matches(path -> Value.NULL));
    }
}
