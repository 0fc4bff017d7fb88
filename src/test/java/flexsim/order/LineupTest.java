package flexsim.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.junit.jupiter.api.Test;

class LineupTest {
    enum Kind {
        NEXT_IN_LANE,
        NEXT_IN_ANOTHER,
        ANYWHERE_IN_LANE,
        IN_NO_LANE,
        REMOVE_FIRST,
        REMOVE
    }

    record Step(Kind kind, int which, long key) {}

    record Key(long major, long minor) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = Long.compare(major, other.major);
            return order != 0 ? order : Long.compare(minor, other.minor);
        }
    }

    @Provide
    static Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.longs().between(-20, 20))
                .as(Step::new)
                .list()
                .ofMaxSize(300)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @Property
    void it_holds_what_a_sorted_map_holds(@ForAll("steps") List<Step> steps) {
        Lineup<Key> lineup = new Lineup<>();
        int[] lanes = {lineup.openLane(), lineup.openLane()};
        TreeMap<Key, Integer> slots = new TreeMap<>();
        long number = 0;
        long next = 0;
        for (Step step : steps) {
            switch (step.kind()) {
                case NEXT_IN_LANE, NEXT_IN_ANOTHER, ANYWHERE_IN_LANE, IN_NO_LANE -> {
                    next += Math.abs(step.key()) / 5;
                    int lane = step.kind() == Kind.IN_NO_LANE
                            ? Lineup.NONE
                            : lanes[step.kind() == Kind.NEXT_IN_ANOTHER ? 1 : 0];
                    Key key = new Key(
                            step.kind() == Kind.NEXT_IN_LANE || step.kind() == Kind.NEXT_IN_ANOTHER
                                    ? next
                                    : next + step.key(),
                            number++);
                    slots.put(key, lineup.add(key, key.major(), key.minor(), lane));
                }
                case REMOVE_FIRST -> {
                    if (!slots.isEmpty()) {
                        lineup.remove(lineup.first());
                        slots.pollFirstEntry();
                    }
                }
                case REMOVE -> {
                    if (!slots.isEmpty()) {
                        Key key = new ArrayList<>(slots.keySet()).get(step.which() % slots.size());
                        lineup.remove(slots.remove(key));
                    }
                }
            }
            assertEquals(slots.size(), lineup.size());
            if (!slots.isEmpty()) {
                assertEquals(slots.firstEntry().getValue(), lineup.first());
                assertEquals(slots.firstKey(), lineup.thing(lineup.first()));
                assertEquals(slots.firstKey().major(), lineup.major(lineup.first()));
                assertEquals(slots.firstKey().minor(), lineup.minor(lineup.first()));
            }
        }
        List<Key> left = new ArrayList<>();
        while (!lineup.isEmpty()) {
            left.add(lineup.thing(lineup.first()));
            lineup.remove(lineup.first());
        }
        assertEquals(List.copyOf(slots.keySet()), left);
    }

    @Test
    void slots_of_what_is_gone_are_used_anew() {
        Lineup<String> lineup = new Lineup<>();
        int lane = lineup.openLane();
        Map<Integer, Integer> used = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            int slot = lineup.add("", i, i, lane);
            used.merge(slot, 1, Integer::sum);
            lineup.remove(slot);
        }
        assertTrue(used.size() == 1, () -> used.toString());
    }

    @Test
    void to_remove_a_slot_twice_is_an_error() {
        Lineup<String> lineup = new Lineup<>();
        int slot = lineup.add("", 1, 1, Lineup.NONE);
        lineup.remove(slot);
        assertThrows(NoSuchElementException.class, () -> lineup.remove(slot));
    }

    @Test
    void there_is_no_first_of_nothing() {
        assertThrows(NoSuchElementException.class, () -> new Lineup<String>().first());
    }
}
