package flexsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import flexsim.sampling.RandomStream;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawKeyTest {
    @Property(tries = 300)
    void a_uuid_as_text_has_the_key_of_its_halves(@ForAll long high, @ForAll long low) {
        assertEquals(DrawKey.of(high, low), DrawKey.of(new UUID(high, low).toString()));
    }

    @Property(tries = 300)
    void uuids_that_differ_in_a_bit_have_different_keys(
            @ForAll long high, @ForAll long low, @ForAll @LongRange(min = 0, max = 127) long bit) {
        long flippedHigh = bit < 64 ? high ^ 1L << bit : high;
        long flippedLow = bit < 64 ? low : low ^ 1L << bit;
        assertNotEquals(DrawKey.of(high, low), DrawKey.of(flippedHigh, flippedLow));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Agent_007",
                "0f8fad5b-d9cb-469f-a165-70867728950",
                "0f8fad5b-d9cb-469f-a165-70867728950ef",
                "0F8FAD5B-D9CB-469F-A165-70867728950E",
                "0f8fad5b-d9cb-469f-a165-70867728950g",
                "0f8fad5bed9cb-469f-a165-70867728950e",
                "0f8fad5b-d9cb-469f-a165e70867728950e",
                "0f8fad5b-d9cb-469f-a165--0867728950e",
            })
    void any_other_text_has_the_hash_of_its_characters(String id) {
        assertEquals(RandomStream.keyOf(id), DrawKey.of(id));
    }

    @Property(tries = 300)
    void a_numbered_id_has_the_key_of_its_text(@ForAll @LongRange(min = 0) long number) {
        assertEquals(DrawKey.of("Agent_000/" + number), DrawKey.numbered(RandomStream.keyOf("Agent_000/"), number));
    }

    @Test
    void each_of_several_has_a_key_of_its_own() {
        long keys = LongStream.range(0, 100)
                .flatMap(task -> LongStream.range(0, 100).map(n -> DrawKey.nth(DrawKey.of(task, 1), n)))
                .distinct()
                .count();
        assertEquals(10_000, keys);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 99, 100, 1_000_000_000_000_000_000L, Long.MAX_VALUE})
    void a_number_keeps_all_its_digits(long number) {
        assertEquals(DrawKey.of("a/" + number), DrawKey.numbered(RandomStream.keyOf("a/"), number));
    }
}
