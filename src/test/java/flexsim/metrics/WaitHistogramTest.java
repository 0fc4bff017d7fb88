package flexsim.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WaitHistogramTest {
    private static final long WEEK = 604_800_000_000L;

    private static WaitHistogram of(List<Long> waits) {
        WaitHistogram histogram = new WaitHistogram();
        waits.forEach(histogram::record);
        return histogram;
    }

    @Property
    void a_quantile_is_within_one_percent_of_the_wait_of_that_rank(
            @ForAll @Size(min = 1, max = 200) List<@LongRange(max = WEEK) Long> waits,
            @ForAll @DoubleRange(min = 0.01, max = 1) double portion) {
        long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
        long exact = sorted[Math.max(0, (int) Math.ceil(portion * sorted.length) - 1)];
        assertEquals(exact, of(waits).quantile(portion), exact / 100.0);
    }

    @Property
    void merging_any_split_gives_the_same(
            @ForAll @Size(max = 100) List<@LongRange(max = WEEK) Long> waits, @ForAll @IntRange(max = 100) int at) {
        int cut = Math.min(at, waits.size());
        WaitHistogram merged = of(waits.subList(cut, waits.size()));
        merged.merge(of(waits.subList(0, cut)));
        assertEquals(of(waits), merged);
    }

    @Property
    void waits_up_to_a_bound_are_counted_within_the_bounds_bucket(
            @ForAll @Size(min = 1, max = 100) List<@LongRange(max = 1_000_000) Long> waits,
            @ForAll @LongRange(max = 1_000_000) long bound) {
        double counted = of(waits).upTo(bound);
        assertTrue(counted
                >= waits.stream().filter(wait -> wait <= bound * 63 / 64 - 1).count());
        assertTrue(counted
                <= waits.stream().filter(wait -> wait <= bound * 65 / 64 + 1).count());
    }

    @Test
    void the_longest_and_those_of_no_length_are_exact() {
        WaitHistogram histogram = of(Arrays.asList(0L, 0L, 0L, 123_456_789L));
        assertEquals(0, histogram.quantile(0.75));
        assertEquals(123_456_789L, histogram.quantile(1));
        assertEquals(123_456_789L, histogram.most());
        assertEquals(3, histogram.upTo(0));
    }

    @Test
    void different_waits_differ() {
        assertNotEquals(of(List.of(5L, 1_000L)), of(List.of(6L, 1_000L)));
    }
}
