package flexsim.taskrouter.history;

import flexsim.taskrouter.model.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The events of a workspace, oldest first, as far back as TaskRouter keeps it. Thread-safe; its lock is held only
 * to note where a stretch of time begins and ends, never to read it.
 *
 * <p>Events are numbered from 0; the number is an event's identity, from which its SID is derived. Source of the
 * retention: Twilio, "Event resource".
 */
public final class EventLog {
    /** 30 days, in microseconds. */
    public static final long RETENTION = 30L * 86_400 * 1_000_000;

    private final EventSids sids;
    private final List<EventPage> pages = new ArrayList<>();
    private long next;

    /** {@code sids}: names the events of this workspace. */
    public EventLog(EventSids sids) {
        this.sids = sids;
    }

    /** One that goes on after {@code past}, oldest first; {@code next}: the number of the next event. */
    public EventLog(EventSids sids, List<PastPage> past, long next) {
        this(sids);
        past.forEach(page -> pages.add(new EventPage(page)));
        this.next = next;
    }

    /** What is here and in none of the pages that it was made of, oldest first; numbers are those of the first events. */
    public synchronized SortedMap<Long, List<Event>> fresh() {
        SortedMap<Long, List<Event>> fresh = new TreeMap<>();
        pages.stream().filter(page -> !page.isPast()).forEach(page -> fresh.put(page.number(0), page.all()));
        return fresh;
    }

    /** The number of the first event that is kept; that of the next when none is. */
    public synchronized long first() {
        return pages.isEmpty() ? next : pages.get(0).number(0);
    }

    /** Adds an event; instants must not go back. */
    public synchronized LoggedEvent add(Event event) {
        if (pages.isEmpty() || last().full()) {
            forget(event.at() - RETENTION);
            pages.add(new EventPage(next));
        }
        last().add(event);
        return new LoggedEvent(sids, next++, event);
    }

    private EventPage last() {
        return pages.get(pages.size() - 1);
    }

    private void forget(long before) {
        int gone = 0;
        while (gone < pages.size() && pages.get(gone).lastAt() < before) {
            gone++;
        }
        pages.subList(0, gone).clear();
    }

    /** The events from {@code from} (inclusive) to {@code to} (exclusive), in microseconds. */
    public synchronized EventSpan span(long from, long to) {
        int first = firstPageUpTo(from);
        int last = Math.min(firstPageUpTo(to), pages.size() - 1);
        List<EventSpan.Part> parts = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            EventPage page = pages.get(i);
            int begin = i == first ? page.before(from) : 0;
            int end = i == last ? page.before(to) : page.size();
            parts.add(new EventSpan.Part(page, begin, end));
        }
        return new EventSpan(parts);
    }

    /** The index of the first page whose last event is not earlier than {@code instant}. */
    private int firstPageUpTo(long instant) {
        int low = 0;
        int high = pages.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pages.get(middle).lastAt() < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The same with their numbers, oldest first. */
    public List<LoggedEvent> between(long from, long to) {
        List<LoggedEvent> found = new ArrayList<>();
        for (EventSpan.Part part : span(from, to).parts()) {
            for (int i = part.from(); i < part.to(); i++) {
                found.add(logged(part.page(), i));
            }
        }
        return found;
    }

    /** The number that the next event will have. */
    public synchronized long next() {
        return next;
    }

    /** The first {@code most} events that are kept from {@code number} on, oldest first. */
    public synchronized List<LoggedEvent> from(long number, int most) {
        List<LoggedEvent> found = new ArrayList<>();
        for (EventPage page : pages) {
            int size = page.size();
            for (int i = (int) Math.min(size, Math.max(0, number - page.number(0))); i < size; i++) {
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
                .filter(page -> number >= page.number(0) && number < page.number(page.size()))
                .findFirst()
                .map(page -> logged(page, (int) (number - page.number(0))));
    }

    private LoggedEvent logged(EventPage page, int index) {
        return new LoggedEvent(sids, page.number(index), page.get(index));
    }
}
