package flexsim.testing;

import net.jqwik.api.statistics.Statistics;

/** What a property is about: it would hold as well where nothing happens. */
public final class Occurrence {
    private static final double LEAST_PERCENTAGE = 5;

    private Occurrence() {}

    /**
     * Fails a property in fewer than one of twenty tries of which it happens. Its method is annotated {@code @StatisticsReport(OFF)},
     * lest each prints how often.
     */
    public static void isUsual(String what, long times) {
        Statistics.label(what).collect(times > 0).coverage(coverage -> coverage.check(true)
                .percentage(percentage -> percentage >= LEAST_PERCENTAGE));
    }
}
