package flexsim.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final long SECOND = 1_000_000L;

    @Property
    void cells_are_a_whole_fraction_of_the_interval_and_thirty_at_least(
            @ForAll @LongRange(min = 1_000_000, max = 604_800_000_000L) long length,
            @ForAll @IntRange(min = 1, max = 60) int minutes) {
        Timeline timeline = Timeline.of(0, length, minutes * 60 * SECOND);
        assertEquals(0, timeline.interval() % timeline.cell());
        assertTrue(timeline.cells() >= 30, timeline.toString());
    }

    @Property
    void intervals_cover_the_time_without_gap(@ForAll @LongRange(min = 1_000_000, max = 604_800_000_000L) long length) {
        Timeline timeline = Timeline.of(5, 5 + length, 900 * SECOND);
        long sum = 0;
        for (int interval = 0; interval < timeline.intervals(); interval++) {
            assertEquals(5 + sum, timeline.startOf(interval));
            sum += timeline.lengthOf(interval);
        }
        assertEquals(length, sum);
    }

    @Test
    void intervals_of_a_day_are_cells_themselves() {
        assertEquals(
                1800 * SECOND, Timeline.of(0, 86_400 * SECOND, 1800 * SECOND).cell());
    }

    @Test
    void a_short_run_has_short_intervals_and_a_day_half_hours() {
        assertEquals(5 * SECOND, Timeline.usualInterval(90 * SECOND));
        assertEquals(1800 * SECOND, Timeline.usualInterval(86_400 * SECOND));
        assertEquals(1800 * SECOND, Timeline.usualInterval(604_800 * SECOND));
    }
}
