package flexsim.emulator.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What waits to be sent. */
class DeliveryQueueTest {
    private static DeliveryQueue.Entry<Integer> entry(String url, int what) {
        return new DeliveryQueue.Entry<>(url, Optional.empty(), what);
    }

    private static DeliveryQueue.Entry<Integer> ordered(String url, String order, int what) {
        return new DeliveryQueue.Entry<>(url, Optional.of(order), what);
    }

    @Test
    void one_url_has_no_more_than_its_share_on_the_way() {
        DeliveryQueue<Integer> waiting = new DeliveryQueue<>(10, 2, 100);
        for (int i = 0; i < 5; i++) {
            waiting.add(entry("hanging", i));
        }
        waiting.add(entry("other", 5));

        assertEquals("hanging", waiting.take().orElseThrow().url());
        assertEquals("other", waiting.take().orElseThrow().url());
        assertEquals("hanging", waiting.take().orElseThrow().url());
        assertTrue(waiting.take().isEmpty());
    }

    @Test
    void all_urls_together_have_no_more_than_theirs() {
        DeliveryQueue<Integer> waiting = new DeliveryQueue<>(1, 1, 100);
        waiting.add(entry("one", 1));
        waiting.add(entry("other", 2));

        DeliveryQueue.Entry<Integer> first = waiting.take().orElseThrow();
        assertTrue(waiting.take().isEmpty());
        waiting.end(first);
        assertEquals(2, waiting.take().orElseThrow().what());
    }

    @Test
    void what_shares_an_order_waits_for_the_one_before() {
        DeliveryQueue<Integer> waiting = new DeliveryQueue<>(10, 10, 100);
        waiting.add(ordered("url", "task", 1));
        waiting.add(ordered("url", "task", 2));
        waiting.add(ordered("url", "another task", 3));

        DeliveryQueue.Entry<Integer> first = waiting.take().orElseThrow();
        assertEquals(3, waiting.take().orElseThrow().what());
        assertTrue(waiting.take().isEmpty());
        waiting.end(first);
        assertEquals(2, waiting.take().orElseThrow().what());
    }

    @Test
    void when_too_many_wait_for_a_url_there_is_no_room() {
        DeliveryQueue<Integer> waiting = new DeliveryQueue<>(10, 10, 2);

        assertTrue(waiting.add(ordered("url", "task", 1)));
        assertTrue(waiting.add(ordered("url", "task", 2)));
        assertFalse(waiting.add(ordered("url", "task", 3)));
        assertTrue(waiting.add(entry("other", 4)));
        waiting.take();
        assertTrue(waiting.add(ordered("url", "task", 5)));
    }

    /** {@code steps}: even ones add, odd ones end one that is on the way. */
    @Property(tries = 300)
    void whatever_happens_each_is_sent_once_and_in_order_within_its_own(
            @ForAll @Size(max = 200) List<@IntRange(max = 40) Integer> steps) {
        DeliveryQueue<Integer> waiting = new DeliveryQueue<>(6, 3, 1_000);
        List<DeliveryQueue.Entry<Integer>> inFlight = new ArrayList<>();
        Map<String, Integer> lastOf = new HashMap<>();
        Set<Integer> sent = new HashSet<>();
        int added = 0;
        for (int step : steps) {
            if (step % 2 == 0) {
                waiting.add(ordered("url " + step % 3, "task " + step % 5, added++));
            } else if (!inFlight.isEmpty()) {
                waiting.end(inFlight.remove(step % inFlight.size()));
            }
            collect(waiting, inFlight, lastOf, sent);
            assertTrue(inFlight.size() <= 6);
        }
        while (!inFlight.isEmpty()) {
            waiting.end(inFlight.remove(0));
            collect(waiting, inFlight, lastOf, sent);
        }
        assertEquals(added, sent.size());
        assertEquals(0, waiting.total());
    }

    private static void collect(
            DeliveryQueue<Integer> waiting,
            List<DeliveryQueue.Entry<Integer>> inFlight,
            Map<String, Integer> lastOf,
            Set<Integer> sent) {
        for (Optional<DeliveryQueue.Entry<Integer>> next = waiting.take(); next.isPresent(); next = waiting.take()) {
            DeliveryQueue.Entry<Integer> entry = next.get();
            String own = entry.url() + entry.order().orElseThrow();
            assertTrue(inFlight.stream()
                    .noneMatch(e -> own.equals(e.url() + e.order().orElseThrow())));
            assertTrue(entry.what() > lastOf.getOrDefault(own, -1));
            assertTrue(sent.add(entry.what()));
            lastOf.put(own, entry.what());
            inFlight.add(entry);
            long ofOne =
                    inFlight.stream().filter(e -> e.url().equals(entry.url())).count();
            assertTrue(ofOne <= 3);
        }
    }
}
