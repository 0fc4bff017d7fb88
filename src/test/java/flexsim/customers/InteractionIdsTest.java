package flexsim.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.config.DrawKey;
import flexsim.sampling.RandomStream;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class InteractionIdsTest {
    @Property(tries = 300)
    void who_sees_the_text_alone_comes_to_the_same_key(@ForAll long seed, @ForAll @LongRange(min = 0) long index) {
        InteractionIds ids = new InteractionIds(seed);
        assertEquals(ids.key(index, new RandomStream()), DrawKey.of(ids.text(index)));
    }

    @Test
    void an_id_has_the_form_of_a_random_uuid() {
        UUID id = UUID.fromString(new InteractionIds(5).text(17));
        assertEquals(List.of(4, 2), List.of(id.version(), id.variant()));
    }

    @Test
    void ids_of_a_seed_are_always_the_same() {
        assertEquals("7018f2e2-90f5-4d88-a1e2-5097e020e4de", new InteractionIds(5).text(17));
    }

    @Test
    void ten_thousand_customers_have_as_many_keys() {
        RandomStream scratch = new RandomStream();
        InteractionIds ids = new InteractionIds(5);
        assertEquals(
                10_000,
                LongStream.range(0, 10_000)
                        .map(i -> ids.key(i, scratch))
                        .distinct()
                        .count());
    }
}
