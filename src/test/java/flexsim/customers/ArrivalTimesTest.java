package flexsim.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.domain.Arrivals;
import flexsim.time.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Statistics with fixed seeds: a result is always the same. Each test of a fit has one that shows what it would notice. */
class ArrivalTimesTest {
    private static final List<Double> PROFILE = List.of(100.0, 150.0, 0.0, 210.0, 230.0, 180.0, 120.0);
    private static final double HALF_HOUR = 1800;
    private static final double DAY = 86_400;
    private static final int DAYS = 200;

    /** What chi-square of six degrees of freedom exceeds once in ten thousand. */
    private static final double CHI_SQUARE = 27.86;

    @Test
    void counts_per_interval_fit_the_profile() {
        double statistic = chiSquare(counts(times(PROFILE, 0, 11)), PROFILE);
        assertTrue(statistic < CHI_SQUARE, "statistic " + statistic);
    }

    @Test
    void the_fit_notices_a_rate_that_is_two_percent_off() {
        List<Double> more = PROFILE.stream().map(count -> count * 1.02).toList();
        double statistic = chiSquare(counts(times(more, 0, 11)), PROFILE);
        assertTrue(statistic > CHI_SQUARE, "statistic " + statistic);
    }

    @Test
    void the_fit_notices_a_profile_that_is_an_interval_late() {
        List<Double> late = List.of(120.0, 100.0, 0.0, 150.0, 210.0, 230.0, 180.0);
        double statistic = chiSquare(counts(times(late, 0, 11)), PROFILE);
        assertTrue(statistic > CHI_SQUARE, "statistic " + statistic);
    }

    @Test
    void nobody_arrives_in_an_empty_interval_or_in_the_rest_of_the_day() {
        long[] counts = counts(times(PROFILE, 0, 11));
        assertEquals(0, counts[2]);
        assertEquals(0, counts[PROFILE.size()]);
    }

    @Test
    void arrivals_are_spread_evenly_within_their_interval() {
        double[] places = days(times(PROFILE, 0, 12))
                .map(second -> second % HALF_HOUR / HALF_HOUR)
                .toArray();
        assertTrue(kolmogorov(places) < 2.225 / Math.sqrt(places.length), "statistic " + kolmogorov(places));
    }

    @Test
    void expected_arrivals_between_two_customers_are_exponential() {
        double[] cumulative =
                days(times(PROFILE, 0, 13)).map(ArrivalTimesTest::expectedUntil).toArray();
        double[] uniform = IntStream.range(1, cumulative.length)
                .mapToDouble(i -> 1 - Math.exp(cumulative[i - 1] - cumulative[i]))
                .toArray();
        assertTrue(kolmogorov(uniform) < 2.225 / Math.sqrt(uniform.length), "statistic " + kolmogorov(uniform));
    }

    @Test
    void without_busyness_days_vary_as_poisson_counts_do() {
        assertEquals(1, dispersion(totals(0)), 4 * Math.sqrt(2.0 / 2_000));
    }

    /** Variance / mean of a mixed Poisson count is 1 + mean · cv². */
    @Test
    void busyness_makes_days_vary_by_its_coefficient_of_variation() {
        double[] totals = totals(0.2);
        double mean = Arrays.stream(totals).average().orElseThrow();
        assertEquals(990, mean, 4 * 990 * 0.2 / Math.sqrt(2_000) + 3);
        assertEquals(1 + 990 * 0.04, dispersion(totals), 0.15 * (1 + 990 * 0.04));
    }

    @Test
    void a_run_starts_at_midnight_of_the_profile_unless_stated() {
        List<Double> eight = morning();
        long first = times(eight, 0, 1).next();
        assertTrue(first >= 8 * 3600 * Micros.PER_SECOND && first < 8.5 * 3600 * Micros.PER_SECOND, first + " us");
    }

    @Test
    void a_run_that_starts_within_the_profile_begins_with_what_is_left_of_it() {
        ArrivalTimes times = ArrivalTimes.ofIntervals(new Arrivals(30, morning(), 0), 1, 8 * 3600 + 900);
        long count = 0;
        long next = times.next();
        while (next < 900 * Micros.PER_SECOND) {
            count++;
            next = times.next();
        }
        assertEquals(5_000, count, 4 * Math.sqrt(5_000));
        assertTrue(next >= (24 * 3600 - 900) * Micros.PER_SECOND, next + " us");
    }

