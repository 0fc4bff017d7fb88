package flexsim.taskrouter.history;

import flexsim.taskrouter.Event;

/** A run of events, oldest first; what is in it stays as it is, and only the last page of a log still grows. */
final class EventPage {
    /** How many events a page holds; a page is what is forgotten at once. */
    static final int CAPACITY = 1_024;

    private final long first;
    private final Event[] events = new Event[CAPACITY];
    private int size;

    /** {@code first}: the number of its first event. */
    EventPage(long first) {
        this.first = first;
    }

    boolean full() {
        return size == CAPACITY;
    }

    void add(Event event) {
        events[size++] = event;
    }

    int size() {
        return size;
    }

    Event get(int index) {
        return events[index];
    }

    long number(int index) {
        return first + index;
    }

    long lastAt() {
        return events[size - 1].at();
    }

    /** How many of its events are earlier than {@code instant}. */
    int before(long instant) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events[middle].at() < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
