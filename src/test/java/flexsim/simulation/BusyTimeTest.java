package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.metrics.Contact;
import flexsim.metrics.MetricsListener;
import flexsim.metrics.ReservationEnd;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class BusyTimeTest {
    private static final int AGENT = 3;

    private final Spans told = new Spans();
    private final BusyTime busyTime = new BusyTime(AGENT);

    private record Span(long from, long until) {}

    /** Keeps what it is told of busy times. */
    private static final class Spans implements MetricsListener {
        private final List<Span> spans = new ArrayList<>();

        @Override
        public void busy(int agent, long from, long until) {
            assertEquals(AGENT, agent);
            spans.add(new Span(from, until));
        }

        @Override
        public void waiting(int queue, int channel, int change, long at) {
            throw new AssertionError("nobody waits");
        }

        @Override
        public void contact(Contact contact) {
            throw new AssertionError("no contact");
        }

        @Override
        public void staffed(int agent, long from, long until) {
            throw new AssertionError("not about staffing");
        }

        @Override
        public void reservation(int queue, int channel, ReservationEnd end, long at) {
            throw new AssertionError("no reservation");
        }
    }

    private void pickUp(long offered) {
        busyTime.took(offered);
        busyTime.offerOver(told);
    }

    private List<Span> spans() {
        return told.spans;
    }

    @Example
    void work_done_while_an_earlier_offer_rings_is_part_of_one_time_when_that_one_is_accepted() {
        busyTime.offerHeld();
        busyTime.offerHeld();
        pickUp(5);
        busyTime.done(8, told);
        assertEquals(List.of(), spans());

        pickUp(0);
        busyTime.done(12, told);

        assertEquals(List.of(new Span(0, 12)), spans());
    }

    @Example
    void work_done_while_an_offer_rings_is_told_alone_when_nothing_comes_of_the_offer() {
        busyTime.offerHeld();
        busyTime.offerHeld();
        pickUp(5);
        busyTime.done(8, told);

        busyTime.offerOver(told);

        assertEquals(List.of(new Span(5, 8)), spans());
    }

    @Example
    void what_ended_before_the_accepted_offer_began_to_ring_stays_apart() {
        busyTime.offerHeld();
        busyTime.took(1);
        busyTime.done(2, told);
        busyTime.took(4);
        busyTime.offerHeld();
        busyTime.done(6, told);
        pickUp(5);
        busyTime.offerOver(told);
        busyTime.done(9, told);

        assertEquals(List.of(new Span(1, 2), new Span(4, 9)), spans());
    }

    @Example
    void at_the_end_of_the_run_an_offer_that_still_rings_is_no_work_but_what_is_held_back_is() {
        busyTime.offerHeld();
        busyTime.took(1);
        busyTime.done(2, told);
        busyTime.took(4);

        busyTime.end(7, told);

        assertEquals(List.of(new Span(1, 2), new Span(4, 7)), spans());
    }

    /**
     * An offer, in whole seconds.
     *
     * @param open 0 when it is answered at once
     */
    private record Offer(long at, long open, boolean accepted, long work) {
        long answer() {
            return at + open;
        }

        long done() {
            return answer() + work;
        }
    }

    private record Happening(long at, Runnable what) {}

    @Provide
    Arbitrary<List<Offer>> offers() {
        Arbitrary<Long> instant = Arbitraries.longs().between(0, 60);
        Arbitrary<Long> length = Arbitraries.longs().between(0, 20);
        return Combinators.combine(instant, length, Arbitraries.of(true, true, false), length)
                .as(Offer::new)
                .list()
                .ofMaxSize(12);
    }

    @Property
    void what_is_told_is_exactly_when_an_accepted_offer_rang_or_was_worked_on_and_never_twice(
            @ForAll("offers") List<Offer> offers, @ForAll @IntRange(max = 110) int end) {
        Spans spans = new Spans();
        BusyTime busyTime = new BusyTime(AGENT);
        List<Happening> happenings = new ArrayList<>();
        offers.forEach(offer -> plan(offer, busyTime, spans, happenings));
        happenings.sort(Comparator.comparingLong(Happening::at));
        happenings.stream()
                .filter(happening -> happening.at() < end)
                .forEach(happening -> happening.what().run());
        busyTime.end(end, spans);

        for (int second = 0; second < 110; second++) {
            long now = second;
            long times = spans.spans.stream()
                    .filter(span -> span.from() <= now && now < span.until())
                    .count();
            boolean busy = now < end
                    && offers.stream()
                            .filter(offer -> offer.accepted() && offer.answer() < end)
                            .anyMatch(offer -> offer.at() <= now && now < offer.done());
            assertEquals(busy ? 1 : 0, times, () -> "at " + now + ": " + spans.spans);
        }
    }

    private static void plan(Offer offer, BusyTime busyTime, Spans spans, List<Happening> happenings) {
        if (offer.open() > 0) {
            happenings.add(new Happening(offer.at(), busyTime::offerHeld));
        }
        if (offer.accepted()) {
            happenings.add(new Happening(offer.answer(), () -> busyTime.took(offer.at())));
        }
        if (offer.open() > 0) {
            happenings.add(new Happening(offer.answer(), () -> busyTime.offerOver(spans)));
        }
        if (offer.accepted()) {
            happenings.add(new Happening(offer.done(), () -> busyTime.done(offer.done(), spans)));
        }
    }
}
