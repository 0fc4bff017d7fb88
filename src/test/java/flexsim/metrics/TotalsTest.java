package flexsim.metrics;

import static flexsim.metrics.TestContact.SECOND;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TotalsTest {
    private static final CenterLayout PLAN = new CenterLayout(
            List.of("sales", "support"), List.of("voice", "chat"), List.of("ann"), List.of(new int[] {0}, new int[] {0
            }));
    private static final MeasurementPlan LAYOUT =
            new MeasurementPlan(PLAN, Timeline.of(0, 3600 * SECOND, 900 * SECOND), ServiceLimits.USUAL);

    @Provide
    Arbitrary<TestContact> contacts() {
        Arbitrary<Integer> pair = Arbitraries.integers().between(0, 3);
        Arbitrary<Integer> arrival = Arbitraries.integers().between(0, 4000);
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 600);
        return Combinators.combine(pair, arrival, length, length, length, Arbitraries.of(ContactOutcome.class))
                .as(TotalsTest::contact);
    }

    private static TestContact contact(int pair, int arrived, int wait, int talk, int wrap, ContactOutcome outcome) {
        int answered = arrived + wait;
        boolean talks = outcome == ContactOutcome.HANDLED
                || outcome == ContactOutcome.TALKING
                || outcome == ContactOutcome.WRAPPING;
        boolean hangsUp = talks && outcome != ContactOutcome.TALKING;
        int ended = outcome == ContactOutcome.HANDLED ? answered + talk + wrap : outcome.isEnd() ? answered : -1;
        return new TestContact(
                0,
                pair / 2,
                pair % 2,
                arrived,
                talks ? answered : -1,
                hangsUp ? answered + talk : -1,
                ended,
                talks ? 0 : -1,
                outcome);
    }

    private static long[] numbers(CounterRow row) {
        return Arrays.stream(Counter.values()).mapToLong(row::get).toArray();
    }

    private static Replication replication(MeasurementPlan plan, List<TestContact> contacts) {
        MetricsCollector collector = new MetricsCollector(plan, false);
        contacts.stream()
                .sorted((left, right) -> Long.compare(left.arrived(), right.arrived()))
                .forEach(collector::contact);
        record Change(long at, TestContact contact, int by) {}
        List<Change> changes = new ArrayList<>();
        contacts.forEach(contact -> {
            changes.add(new Change(contact.arrived(), contact, 1));
            long over = contact.answeredAt() >= 0 ? contact.answered() : contact.ended();
            if (over != Contact.NEVER) {
                changes.add(new Change(over, contact, -1));
            }
        });
        changes.sort((left, right) ->
                left.at() == right.at() ? Integer.compare(right.by(), left.by()) : Long.compare(left.at(), right.at()));
        changes.forEach(change ->
                collector.waiting(change.contact().queue(), change.contact().channel(), change.by(), change.at()));
        return collector.finish();
    }

    private static Totals totals(List<List<TestContact>> runs) {
        Totals totals = new Totals(LAYOUT);
        runs.forEach(run -> totals.add(replication(LAYOUT, run)));
        return totals;
    }

    @Property(tries = 200)
    void figures_are_the_same_however_contacts_are_split_over_runs(
            @ForAll @Size(max = 40) List<@From("contacts") TestContact> contacts) {
        int third = contacts.size() / 3;
        Totals whole = totals(List.of(contacts));
        Totals split = totals(List.of(
                contacts.subList(2 * third, contacts.size()),
                contacts.subList(0, third),
                contacts.subList(third, 2 * third)));
        for (int scope = 0; scope < whole.scopes().count(); scope++) {
            assertArrayEquals(numbers(whole.sum(scope, 0, 4)), numbers(split.sum(scope, 0, 4)));
            assertArrayEquals(numbers(whole.sum(scope, 1, 2)), numbers(split.sum(scope, 1, 2)));
            assertEquals(whole.overall(scope).waits(), split.overall(scope).waits());
        }
    }

    @Property(tries = 200)
    void every_grouping_reconciles_with_the_whole(
            @ForAll @Size(max = 40) List<@From("contacts") TestContact> contacts) {
        Totals totals = totals(List.of(contacts));
        long offered =
                contacts.stream().filter(contact -> contact.arrivedAt() < 3600).count();
        Figures total = totals.total();
        assertEquals(offered, total.offered());
        assertEquals(offered, total.handled() + total.abandoned() + total.timedOut() + total.inProgress());
        assertEquals(offered, totals.queue(0).offered() + totals.queue(1).offered());
        assertEquals(offered, totals.channel(0).offered() + totals.channel(1).offered());
        long byInterval = 0;
        for (int interval = 0; interval < 4; interval++) {
            for (int queue = 0; queue < 2; queue++) {
                byInterval += totals.queueOf(interval, queue).offered();
            }
        }
        assertEquals(offered, byInterval);
    }

    private static TestContact answered(int arrived, int wait) {
        return contact(0, arrived, wait, 60, 0, ContactOutcome.HANDLED);
    }

    @Test
    void the_error_of_a_ratio_is_from_the_residuals_of_the_replications() {
        Estimate asa = totals(List.of(
                        List.of(answered(0, 10)),
                        List.of(answered(0, 20), answered(100, 30), answered(200, 40)),
                        List.of(answered(0, 60), answered(100, 70))))
                .total()
                .estimate(Ratio.ASA);
        double mean = 230.0 / 6;
        double squares = Math.pow(10 - mean, 2) + Math.pow(90 - 3 * mean, 2) + Math.pow(130 - 2 * mean, 2);
        assertEquals(mean, asa.value().orElseThrow(), 1e-12);
        assertEquals(Math.sqrt(squares * 3 / 2) / 6, asa.standardError().orElseThrow(), 1e-9);
        assertEquals(3, asa.samples());
        assertEquals(
                4.302653 * asa.standardError().orElseThrow(), asa.halfWidth().orElseThrow(), 1e-9);
    }

    @Test
    void replications_without_anything_count_for_the_error_of_an_interval() {
        TestContact late = answered(1000, 10);
        Estimate inOne =
                totals(List.of(List.of(), List.of(late), List.of())).totalOf(1).estimate(Ratio.P_WAIT);
        assertEquals(3, inOne.samples());
        assertEquals(0, inOne.standardError().orElseThrow());
    }

    @Test
    void one_run_tells_its_error_by_batches() {
        List<TestContact> contacts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            contacts.add(answered(12 * i, i % 20 < 10 ? 1 : 3));
        }
        MeasurementPlan plan = new MeasurementPlan(
                PLAN, new Timeline(0, 3600 * SECOND, 1200 * SECOND, 120 * SECOND), ServiceLimits.USUAL);
        Totals totals = new Totals(plan);
        totals.add(replication(plan, contacts));
        Estimate asa = totals.total().estimate(Ratio.ASA);
        assertEquals(30, asa.samples());
        assertEquals(2, asa.value().orElseThrow(), 1e-12);
        assertEquals(1 / Math.sqrt(29), asa.standardError().orElseThrow(), 1e-9);
    }

    @Test
    void too_few_contacts_for_batches_leave_the_error_open() {
        List<TestContact> contacts = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            contacts.add(answered(36 * i, 10));
        }
        assertEquals(
                OptionalDouble.empty(),
                totals(List.of(contacts)).total().estimate(Ratio.ASA).standardError());
    }

    @Test
    void an_interval_of_one_run_has_no_error() {
        Estimate asa = totals(List.of(List.of(answered(0, 10)))).totalOf(0).estimate(Ratio.ASA);
        assertEquals(10, asa.value().orElseThrow());
        assertTrue(asa.standardError().isEmpty());
    }

    @Test
    void days_are_told_apart_within_a_run() {
        int day = 86_400;
        MeasurementPlan plan =
                new MeasurementPlan(PLAN, Timeline.of(0, (3L * day + 100) * SECOND, 900 * SECOND), ServiceLimits.USUAL);
        Totals totals = new Totals(plan);
        totals.add(replication(
                plan,
                List.of(
                        answered(0, 10),
                        answered(day, 10),
                        answered(day + 1, 30),
                        answered(2 * day, 30),
                        answered(3 * day, 30))));
        DaySamples days = totals.days().orElseThrow();
        assertEquals(3, days.count());
        assertEquals(0, days.serviceLevel().quantile(0.1).orElseThrow());
        assertEquals(0.5, days.serviceLevel().quantile(0.5).orElseThrow());
        assertEquals(1, days.serviceLevel().quantile(0.9).orElseThrow());
        assertEquals(2.0 / 3, days.serviceLevel().portionAtLeast(0.5).orElseThrow());
    }

    @Test
    void runs_shorter_than_a_day_are_days_of_their_own() {
        assertTrue(totals(List.of(List.of(answered(0, 10)))).days().isEmpty());
        assertEquals(
                2,
                totals(List.of(List.of(answered(0, 10)), List.of(answered(0, 30))))
                        .days()
                        .orElseThrow()
                        .count());
    }
}
