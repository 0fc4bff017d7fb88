package flexsim.metrics;

import java.util.OptionalDouble;

/** The sum over all replications of one scope in one stretch of time, and how they scatter. */
final class RunningFigures {
    private final CounterRow sum = new CounterRow();
    private final RatioMoments replications;
    private RatioMoments batches = new RatioMoments(0);

    /** @param empty how many replications came before in which there was nothing */
    RunningFigures(int empty) {
        this.replications = new RatioMoments(empty);
    }

    void add(CounterRow row) {
        sum.merge(row);
        replications.add(row);
    }

    /** Sets the scatter within the first replication, which counts while there is no second. */
    void batches(RatioMoments moments) {
        batches = moments;
    }

    CounterRow sum() {
        return sum;
    }

    Estimate estimate(Ratio ratio) {
        long divisor = ratio.divisor(sum);
        if (divisor == 0) {
            return Estimate.UNDEFINED;
        }
        double quotient = (double) ratio.dividend(sum) / divisor;
        RatioMoments moments = replications.samples() > 1 ? replications : batches;
        OptionalDouble error = moments.standardError(ratio, quotient);
        return new Estimate(
                OptionalDouble.of(quotient * ratio.unit()), error, error.isPresent() ? moments.samples() : 0);
    }
}
