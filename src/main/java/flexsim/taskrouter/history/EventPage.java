package flexsim.taskrouter.history;

import flexsim.taskrouter.model.Event;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run of events, oldest first; what is in it stays as it is, and only the last page of a log still grows. */
final class EventPage {
    /** How many events a page holds; a page is what is forgotten at once. */
    static final int CAPACITY = 1_024;

    private final long first;
    /** Where its events are kept; empty while they are here. */
    private final Optional<PastPage> past;

    private final List<Event> events;
    private volatile SoftReference<List<Event>> read = new SoftReference<>(null);
    private int size;

    /** {@code first}: the number of its first event. */
    EventPage(long first) {
        this.first = first;
        this.past = Optional.empty();
        this.events = new ArrayList<>(CAPACITY);
    }

    /** One whose events are kept elsewhere. It does not grow. */
    EventPage(PastPage past) {
        this.first = past.first();
        this.past = Optional.of(past);
        this.events = List.of();
        this.size = past.size();
    }

    boolean full() {
        return size == CAPACITY || isPast();
    }

    boolean isPast() {
        return past.isPresent();
    }

    void add(Event event) {
        events.add(event);
        size++;
    }

    int size() {
        return size;
    }

    Event get(int index) {
        return past.isEmpty() ? events.get(index) : past().get(index);
    }

    private List<Event> past() {
        List<Event> known = read.get();
        if (known == null) {
            known = past.orElseThrow().events().get();
            read = new SoftReference<>(known);
        }
        return known;
    }

    long number(int index) {
        return first + index;
    }

    /** What is in it now. */
    List<Event> all() {
        return List.copyOf(past.isEmpty() ? events : past());
    }

    long lastAt() {
        return past.isEmpty() ? events.get(size - 1).at() : past.get().lastAt();
    }

    /** How many of its events are earlier than {@code instant}. */
    int before(long instant) {
        if (lastAt() < instant) {
            return size;
        }
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle).at() < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
