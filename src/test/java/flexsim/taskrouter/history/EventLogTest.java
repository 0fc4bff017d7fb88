package flexsim.taskrouter.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.ActivityView;
import flexsim.taskrouter.Event;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
