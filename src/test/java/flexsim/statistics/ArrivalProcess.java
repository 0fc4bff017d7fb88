package flexsim.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Tests of a Poisson process whose rate is constant within each interval of a profile that repeats: p-values for arrival instants,
 * wherever they come from. Times are in the caller's unit, from 0, ascending, over a whole number of repetitions.
 */
public final class ArrivalProcess {
    private final double[] instants;
    private final double[] profile;
    private final double interval;
    private final int repetitions;

    /**
     * @param instants all arrivals from 0 to the end of the last repetition
     * @param profile expected arrivals in each interval
     * @param interval its length
     */
    public ArrivalProcess(double[] instants, double[] profile, double interval, int repetitions) {
        double end = profile.length * interval * repetitions;
        double last = 0;
        for (double instant : instants) {
            if (instant < last || instant >= end) {
                throw new IllegalArgumentException(
                        "instants must ascend from 0 to " + end + "; found " + instant + " after " + last);
            }
            last = instant;
        }
        this.instants = instants.clone();
        this.profile = profile.clone();
        this.interval = interval;
        this.repetitions = repetitions;
    }

    /**
     * Whether each interval of the profile, over all repetitions, has the expected count: at least 5, or 0, where nobody may arrive.
     */
    public double pValueOfCounts() {
        long[] counts = new long[profile.length];
        for (double instant : instants) {
            counts[cell(instant) % profile.length]++;
        }
        int[] open =
                IntStream.range(0, profile.length).filter(i -> profile[i] > 0).toArray();
        long allowed = IntStream.of(open).mapToLong(i -> counts[i]).sum();
        return allowed < instants.length
                ? 0
                : ChiSquare.pValueOfPoisson(
                        IntStream.of(open).mapToLong(i -> counts[i]).toArray(),
                        IntStream.of(open)
                                .mapToDouble(i -> profile[i] * repetitions)
                                .toArray());
    }

    /** Whether, given their number, the arrivals of each interval are spread evenly over it. */
    public double pValueOfConditionalUniform() {
        double[] places = DoubleStream.of(instants)
                .map(instant -> instant / interval - cell(instant))
                .toArray();
        return KolmogorovSmirnov.pValue(places, x -> x);
    }

    /**
     * Whether gaps are memoryless, whatever the rate of each interval may be (Brown et al., "Statistical analysis of a telephone call
     * center", 2005): with J arrivals at T₁ … T_J in an interval of length L, the (J + 1 − j)·(−log((L − T_j)/(L − T_{j−1}))) are
     * independent and exponential of mean 1.
     */
    public double pValueOfMemorylessGaps() {
        double[] scaled = new double[instants.length];
        int first = 0;
        while (first < instants.length) {
            int cell = cell(instants[first]);
            int next = first;
            while (next < instants.length && cell(instants[next]) == cell) {
                next++;
            }
            double end = (cell + 1) * interval;
            double before = cell * interval;
            for (int i = first; i < next; i++) {
                scaled[i] = (next - i) * -Math.log((end - instants[i]) / (end - before));
                before = instants[i];
            }
            first = next;
        }
        return KolmogorovSmirnov.pValue(scaled, x -> -Math.expm1(-x));
    }

    /** Whether the process is a Poisson process of rate 1 on the clock that runs as fast as arrivals are expected. */
    public double pValueOfRescaledGaps() {
        return KolmogorovSmirnov.pValue(rescaledGaps(), x -> -Math.expm1(-x));
    }

    /** Whether the gaps on that clock do not depend on the gap before. */
    public double pValueOfIndependence() {
        return Moments.pValueOfIndependence(rescaledGaps());
    }

    private double[] rescaledGaps() {
        double[] before = new double[profile.length + 1];
        for (int i = 0; i < profile.length; i++) {
            before[i + 1] = before[i] + profile[i];
        }
        double[] times = DoubleStream.of(instants)
                .map(instant -> {
                    int cell = cell(instant);
                    int place = cell % profile.length;
                    return cell / profile.length * before[profile.length]
                            + before[place]
                            + (instant / interval - cell) * profile[place];
                })
                .toArray();
        return IntStream.range(0, times.length)
                .mapToDouble(i -> times[i] - (i == 0 ? 0 : times[i - 1]))
                .toArray();
    }

    /** Var/mean of the arrivals in a whole repetition: 1 for Poisson; with a busyness factor 1 + mean · (its variance). */
    public double dispersionOfRepetitions() {
        double[] totals = new double[repetitions];
        for (double instant : instants) {
            totals[cell(instant) / profile.length]++;
        }
        double mean = Moments.mean(totals);
        double squares = Arrays.stream(totals).map(t -> (t - mean) * (t - mean)).sum();
        return squares / (repetitions - 1) / mean;
    }

    private int cell(double instant) {
        return (int) (instant / interval);
    }
}
