package flexsim.taskrouter.history;

import flexsim.taskrouter.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has happened in a workspace, oldest first, as far back as TaskRouter keeps it. Thread-safe.
 *
 * <p>Events are numbered from 0; the number is an event's identity, from which its SID is derived. Source of the
 * retention: Twilio, "Event resource".
 */
public final class EventLog {
    /** 30 days. */
    private static final long RETENTION = 30L * 86_400 * 1_000_000;

    /** How many events share a page; a page is what is forgotten at once. */
    private static final int PAGE = 1_024;

    private final EventSids sids;
    private final ArrayDeque<Page> pages = new ArrayDeque<>();
    private long next;

    /** A run of events. The number of its first is {@code first}; only the last page still grows. */
    private record Page(long first, List<Event> events) {
        long lastAt() {
            return events.get(events.size() - 1).at();
        }
    }

    /** {@code sids}: names the events of this workspace. */
    public EventLog(EventSids sids) {
        this.sids = sids;
    }

    /** Adds an event; instants must not go back. */
    public synchronized LoggedEvent add(Event event) {
        if (pages.isEmpty() || pages.getLast().events().size() == PAGE) {
            forget(event.at() - RETENTION);
            pages.addLast(new Page(next, new ArrayList<>(PAGE)));
        }
        pages.getLast().events().add(event);
        return new LoggedEvent(sids, next++, event);
    }

    private void forget(long before) {
        while (!pages.isEmpty() && pages.getFirst().lastAt() < before) {
            pages.removeFirst();
        }
    }

    /** The events from {@code from} (inclusive) to {@code to} (exclusive), in microseconds, oldest first. */
    public synchronized List<LoggedEvent> between(long from, long to) {
        List<LoggedEvent> found = new ArrayList<>();
        for (Page page : pages) {
            if (page.lastAt() >= from && page.events().get(0).at() < to) {
                collect(page, from, to, found);
            }
        }
        return found;
    }

    private void collect(Page page, long from, long to, List<LoggedEvent> found) {
        for (int i = 0; i < page.events().size(); i++) {
            Event event = page.events().get(i);
            if (event.at() >= from && event.at() < to) {
                found.add(logged(page, i));
            }
        }
    }

    /** The number that the next event will have. */
    public synchronized long next() {
        return next;
    }

    /** The first {@code most} events that are kept from {@code number} on, oldest first. */
    public synchronized List<LoggedEvent> from(long number, int most) {
        List<LoggedEvent> found = new ArrayList<>();
        for (Page page : pages) {
            int size = page.events().size();
            for (int i = (int) Math.min(size, Math.max(0, number - page.first())); i < size; i++) {
                if (found.size() == most) {
                    return found;
                }
                found.add(logged(page, i));
            }
        }
        return found;
    }

    /** The event of that SID, if it is kept. */
    public synchronized Optional<LoggedEvent> find(String sid) {
        return sids.number(sid).stream().boxed().findFirst().flatMap(this::find);
    }

    private Optional<LoggedEvent> find(long number) {
        return pages.stream()
                .filter(page -> number >= page.first()
                        && number < page.first() + page.events().size())
                .findFirst()
                .map(page -> logged(page, (int) (number - page.first())));
    }

    private LoggedEvent logged(Page page, int index) {
        long number = page.first() + index;
        return new LoggedEvent(sids, number, page.events().get(index));
    }
}
