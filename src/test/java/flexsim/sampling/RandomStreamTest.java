package flexsim.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.statistics.ChiSquare;
import flexsim.statistics.Fit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    private static final int MANY = 100_000;

    @Property(tries = 200)
    void a_stream_by_key_is_the_stream_by_id(@ForAll long seed, @ForAll String purpose, @ForAll String id) {
        assertEquals(
                RandomStream.of(seed, purpose, id).nextLong(),
                RandomStream.of(Purpose.of(seed, purpose), RandomStream.keyOf(id))
                        .nextLong());
    }

    @Property(tries = 200)
    void a_restarted_stream_is_as_a_new_one(@ForAll long seed, @ForAll long id, @ForAll long other) {
        RandomStream stream = RandomStream.of(seed, "other", other);
        stream.nextLong();
        stream.restart(Purpose.of(seed, "this"), RandomStream.keyOf(id));
        RandomStream fresh = RandomStream.of(seed, "this", id);
        for (int i = 0; i < 5; i++) {
            assertEquals(fresh.nextLong(), stream.nextLong());
        }
    }

    @Property(tries = 200)
    void the_first_number_of_a_stream_is_told_without_it(@ForAll long seed, @ForAll long id) {
        Purpose purpose = Purpose.of(seed, "this");
        assertEquals(RandomStream.of(purpose, id).nextDouble(), RandomStream.first(purpose, id));
    }

    @Property(tries = 200)
    void a_text_extended_by_a_character_has_the_key_of_the_longer_text(@ForAll String text, @ForAll char next) {
        assertEquals(RandomStream.keyOf(text + next), RandomStream.extended(RandomStream.keyOf(text), next));
    }

    @Test
    void streams_are_those_of_earlier_releases() {
        assertEquals(
                -3604779347631853177L,
                RandomStream.of(42, "arrivals", "Agent_007").nextLong());
        assertEquals(6052342773088320744L, RandomStream.of(42, "arrivals", 7).nextLong());
        assertEquals(-7142078329684014632L, RandomStream.of(-1, "", "").nextLong());
    }

    @Test
    void neighbouring_seeds_purposes_and_ids_have_streams_of_their_own() {
        Set<Long> firsts = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            firsts.add(RandomStream.of(i, "a", 0).nextLong());
            firsts.add(RandomStream.of(0, "b" + i, 0).nextLong());
            firsts.add(RandomStream.of(0, "c", i).nextLong());
            firsts.add(RandomStream.of(0, "c", "i" + i).nextLong());
        }
        assertEquals(4_000, firsts.size());
    }

    @Test
    void uniform_numbers_lie_inside_the_open_interval() {
        RandomStream stream = RandomStream.of(1, "ends", 0);
        for (int i = 0; i < 10 * MANY; i++) {
            double u = stream.nextDouble();
            assertTrue(u >= 0x1.0p-53 && u <= 1 - 0x1.0p-53);
        }
    }

    @Test
    void whole_numbers_below_a_bound_are_equally_likely() {
        RandomStream stream = RandomStream.of(1, "bound", 0);
        long[] counts = new long[7];
        for (int i = 0; i < MANY; i++) {
            counts[stream.nextInt(7)]++;
        }
        double[] expected = new double[7];
        Arrays.fill(expected, MANY / 7.0);
        Fit.assertFits(ChiSquare.pValue(counts, expected));
    }
}
