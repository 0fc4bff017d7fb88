package flexsim.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flexsim.domain.InputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @ParameterizedTest
    @CsvSource({"30/min, 0.5", "2.5/s, 2.5", "1800/h, 0.5", "200/s, 200"})
    void a_number_and_a_unit_make_a_rate(String text, double perSecond) {
        assertEquals(perSecond, Rate.parse(text).perSecond(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/s", "-3/min", "NaN/s", "Infinity/s", "30", "1e9/s", "10001/s", "/s", "", "0.0000001/h"})
    void an_impossible_rate_is_refused_naming_the_option(String text) {
        InputException refusal = assertThrows(InputException.class, () -> Rate.parse(text));
        assertEquals("--rate", refusal.faults().get(0).file());
    }
}
