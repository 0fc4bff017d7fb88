package flexsim.emulator.webhook;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The webhooks that wait to be sent, by URL, and how many are in flight. URLs take turns, and none has more than its
 * share in way: one that hangs leaves room for the others. Those of one URL that share an order wait for each other.
 * Not thread-safe.
 */
final class DeliveryQueue<T> {
    private final int maxInFlight;
    private final int maxInFlightOfOneUrl;
    private final int maxWaitingForOneUrl;
    private final Map<String, Receiver<T>> receivers = new HashMap<>();
    private final ArrayDeque<Receiver<T>> ready = new ArrayDeque<>();
    private int inFlight;
    private int total;

    DeliveryQueue(int maxInFlight, int maxInFlightOfOneUrl, int maxWaitingForOneUrl) {
        this.maxInFlight = maxInFlight;
        this.maxInFlightOfOneUrl = maxInFlightOfOneUrl;
        this.maxWaitingForOneUrl = maxWaitingForOneUrl;
    }

    /** One of those that wait. */
    record Entry<T>(String url, Optional<String> order, T what) {}

    private static final class Receiver<T> {
        private final ArrayDeque<Entry<T>> next = new ArrayDeque<>();
        /** By order, what waits until the one before it has ended; present as long as there is one before. */
        private final Map<String, ArrayDeque<Entry<T>>> behind = new HashMap<>();

        private int waiting;
        private int inFlight;
        private boolean ready;
    }

    /** Returns whether there was room. */
    boolean add(Entry<T> entry) {
        Receiver<T> receiver = receivers.computeIfAbsent(entry.url(), url -> new Receiver<>());
        if (receiver.waiting >= maxWaitingForOneUrl) {
            return false;
        }
        receiver.waiting++;
        total++;
        Optional<ArrayDeque<Entry<T>>> before = entry.order().map(receiver.behind::get);
        if (before.isPresent()) {
            before.get().add(entry);
        } else {
            entry.order().ifPresent(order -> receiver.behind.put(order, new ArrayDeque<>(2)));
            receiver.next.add(entry);
        }
        review(receiver);
        return true;
    }

    private void review(Receiver<T> receiver) {
        if (!receiver.ready && !receiver.next.isEmpty() && receiver.inFlight < maxInFlightOfOneUrl) {
            receiver.ready = true;
            ready.add(receiver);
        }
    }

    /** The next to be sent, if it may be now; from then on it is in flight. */
    Optional<Entry<T>> take() {
        if (inFlight >= maxInFlight || ready.isEmpty()) {
            return Optional.empty();
        }
        Receiver<T> receiver = ready.poll();
        receiver.ready = false;
        Entry<T> entry = receiver.next.remove();
        receiver.waiting--;
        receiver.inFlight++;
        inFlight++;
        review(receiver);
        return Optional.of(entry);
    }

    /** {@code entry} is no longer in flight. */
    void end(Entry<T> entry) {
        Receiver<T> receiver = receivers.get(entry.url());
        receiver.inFlight--;
        inFlight--;
        total--;
        entry.order().ifPresent(order -> letFollow(receiver, order));
        review(receiver);
        if (receiver.waiting == 0 && receiver.inFlight == 0) {
            receivers.remove(entry.url());
        }
    }

    private void letFollow(Receiver<T> receiver, String order) {
        Entry<T> follower = receiver.behind.get(order).poll();
        if (follower == null) {
            receiver.behind.remove(order);
        } else {
            receiver.next.add(follower);
        }
    }

    /** How many wait or are in flight. */
    int total() {
        return total;
    }
}
