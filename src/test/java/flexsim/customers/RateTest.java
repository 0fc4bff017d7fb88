package flexsim.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.domain.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @ParameterizedTest
    @CsvSource({
        "30/min, 0.5",
        "2.5/s, 2.5",
        "1800/h, 0.5",
        "200/s, 200",
        "900/30m, 0.5",
        "15 / 0.5 min, 0.5",
        "45/1.5m, 0.5"
    })
    void customers_in_a_length_of_time_make_a_rate(String text, double perSecond) {
        assertEquals(perSecond, Rate.parse(text).perSecond(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0/s",
                "-3/min",
                "NaN/s",
                "Infinity/s",
                "30",
                "1e9/s",
                "10001/s",
                "/s",
                "",
                "0.0000001/h",
                "5/0m",
                "5/-1m",
                "5/30"
            })
    void an_impossible_rate_is_refused_naming_the_option(String text) {
        InputException refusal = assertThrows(InputException.class, () -> Rate.parse(text));
        assertEquals("--rate", refusal.errors().get(0).file());
    }

    @Test
    void a_refusal_lists_the_forms() {
        InputException refusal = assertThrows(InputException.class, () -> Rate.parse("950 per half-hour"));
        assertTrue(refusal.getMessage().contains("like 30/min, 2/s, 100/h or 950/30m"), refusal.getMessage());
    }
}
