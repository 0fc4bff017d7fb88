package flexsim.emulator.webhook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The latest webhooks that were sent, in memory: at most so many, and no more than fits into so much. Thread-safe.
 */
public final class Deliveries {
    /** The most that are kept. */
    public static final int MAX = 1_000;

    private static final int MAX_CHARACTERS = 8 * 1_024 * 1_024;

    private final ArrayDeque<Delivery> latest = new ArrayDeque<>();
    private long characters;
    private long dropped;

    synchronized void add(Delivery delivery) {
        latest.addLast(delivery);
        characters += delivery.body().length();
        while (latest.size() > MAX || characters > MAX_CHARACTERS && latest.size() > 1) {
            characters -= latest.removeFirst().body().length();
        }
    }

    /** So many were not delivered, since too many waited for the same URL or since they were tried for too long. */
    public synchronized void addDropped(int count) {
        dropped += count;
    }

    /** How many were not delivered, since too many waited for the same URL or since they were tried for too long. */
    public synchronized long dropped() {
        return dropped;
    }

    /** The newest first. */
    public synchronized List<Delivery> recent() {
        List<Delivery> recent = new ArrayList<>(latest);
        Collections.reverse(recent);
        return recent;
    }
}
