package flexsim.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.metrics.WaitHistogram;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitBinsTest {
    private static final long SECOND = 1_000_000L;

    private static WaitBins of(long... seconds) {
        WaitHistogram waits = new WaitHistogram();
        for (long wait : seconds) {
            waits.record(wait * SECOND);
        }
        return WaitBins.of(waits, 20 * SECOND);
    }

    @Test
    void who_did_not_wait_is_apart_and_the_rest_is_in_equal_bins() {
        WaitBins bins = of(0, 0, 3, 38);
        assertEquals(SECOND, bins.width());
        assertEquals(List.of("0", "0–1", "1–2", "2–3"), bins.labels().subList(0, 4));
        assertEquals(0.5, bins.shares().get(0));
        assertEquals(0.25, bins.shares().get(3) + bins.shares().get(4), 1e-12);
        assertEquals(1, bins.upTo().get(bins.upTo().size() - 1));
    }

    @Test
    void the_threshold_lies_between_the_bins_before_and_after_it() {
        WaitBins bins = of(0, 0, 3, 38);
        assertEquals("19–20", bins.labels().get((int) (bins.place(20 * SECOND) - 0.5)));
    }

    @Test
    void who_waited_beyond_all_bins_is_in_the_last() {
        long[] seconds = new long[1000];
        seconds[999] = 5000;
        WaitBins bins = of(seconds);
        assertEquals("> 40", bins.labels().get(bins.labels().size() - 1));
        assertEquals(0.001, bins.shares().get(bins.shares().size() - 1), 1e-9);
    }

    @Test
    void nothing_has_bins_too() {
        assertEquals(List.of(0.0, 0.0), of().shares());
    }
}
