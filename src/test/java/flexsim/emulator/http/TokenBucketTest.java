package flexsim.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000;

    private long now = 5 * SECOND;
    private final TokenBucket bucket = new TokenBucket(3, () -> now);

    private void empty() {
        for (int i = 0; i < 3; i++) {
            assertTrue(bucket.take().passed());
        }
    }

    @Test
    void a_full_bucket_lets_a_seconds_worth_pass_at_once_and_counts_down() {
        assertEquals(2, bucket.take().remaining());
        assertEquals(1, bucket.take().remaining());
        assertEquals(0, bucket.take().remaining());
        assertFalse(bucket.take().passed());
    }

    @Test
    void an_empty_one_says_when_the_next_may_pass_and_keeps_its_word() {
        empty();
        long delay = bucket.take().delay();
        assertEquals(333_333, delay);

        now += delay - 1;
        assertFalse(bucket.take().passed());
        now += 1;
        assertTrue(bucket.take().passed());
    }

    @Test
    void after_a_second_it_is_full_again_and_no_fuller() {
        empty();

        now += 100 * SECOND;

        empty();
        assertFalse(bucket.take().passed());
    }

    @Property(tries = 200)
    void in_no_second_more_pass_than_a_bucket_and_what_fills_in_a_second(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 400_000) Integer> gaps) {
        java.util.ArrayDeque<Long> lately = new java.util.ArrayDeque<>();
        for (int gap : gaps) {
            now += gap;
            if (bucket.take().passed()) {
                lately.add(now);
            }
            while (!lately.isEmpty() && lately.peekFirst() <= now - SECOND) {
                lately.removeFirst();
            }
            assertTrue(lately.size() <= 6, lately.toString());
        }
    }
}
