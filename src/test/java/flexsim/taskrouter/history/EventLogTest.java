package flexsim.taskrouter.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.model.ActivityView;
import flexsim.taskrouter.model.Event;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventLogTest {
    private static final long DAY = 86_400_000_000L;
    private final EventLog log = new EventLog(new EventSids(1));

    private LoggedEvent add(long at) {
        return log.add(
                new Event.ActivityEvent(at, "activity.created", new ActivityView("WA1", "Break", false, at, at)));
    }

    private List<Long> between(long from, long to) {
        return log.between(from, to).stream().map(e -> e.event().at()).toList();
    }

    @Test
    void a_window_holds_its_start_but_not_its_end() {
        List.of(1L, 2L, 3L, 4L).forEach(this::add);
        assertEquals(List.of(2L, 3L), between(2, 4));
    }

    @Test
    void a_window_reaches_over_many_pages() {
        for (long at = 0; at < 5_000; at++) {
            add(at);
        }
        assertEquals(3_000, between(1_000, 4_000).size());
    }

    @Test
    void a_window_may_begin_and_end_among_events_of_one_instant() {
        for (long i = 0; i < 4_000; i++) {
            add(i / 1_500);
        }
        assertEquals(1_500, between(1, 2).size());
    }

    @Test
    void a_span_does_not_grow_with_the_log() {
        add(1);
        EventSpan span = log.span(0, 10);
        add(2);
        List<Long> seen = new ArrayList<>();
        span.forEach(event -> seen.add(event.at()));
        assertEquals(List.of(1L), seen);
    }

    @Test
    void a_span_is_read_without_holding_up_the_log() {
        add(1);
        log.span(0, 10).forEach(event -> {
            Thread writer = new Thread(() -> add(2));
            writer.start();
            joined(writer);
        });
        assertEquals(2, between(0, 10).size());
    }

    private static void joined(Thread thread) {
        try {
            thread.join(10_000);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        assertFalse(thread.isAlive(), "the writer waits for the reader");
    }

    @Property(tries = 50)
    void a_window_holds_exactly_the_events_within_it(
            @ForAll @Size(max = 40) List<@IntRange(max = 200) Integer> gaps,
            @ForAll @IntRange(max = 3_000) int from,
            @ForAll @IntRange(max = 3_000) int length) {
        EventLog history = new EventLog(new EventSids(3));
        List<Long> all = new ArrayList<>();
        long at = 0;
        for (int gap : gaps) {
            at += gap;
            for (int i = 0; i < 100; i++) {
                all.add(at);
                history.add(new Event.ActivityEvent(
                        at, "activity.created", new ActivityView("WA1", "Break", false, at, at)));
            }
        }
        long to = from + length;
        assertEquals(
                all.stream().filter(t -> t >= from && t < to).toList(),
                history.between(from, to).stream().map(e -> e.event().at()).toList());
    }

    @Test
    void from_any_number_on_as_many_as_wanted_are_read_across_pages() {
        for (long at = 0; at < 2_100; at++) {
            add(at);
        }

        List<LoggedEvent> read = log.from(1_000, 50);

        assertEquals(1_000, read.get(0).number());
        assertEquals(1_049, read.get(49).number());
        assertEquals(50, read.size());
        assertEquals(100, log.from(2_000, 500).size());
        assertEquals(List.of(), log.from(log.next(), 1));
    }

    @Test
    void what_is_forgotten_is_skipped_on_reading() {
        for (long at = 0; at < 1_024; at++) {
            add(at);
        }
        add(31 * DAY);

        assertEquals(1_024, log.from(5, 1).get(0).number());
    }

    @Test
    void every_event_is_found_by_its_sid() {
        for (long at = 0; at < 3_000; at++) {
            add(at);
        }
        LoggedEvent last = add(3_000);
        assertEquals(last, log.find(last.sid()).orElseThrow());
    }

    @Test
    void a_sid_of_another_workspace_finds_nothing() {
        add(1);
        assertTrue(log.find(new EventSids(2).of(0)).isEmpty());
    }

    @Test
    void after_thirty_days_events_are_forgotten() {
        for (long at = 0; at < 1_024; at++) {
            add(at);
        }
        for (long at = 0; at < 1_025; at++) {
            add(31 * DAY + at);
        }
        assertTrue(between(0, DAY).isEmpty());
    }

    @Property
    void a_sid_gives_its_number_back(@ForAll long salt, @ForAll long number) {
        EventSids sids = new EventSids(salt);
        assertEquals(number, sids.number(sids.of(number)).getAsLong());
    }
}
