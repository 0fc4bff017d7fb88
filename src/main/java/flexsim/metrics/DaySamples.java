package flexsim.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figures of single days, from which one sees how bad a bad day is. Days are counted off from the start of the reported
 * time, in every replication; what remains after the last whole one is left out. Where the time is shorter than a day, each
 * replication counts as one.
 */
public final class DaySamples {
    private static final long DAY = 86_400_000_000L;

    private final String unit;
    private final int days;
    private final int cellsOfDay;
    private final Samples serviceLevel = new Samples();
    private final Samples abandonment = new Samples();
    private final Samples asa = new Samples();

    private DaySamples(String unit, int days, int cellsOfDay) {
        this.unit = unit;
        this.days = days;
        this.cellsOfDay = cellsOfDay;
    }

    /** Absent where no interval ends with a day. */
    static Optional<DaySamples> of(Timeline timeline) {
        if (timeline.length() < DAY) {
            return Optional.of(new DaySamples("runs", 1, timeline.cells()));
        }
        return DAY % timeline.cell() == 0
                ? Optional.of(new DaySamples("days", (int) (timeline.length() / DAY), (int) (DAY / timeline.cell())))
                : Optional.empty();
    }

    void add(Replication replication, Scopes scopes) {
        for (int day = 0; day < days; day++) {
            CounterRow row = scopes.row(replication, Scopes.TOTAL, day * cellsOfDay, (day + 1) * cellsOfDay);
            serviceLevel.add(Ratio.SL1, row);
            abandonment.add(Ratio.P_ABANDON, row);
            asa.add(Ratio.ASA, row);
        }
    }

    /** How many days there were. */
    public int count() {
        return serviceLevel.offered;
    }

    /** What they are: days, or runs that are shorter than a day. */
    public String unit() {
        return unit;
    }

    /** {@link Ratio#SL1} of the days. */
    public Samples serviceLevel() {
        return serviceLevel;
    }

    /** {@link Ratio#P_ABANDON} of the days. */
    public Samples abandonment() {
        return abandonment;
    }

    /** {@link Ratio#ASA} of the days, in seconds. */
    public Samples asa() {
        return asa;
    }

    /** One figure of every day in which it was defined. */
    public static final class Samples {
        private double[] values = new double[8];
        private int size;
        private int offered;

        private Samples() {}

        private void add(Ratio ratio, CounterRow row) {
            offered++;
            long divisor = ratio.divisor(row);
            if (divisor == 0) {
                return;
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = ratio.unit() * ratio.dividend(row) / divisor;
        }

        /** The least value that this portion of the days did not exceed (nearest rank). */
        public OptionalDouble quantile(double portion) {
            if (size == 0) {
                return OptionalDouble.empty();
            }
            double[] sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            return OptionalDouble.of(sorted[Math.max(0, (int) Math.ceil(portion * size) - 1)]);
        }

        /** On how many days the figure was from {@code from} to before {@code to}. */
        public long between(double from, double to) {
            return Arrays.stream(values, 0, size)
                    .filter(value -> value >= from && value < to)
                    .count();
        }

        /** On what portion of the days the figure was at least so much. */
        public OptionalDouble portionAtLeast(double target) {
            return size == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) Arrays.stream(values, 0, size)
                                    .filter(value -> value >= target)
                                    .count()
                            / size);
        }
    }
}