    @Test
    void the_same_seed_gives_the_same_instants_and_another_seed_others() {
        assertEquals(first(1_000, times(PROFILE, 0.3, 5)), first(1_000, times(PROFILE, 0.3, 5)));
        assertNotEquals(first(10, times(PROFILE, 0.3, 5)), first(10, times(PROFILE, 0.3, 6)));
    }

    @Test
    void instants_never_go_back() {
        List<Long> instants = first(50_000, times(PROFILE, 2, 5));
        assertEquals(instants.stream().sorted().toList(), instants);
    }

    @Test
    void gaps_are_added_up_and_never_shorter_than_the_highest_rate_has_them() {
        ArrivalTimes times = ArrivalTimes.ofGaps(number -> number * 1_000);
        assertEquals(List.of(100L, 1_100L, 3_100L), first(3, times));
    }

    @Test
    void a_rate_that_is_asked_for_beats_the_profile_and_the_profile_beats_the_gaps() {
        Optional<Arrivals> profile = Optional.of(new Arrivals(30, PROFILE, 0));
        Optional<Rate> rate = Optional.of(Rate.parse("7/s"));
        assertEquals(first(1, ArrivalTimes.poisson(rate.get(), 1)), List.of(firstDue(rate, profile)));
        assertEquals(first(1, times(PROFILE, 0, 1)), List.of(firstDue(Optional.empty(), profile)));
        assertEquals(2_500_000L, firstDue(Optional.empty(), Optional.empty()));
    }

    private static long firstDue(Optional<Rate> rate, Optional<Arrivals> profile) {
        ArrivalSchedule.Limits one = new ArrivalSchedule.Limits(OptionalLong.empty(), OptionalLong.of(1));
        return ArrivalSchedule.of(0, rate, profile, 0, 1, TestCustomers.customers(1, 2.5, 60), one)
                .next()
                .due();
    }

    private static ArrivalTimes times(List<Double> profile, double busynessCv, long seed) {
        return ArrivalTimes.ofIntervals(new Arrivals(30, profile, busynessCv), seed, 0);
    }

    /** 10,000 customers between 08:00 and 08:30. */
    private static List<Double> morning() {
        return IntStream.range(0, 17).mapToObj(i -> i < 16 ? 0.0 : 10_000.0).toList();
    }

    private static List<Long> first(int count, ArrivalTimes times) {
        List<Long> instants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            instants.add(times.next());
        }
        return instants;
    }

    /** Seconds of the arrivals in {@link #DAYS} days. */
    private static DoubleStream days(ArrivalTimes times) {
        DoubleStream.Builder seconds = DoubleStream.builder();
        for (double next = Micros.toSeconds(times.next()); next < DAYS * DAY; next = Micros.toSeconds(times.next())) {
            seconds.add(next);
        }
        return seconds.build();
    }

    /** By interval, and at the end of the rest of the days. */
    private static long[] counts(ArrivalTimes times) {
        long[] counts = new long[PROFILE.size() + 1];
        days(times).forEach(second -> counts[(int) Math.min(PROFILE.size(), second % DAY / HALF_HOUR)]++);
        return counts;
    }

    private static double chiSquare(long[] counts, List<Double> profile) {
        double sum = 0;
        for (int i = 0; i < profile.size(); i++) {
            double expected = profile.get(i) * DAYS;
            sum += expected == 0 ? 0 : (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return sum;
    }

    private static double expectedUntil(double second) {
        double place = second % DAY / HALF_HOUR;
        double total = Math.floor(second / DAY) * 990;
        for (int i = 0; i < PROFILE.size(); i++) {
            total += PROFILE.get(i) * Math.min(1, Math.max(0, place - i));
        }
        return total;
    }

    /** Distance from the uniform distribution. */
    private static double kolmogorov(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            distance = Math.max(distance, Math.abs(sorted[i] - (i + 0.5) / sorted.length));
        }
        return distance;
    }

    /** Customers on each of 2,000 days. */
    private static double[] totals(double busynessCv) {
        double[] totals = new double[2_000];
        ArrivalTimes times = times(PROFILE, busynessCv, 17);
        for (int day = (int) (Micros.toSeconds(times.next()) / DAY);
                day < totals.length;
                day = (int) (Micros.toSeconds(times.next()) / DAY)) {
            totals[day]++;
        }
        return totals;
    }

    private static double dispersion(double[] counts) {
        double mean = Arrays.stream(counts).average().orElseThrow();
        double squares = Arrays.stream(counts)
                .map(count -> (count - mean) * (count - mean))
                .sum();
        return squares / (counts.length - 1) / mean;
    }
}
