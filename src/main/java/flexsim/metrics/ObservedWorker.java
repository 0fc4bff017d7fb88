package flexsim.metrics;

import java.util.HashMap;
import java.util.Map;

/** A worker's time as far as events have shown it. */
final class ObservedWorker {
    private final TimeRanges busy = new TimeRanges();
    private final TimeRanges available = new TimeRanges();
    private final Map<String, Long> inHand = new HashMap<>();
    private long availableSince = Contact.NEVER;

    void become(boolean nowAvailable, long at) {
        if (availableSince != Contact.NEVER) {
            available.add(availableSince, at);
        }
        availableSince = nowAvailable ? at : Contact.NEVER;
    }

    /** Takes on work that was offered at {@code from}. */
    void take(String reservation, long from) {
        inHand.putIfAbsent(reservation, from);
    }

    void putDown(String reservation, long at) {
        Long from = inHand.remove(reservation);
        if (from != null) {
            busy.add(from, at);
        }
    }

    /** Passes on all times up to {@code end}. */
    void feed(MetricsListener listener, int agent, long end) {
        TimeRanges work = new TimeRanges();
        work.addAll(busy);
        inHand.values().forEach(from -> work.add(from, end));
        TimeRanges there = new TimeRanges();
        there.addAll(available);
        there.addAll(work);
        if (availableSince != Contact.NEVER) {
            there.add(availableSince, end);
        }
        there.united().forEach(span -> listener.staffed(agent, span.from(), span.until()));
        work.united().forEach(span -> listener.busy(agent, span.from(), span.until()));
    }
}
