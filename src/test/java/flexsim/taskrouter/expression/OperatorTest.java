package flexsim.taskrouter.expression;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each operator says of which values. */
class OperatorTest {
    private static final Scope SCOPE = Scope.of(Attributes.json("""
            {"type": "support", "level": 6, "rating": 4.5, "vip": true, "basic": false, "nothing": null,
             "skill": "6", "padded": " 6", "product_id": 1234, "million": 10000000, "text_true": "true",
             "languages": ["en", "de"], "levels": [1, 2.0, 6], "digits": ["1", "6"], "flags": [true], "holes": [null],
             "nested": [["en"]], "address": {"city": "Bonn"}, "one": ["en"]}
            """));

    private static void holds(String expression) throws ExpressionException {
        assertTrue(Expression.parse(expression).matches(SCOPE), expression);
    }

    private static void fails(String expression) throws ExpressionException {
        assertFalse(Expression.parse(expression).matches(SCOPE), expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type == 'support'",
                "level == 6",
                "vip == true",
                "basic == false",
                "level != 5",
                "type != 'sales'",
                "vip != false",
                "level > 5",
                "level >= 6",
                "level < 7",
                "level <= 6",
                "rating < 5",
                "rating > 4.25",
                "type > 'sales'",
                "type >= 'support'",
                "'a' < 'b'",
                "level > -7",
                "type <= 'support'"
            })
    void scalars_of_one_kind_compare(String expression) throws ExpressionException {
        holds(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type == 'sales'", "level == 5", "vip == false", "level != 6", "type != 'support'", "vip != true",
                "level > 6", "level >= 7", "level < 6", "level <= 5", "type < 'sales'", "'a' >= 'b'"
            })
    void scalars_of_one_kind_fail_to_compare(String expression) throws ExpressionException {
        fails(expression);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 == 1.0", "level == 6.0", "0 == -0.0", "100 == 1e2", "levels HAS 2"})
    void numbers_compare_by_value(String expression) throws ExpressionException {
        holds(expression);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type == 'Support'", "languages HAS 'EN'", "type CONTAINS 'SUP'"})
    void texts_compare_with_their_case(String expression) throws ExpressionException {
        fails(expression);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'10' < '9'", "'a' < 'ab'", "'B' < 'a'"})
    void texts_stand_in_the_order_of_their_characters(String expression) throws ExpressionException {
        holds(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "skill > 5",
                "5 < skill",
                "skill == 6",
                "6 == skill",
                "skill != 7",
                "'-1.5e1' == -15",
                "'10' > 9",
                "digits HAS 6",
                "skill IN levels",
                "level IN digits",
                "3 NOT IN digits"
            })
    void text_that_is_a_number_counts_as_one_beside_a_number(String expression) throws ExpressionException {
        holds(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "padded == 6",
                "'6 ' == 6",
                "'' == 0",
                "'0x6' == 6",
                "'6d' == 6",
                "'+6' == 6",
                "'.5' == 0.5",
                "'NaN' != 1",
                "'Infinity' > 1",
                "'1e999' > 1",
                "'6' == '6.0'"
            })
    void text_that_is_not_wholly_a_number_stays_text(String expression) throws ExpressionException {
        fails(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type == 6",
                "type != 6",
                "6 != type",
                "type > 6",
                "type < 6",
                "vip == 1",
                "vip != 1",
                "1 != vip",
                "vip == 'true'",
                "vip != 'true'",
                "'x' != vip",
                "vip > 0"
            })
    void scalars_of_two_kinds_fail_every_comparison(String expression) throws ExpressionException {
        fails(expression);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vip > basic", "basic < vip", "vip >= vip", "vip <= vip"})
    void booleans_have_no_order(String expression) throws ExpressionException {
        fails(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing == null",
                "null == missing",
                "nothing == null",
                "missing == nothing",
                "null == null",
                "type != null",
                "null != type",
                "vip != null",
                "basic != null",
                "languages != null",
                "address != null",
                "address.street == null",
                "languages[2] == null",
                "languages[1] != null",
                "type.length == null",
                "type[0] == null",
                "languages.en == null",
                "missing.further[3].down == null"
            })
    void null_tests_for_presence(String expression) throws ExpressionException {
        holds(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"missing != null", "nothing != null", "type == null", "languages == null", "address == null"})
    void null_tests_for_absence(String expression) throws ExpressionException {
        fails(expression);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing != 'x'", "'x' != missing", "missing != 5", "missing != true", "nothing != 'x'"})
    void what_is_missing_differs_from_every_scalar(String expression) throws ExpressionException {
        holds(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing == 'x'",
                "missing < 5",
                "missing <= 5",
                "missing > 5",
                "missing >= 5",
                "5 < missing",
                "missing <= missing",
                "missing >= null",
                "missing HAS 'x'",
                "languages HAS missing",
                "holes HAS null",
                "missing IN languages",
                "nothing IN holes",
                "null IN [null]",
                "'en' IN missing",
                "missing NOT IN languages",
                "'en' NOT IN missing",
                "missing CONTAINS 'x'",
                "type CONTAINS missing",
                "missing != languages",
                "languages == missing"
            })
    void what_is_missing_fails_every_other_operator(String expression) throws ExpressionException {
        fails(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "languages == 'en'",
                "languages != 'en'",
                "'en' != languages",
                "one == 'en'",
                "languages == languages",
                "languages != levels",
                "levels < 7",
                "levels > 0",
                "levels <= 7",
                "levels >= 0",
                "7 > levels",
                "languages CONTAINS 'en'",
                "'en de' CONTAINS languages",
                "['en'] == ['en']",
                "['en'] != 'de'"
            })
    void operators_on_scalars_fail_for_an_array(String expression) throws ExpressionException {
        fails(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "address == 'Bonn'", "address != 'Bonn'", "address == address", "address HAS 'Bonn'",
                "address CONTAINS 'Bonn'", "'city' IN address", "address IN languages", "address NOT IN languages"
            })
    void every_operator_fails_for_an_object(String expression) throws ExpressionException {
        fails(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "languages HAS 'en'",
                "levels HAS 6",
                "levels >- 6",
                "flags HAS true",
                "['a', 'b'] HAS 'a'",
                "languages HAS address.language OR languages HAS 'de'",
                "nested[0] HAS 'en'"
            })
    void has_finds_a_scalar_in_the_array_on_its_left(String expression) throws ExpressionException {
        holds(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "languages HAS 'fr'",
                "type HAS 'support'",
                "type HAS 's'",
                "'en' HAS languages",
                "languages HAS one",
                "nested HAS one",
                "nested HAS 'en'",
                "flags HAS 'true'",
                "level >-6"
            })
    void has_fails_otherwise(String expression) throws ExpressionException {
        fails(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type IN ['sales', 'support']",
                "level in [1, 6]",
                "'de' IN languages",
                "'de' <- languages",
                "vip IN [true]",
                "type IN [missing, type]",
                "level IN [languages, 6]"
            })
    void in_finds_the_scalar_on_its_left_in_an_array(String expression) throws ExpressionException {
        holds(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type IN ['sales']", "type IN 'support'", "'s' IN type", "languages IN languages",
                "one IN nested", "languages IN 'en'", "type IN [missing]", "level <-6"
            })
    void in_fails_otherwise(String expression) throws ExpressionException {
        fails(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type NOT IN ['sales']",
                "type not in ['sales', 7]",
                "'fr' NOT IN languages",
                "level Not In [7]",
                "type NOT IN [6]",
                "type NOT IN [missing]"
            })
    void not_in_finds_that_a_scalar_is_not_in_an_array(String expression) throws ExpressionException {
        holds(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type NOT IN ['support']",
                "'en' NOT IN languages",
                "type NOT IN 'sales'",
                "level NOT IN 7",
                "languages NOT IN levels",
                "languages NOT IN 'fr'"
            })
    void not_in_fails_otherwise(String expression) throws ExpressionException {
        fails(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type CONTAINS 'upp'", "type contains ''", "'a support case' CONTAINS type", "product_id CONTAINS 23",
                "product_id CONTAINS '34'", "million CONTAINS '10000000'", "rating CONTAINS '.5'", "vip CONTAINS 'ru'"
            })
    void contains_finds_a_scalar_within_another(String expression) throws ExpressionException {
        holds(expression);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type CONTAINS 'x'", "'upp' CONTAINS type", "level CONTAINS '.0'", "million CONTAINS 'E'"})
    void contains_fails_otherwise(String expression) throws ExpressionException {
        fails(expression);
    }
}
