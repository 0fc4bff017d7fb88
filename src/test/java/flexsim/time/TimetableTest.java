package flexsim.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.junit.jupiter.api.Test;

class TimetableTest {
    enum Kind {
        SET,
        SET_WITH_LANE,
        CANCEL,
        RESET,
        ADVANCE
    }

    record Step(Kind kind, int which, int delay) {}

    record Ring(long at, String name) {}

    @Provide
    static Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(-5, 30))
                .as(Step::new)
                .list()
                .ofMaxSize(200)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private final Timetable clock = new Timetable(0);
    private final List<Ring> rung = new ArrayList<>();

    private Timer timer(String name) {
        return new Timer() {
            @Override
            protected void ring() {
                rung.add(new Ring(clock.now(), name));
            }
        };
    }

    @Property
    void timers_ring_as_a_sorted_map_has_them(@ForAll("steps") List<Step> steps) {
        Timetable clock = new Timetable(0);
        List<Ring> rung = new ArrayList<>();
        List<Ring> expected = new ArrayList<>();
        TreeMap<List<Long>, Timer> model = new TreeMap<>((a, b) -> a.get(0).equals(b.get(0))
                ? a.get(1).compareTo(b.get(1))
                : a.get(0).compareTo(b.get(0)));
        Map<Timer, String> names = new HashMap<>();
        long set = 0;
        for (Step step : steps) {
            switch (step.kind()) {
                case SET, SET_WITH_LANE -> {
                    long due = Math.max(clock.now(), clock.now() + step.delay());
                    Timer timer = new Timer() {
                        @Override
                        protected void ring() {
                            rung.add(new Ring(clock.now(), names.get(this)));
                        }
                    };
                    names.put(timer, "timer " + set);
                    clock.set(
                            timer,
                            clock.now() + step.delay(),
                            step.kind() == Kind.SET ? Agenda.NO_LANE : clock.laneFor(step.which() % 20));
                    model.put(List.of(due, set++), timer);
                }
                case CANCEL -> {
                    if (!model.isEmpty()) {
                        List<Long> key = new ArrayList<>(model.keySet()).get(step.which() % model.size());
                        clock.cancel(model.remove(key));
                    }
                }
                case RESET -> {
                    if (!model.isEmpty()) {
                        List<Long> key = new ArrayList<>(model.keySet()).get(step.which() % model.size());
                        Timer timer = model.remove(key);
                        names.put(timer, "timer " + set);
                        clock.reset(timer, clock.now() + step.delay(), clock.laneFor(step.which() % 20));
                        model.put(List.of(Math.max(clock.now(), clock.now() + step.delay()), set++), timer);
                    }
                }
                case ADVANCE -> {
                    long target = clock.now() + step.delay();
                    while (!model.isEmpty() && model.firstKey().get(0) <= target) {
                        List<Long> key = model.pollFirstEntry().getKey();
                        expected.add(new Ring(key.get(0), "timer " + key.get(1)));
                    }
                    clock.advanceTo(target);
                }
            }
            assertEquals(expected, rung);
            assertEquals(model.size(), clock.pending());
            assertEquals(model.isEmpty() ? Agenda.NEVER : model.firstKey().get(0), clock.nextDue());
        }
    }

    @Test
    void a_timer_set_by_one_that_rings_rings_on_the_way_too() {
        Timer second = timer("second");
        clock.set(
                new Timer() {
                    @Override
                    protected void ring() {
                        clock.set(second, clock.now() + 5);
                    }
                },
                10);

        clock.advanceTo(20);

        assertEquals(List.of(new Ring(15, "second")), rung);
        assertEquals(20, clock.now());
    }

    @Test
    void what_is_overdue_rings_at_the_instant_that_the_clock_shows() {
        clock.advanceTo(20);
        clock.set(timer("late"), 3);
        clock.advanceTo(20);

        assertEquals(List.of(new Ring(20, "late")), rung);
    }

    @Test
    void a_timer_that_was_called_off_may_be_set_again() {
        Timer timer = timer("again");
        clock.set(timer, 10);
        clock.cancel(timer);
        clock.cancel(timer);
        clock.set(timer, 30);
        clock.advanceTo(100);

        assertEquals(List.of(new Ring(30, "again")), rung);
        assertFalse(timer.isSet());
    }

    @Test
    void to_set_a_timer_twice_is_an_error() {
        Timer timer = timer("once");
        clock.set(timer, 10);

        assertThrows(IllegalStateException.class, () -> clock.set(timer, 20));
    }

    @Test
    void the_clock_never_goes_back() {
        clock.advanceTo(20);
        clock.advanceTo(10);

        assertEquals(20, clock.now());
    }

    @Test
    void a_timer_rings_in_the_place_of_the_ticket_that_was_taken_for_it() {
        long ticket = clock.ticket();
        clock.set(timer("set first"), 10);
        clock.setAsOf(ticket, timer("ticket taken before"), 10);
        clock.advanceTo(10);

        assertEquals(List.of(new Ring(10, "ticket taken before"), new Ring(10, "set first")), rung);
    }

    @Test
    void of_two_things_at_one_instant_that_goes_before_whose_ticket_was_taken_first() {
        long before = clock.ticket();
        clock.set(timer("set"), 10);
        long after = clock.ticket();

        assertFalse(clock.goesBefore(10, before));
        assertTrue(clock.goesBefore(10, after));
        assertTrue(clock.goesBefore(11, before));
        assertFalse(clock.goesBefore(9, after));
    }

    @Test
    void the_next_timer_can_be_rung_alone() {
        clock.set(timer("first"), 10);
        clock.set(timer("second"), 10);
        clock.ringNext();

        assertEquals(List.of(new Ring(10, "first")), rung);
        assertEquals(10, clock.now());
    }
}
