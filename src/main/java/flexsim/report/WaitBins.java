package flexsim.report;

import flexsim.metrics.WaitHistogram;
import java.util.ArrayList;
import java.util.List;

/**
 * The waits in bins of equal width, for a plot: first those of 0, then up to 40 bins that reach to the 99th percentile and to
 * twice the threshold, last all longer ones.
 *
 * @param width microseconds
 * @param labels of the bins, in seconds
 * @param shares of all contacts, by bin
 * @param upTo the sum of the shares so far
 */
record WaitBins(long width, List<String> labels, List<Double> shares, List<Double> upTo) {
    private static final int MOST = 40;
    private static final long[] STEPS = {1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400};
    private static final long SECOND = 1_000_000L;
    private static final long TENTH = 100_000L;

    static WaitBins of(WaitHistogram waits, long threshold) {
        long reach = waits.count() == 0 ? 0 : Math.min(waits.most(), Math.max(waits.quantile(0.99), 2 * threshold));
        long width = width(reach);
        int bins = (int) Math.max(1, (reach + width - 1) / width);
        List<String> labels = new ArrayList<>(List.of("0"));
        List<Double> upTo = new ArrayList<>(List.of(portion(waits, 0)));
        for (int bin = 0; bin < bins; bin++) {
            labels.add(seconds(bin * width) + "–" + seconds((bin + 1) * width));
            upTo.add(portion(waits, (bin + 1) * width));
        }
        if (waits.most() > bins * width) {
            labels.add("> " + seconds(bins * width));
            upTo.add(1.0);
        }
        return new WaitBins(width, labels, differences(upTo), upTo);
    }

    /** Where a wait lies on the axis of the bins, whose middles are at 0, 1, 2 and so on. */
    double place(long wait) {
        return (double) wait / width + 0.5;
    }

    private static long width(long reach) {
        for (long step : new long[] {TENTH, 2 * TENTH, 5 * TENTH}) {
            if (reach <= MOST * step) {
                return step;
            }
        }
        for (long step : STEPS) {
            if (reach <= MOST * step * SECOND) {
                return step * SECOND;
            }
        }
        return (reach / MOST / SECOND + 1) * SECOND;
    }

    private static double portion(WaitHistogram waits, long wait) {
        return waits.count() == 0 ? 0 : waits.upTo(wait) / waits.count();
    }

    private static List<Double> differences(List<Double> sums) {
        List<Double> differences = new ArrayList<>();
        double before = 0;
        for (double sum : sums) {
            differences.add(sum - before);
            before = sum;
        }
        return differences;
    }

    private static String seconds(long micros) {
        return Decimal.of(micros / 1e6);
    }
}
