package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.domain.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DayTimeOptionTest {
    @Test
    void a_run_starts_at_midnight_unless_stated() {
        assertEquals(0, parsed().second());
        assertEquals(9 * 3600 + 1800, parsed("--from", "09:30").second());
    }

    @ParameterizedTest
    @ValueSource(strings = {"9:30", "24:00", "09:60", "now", ""})
    void what_is_no_time_of_day_is_refused(String text) {
        assertThrows(InputException.class, () -> parsed("--from", text).second());
    }

    @Test
    void an_hour_of_one_digit_is_told_of_its_zero() {
        InputException refusal = assertThrows(
                InputException.class, () -> parsed("--from", "9:30").second());
        assertTrue(refusal.getMessage().contains("it needs the leading zero, 09:30"), refusal.getMessage());
    }

    private static DayTimeOption parsed(String... arguments) {
        DayTimeOption option = new DayTimeOption();
        new CommandLine(new Holder(option)).parseArgs(arguments);
        return option;
    }

    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        private final DayTimeOption option;

        Holder(DayTimeOption option) {
            this.option = option;
        }
    }
}
