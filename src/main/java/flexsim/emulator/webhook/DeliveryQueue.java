package flexsim.emulator.webhook;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What waits to be sent, by URL, and how much is on the way. URLs take turns, and none has more than its share on the
 * way: one that hangs leaves room for the others. Those of one URL that share an order wait for each other. Not
 * thread-safe.
 */
final class DeliveryQueue<T> {
    private final int mostOnTheWay;
    private final int mostOfOneUrl;
    private final int mostWaitingForOneUrl;
    private final Map<String, Receiver<T>> receivers = new HashMap<>();
    private final ArrayDeque<Receiver<T>> ready = new ArrayDeque<>();
    private int onTheWay;
    private int total;

    DeliveryQueue(int mostOnTheWay, int mostOfOneUrl, int mostWaitingForOneUrl) {
        this.mostOnTheWay = mostOnTheWay;
        this.mostOfOneUrl = mostOfOneUrl;
        this.mostWaitingForOneUrl = mostWaitingForOneUrl;
    }

    /** One of those that wait. */
    record Entry<T>(String url, Optional<String> order, T what) {}

    private static final class Receiver<T> {
        private final ArrayDeque<Entry<T>> next = new ArrayDeque<>();
        /** By order, what waits until the one before it has ended; present as long as there is one before. */
        private final Map<String, ArrayDeque<Entry<T>>> behind = new HashMap<>();

        private int waiting;
        private int onTheWay;
        private boolean ready;
    }

    /** Returns whether there was room. */
    boolean add(Entry<T> entry) {
        Receiver<T> receiver = receivers.computeIfAbsent(entry.url(), url -> new Receiver<>());
        if (receiver.waiting >= mostWaitingForOneUrl) {
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
        if (!receiver.ready && !receiver.next.isEmpty() && receiver.onTheWay < mostOfOneUrl) {
            receiver.ready = true;
            ready.add(receiver);
        }
    }

    /** The next to be sent, if it may be now; from then on it is on the way. */
    Optional<Entry<T>> take() {
        if (onTheWay >= mostOnTheWay || ready.isEmpty()) {
            return Optional.empty();
        }
        Receiver<T> receiver = ready.poll();
        receiver.ready = false;
        Entry<T> entry = receiver.next.remove();
        receiver.waiting--;
        receiver.onTheWay++;
        onTheWay++;
        review(receiver);
        return Optional.of(entry);
    }

    /** {@code entry} is no longer on the way. */
    void end(Entry<T> entry) {
        Receiver<T> receiver = receivers.get(entry.url());
        receiver.onTheWay--;
        onTheWay--;
        total--;
        entry.order().ifPresent(order -> letFollow(receiver, order));
        review(receiver);
        if (receiver.waiting == 0 && receiver.onTheWay == 0) {
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

    /** How many wait or are on the way. */
    int total() {
        return total;
    }
}
