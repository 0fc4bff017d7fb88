package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.domain.InputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallVolumeTest {
    @ParameterizedTest
    @CsvSource({
        "950/30m, 950, 1800",
        "475/15m, 475, 900",
        "1900/h, 1900, 3600",
        "1900/1h, 1900, 3600",
        "45600/24h, 45600, 86400",
        "31.5/min, 31.5, 60",
        "0.5/s, 0.5, 1",
        "10/20s, 10, 20",
        "10 / 1.5 h, 10, 5400"
    })
    void so_many_calls_in_a_length_of_time(String text, double calls, double seconds) {
        assertEquals(new CallVolume(calls, seconds), CallVolume.parse("--calls", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "950", "950/", "/30m", "0/30m", "-1/h", "10/0m", "10/d", "NaN/h", "1e3/h", "10/30", "1/h/h"})
    void anything_else_is_refused_naming_the_option(String text) {
        InputException refusal = assertThrows(InputException.class, () -> CallVolume.parse("--calls", text));
        assertEquals("--calls", refusal.errors().get(0).file());
        assertTrue(refusal.getMessage().contains("950/30m"), refusal.getMessage());
    }
}
