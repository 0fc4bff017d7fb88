package flexsim.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.metrics.StudentT;
import flexsim.time.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** How numbers and instants are written. */
class NotationTest {
    private static final long YEAR_1900 = -2_208_988_800_000_000L;
    private static final long YEAR_9999 = 253_370_764_800_000_000L;

    @Property
    void an_instant_is_written_as_the_standard_library_does(
            @ForAll @LongRange(min = YEAR_1900, max = YEAR_9999) long at) {
        LocalDateTime date = LocalDateTime.ofInstant(Micros.toInstant(at), ZoneOffset.UTC);
        DateTimeFormatter format = DateTimeFormatter.ofPattern(
                at % 1_000_000 == 0 ? "uuuu-MM-dd'T'HH:mm:ss'Z'" : "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
        assertEquals(format.format(date), TimeText.utc().of(at));
    }

    @Property
    void in_tables_an_instant_has_milliseconds(
            @ForAll @Size(min = 1, max = 5) List<@LongRange(min = YEAR_1900, max = YEAR_9999) Long> instants) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
        MillisText millis = new MillisText(TimeText.utc());
        for (long at : instants) {
            byte[] text = new byte[MillisText.LONGEST];
            LocalDateTime date = LocalDateTime.ofInstant(Micros.toInstant(at), ZoneOffset.UTC);
            assertEquals(
                    format.format(date), new String(text, 0, millis.write(at, text, 0), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void a_simulated_calendar_has_no_zone() {
        TimeText time = TimeText.local(5_000_000, LocalDateTime.of(2024, 2, 28, 23, 59, 58));
        assertEquals("2024-02-29T00:00:00", time.of(7_000_000));
        assertEquals("2024-02-28T23:59:58.500000", time.of(5_500_000));
    }

    @Property
    void a_number_has_nine_decimals_at_most(@ForAll @DoubleRange(min = -1e6, max = 1e6) double value) {
        BigDecimal exact = new BigDecimal(value).setScale(9, RoundingMode.HALF_UP);
        assertEquals(exact.doubleValue(), new BigDecimal(Decimal.of(value)).doubleValue(), 1.1e-9);
    }

    @Test
    void a_number_has_no_zeros_that_tell_nothing() {
        assertEquals("0", Decimal.of(0));
        assertEquals("0", Decimal.of(-1e-12));
        assertEquals("-0.05", Decimal.of(-0.05));
        assertEquals("20", Decimal.of(20));
        assertEquals("0.333333333", Decimal.of(1.0 / 3));
        assertEquals("12345678901", Decimal.of(12_345_678_901.4));
    }

    @Test
    void people_read_thousands_apart_and_lengths_in_units() {
        assertEquals("1,234,567.9", DisplayNumber.number(1_234_567.89, 1));
        assertEquals("-0.50", DisplayNumber.number(-0.5, 2));
        assertEquals("81.1 %", DisplayNumber.percent(0.8113));
        assertEquals("1 d 2 h 30 min", DisplayNumber.length(95_400_000_000L));
    }

    @Test
    void the_width_of_an_interval_is_students() {
        assertEquals(12.706, StudentT.quantile975(1), 0.001);
        assertEquals(2.20099, StudentT.quantile975(11), 0.00001);
        assertEquals(2.04523, StudentT.quantile975(29), 0.00001);
        assertEquals(1.96234, StudentT.quantile975(1000), 0.00001);
    }
}
