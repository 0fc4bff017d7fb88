package flexsim.taskrouter.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.model.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attributes that gain a member. */
class JsonValuesTest {
    private static String with(String text, String member, String value) {
        Attributes attributes = JsonValues.attributes("Attributes", text);
        return JsonValues.with(attributes, member, value).orElseThrow().text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|{\"call\":\"CA1\"}",
                "{\"a\":{\"call\":[1,{}]},\"b\":[]}|{\"a\":{\"call\":[1,{}]},\"b\":[],\"call\":\"CA1\"}",
                "{\"call\":{\"a\":[1]},\"b\":null}|{\"b\":null,\"call\":\"CA1\"}",
                "{\"a\":[true,\"ä\\n\"]}|{\"a\":[true,\"ä\\n\"],\"call\":\"CA1\"}"
            })
    void a_member_is_added_or_replaced_and_the_others_stay(String before, String after) {
        assertEquals(after, with(before, "call", "CA1"));
    }

    @ParameterizedTest
    @CsvSource({"1e99999999999", "-1E-99999999999", "1.10", "123456789012345678901234567890.5", "-0"})
    void no_digit_of_a_number_changes_however_large_it_is(String number) {
        assertEquals("{\"a\":[" + number + "],\"m\":\"v\"}", with("{\"a\":[" + number + "]}", "m", "v"));
    }

    @Test
    void attributes_without_room_for_the_member_stay() {
        Attributes full = JsonValues.attributes("Attributes", "{\"a\":\"" + "x".repeat(4_088) + "\"}");

        assertTrue(JsonValues.with(full, "m", "v").isEmpty());
    }
}
