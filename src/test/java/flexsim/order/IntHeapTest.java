package flexsim.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import org.junit.jupiter.api.Test;

class IntHeapTest {
    private static final int IDS = 60;

    enum Kind {
        ADD,
        ADD_AGAIN,
        REMOVE,
        MOVE,
        POLL
    }

    record Step(Kind kind, int id, long major, long minor) {}

    record Key(long major, long minor, int id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = Long.compare(major, other.major);
            order = order != 0 ? order : Long.compare(minor, other.minor);
            return order != 0 ? order : Integer.compare(id, other.id);
        }
    }

    @Provide
    static Arbitrary<List<Step>> steps() {
        Arbitrary<Long> keys = Arbitraries.oneOf(
                Arbitraries.longs().between(-3, 3),
                Arbitraries.longs(),
                Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE));
        return Combinators.combine(
                        Arbitraries.of(Kind.class), Arbitraries.integers().between(0, IDS - 1), keys, keys)
                .as(Step::new)
                .list()
                .ofMaxSize(300);
    }

    /** A sorted map as the model; the minor keys are made unique, so that the order is total. */
    private static final class Both {
        private final IntHeap heap = new IntHeap();
        private final TreeMap<Key, Integer> model = new TreeMap<>();
        private final Map<Integer, Key> keys = new HashMap<>();

        void take(Step step) {
            int id = step.id();
            Key key = new Key(step.major(), step.minor() % 1_000 * IDS + id, id);
            boolean here = keys.containsKey(id);
            switch (step.kind()) {
                case ADD, ADD_AGAIN -> {
                    if (!here) {
                        heap.add(id, key.major(), key.minor());
                        put(key);
                    }
                }
                case REMOVE -> {
                    if (here) {
                        heap.remove(id);
                        model.remove(keys.remove(id));
                    }
                }
                case MOVE -> {
                    if (here) {
                        heap.move(id, key.major(), key.minor());
                        model.remove(keys.get(id));
                        put(key);
                    }
                }
                case POLL -> {
                    int expected =
                            model.isEmpty() ? IntHeap.NONE : model.firstEntry().getValue();
                    assertEquals(expected, heap.poll());
                    model.keySet().removeIf(k -> k.id() == expected);
                    keys.remove(expected);
                }
            }
        }

        private void put(Key key) {
            model.put(key, key.id());
            keys.put(key.id(), key);
        }
    }

    @Property
    void it_holds_what_a_sorted_map_holds(@ForAll("steps") List<Step> steps) {
        Both both = new Both();
        for (Step step : steps) {
            both.take(step);
            assertEquals(both.model.size(), both.heap.size());
            assertEquals(
                    both.model.isEmpty()
                            ? IntHeap.NONE
                            : both.model.firstEntry().getValue(),
                    both.heap.first());
            assertEquals(both.keys.containsKey(step.id()), both.heap.contains(step.id()));
            if (!both.model.isEmpty()) {
                assertEquals(both.model.firstKey().major(), both.heap.firstMajor());
                assertEquals(both.model.firstKey().minor(), both.heap.firstMinor());
            }
        }
    }

    @Property
    void a_walk_meets_all_in_order_and_changes_nothing(@ForAll("steps") List<Step> steps) {
        Both both = new Both();
        steps.forEach(both::take);
        IntHeap.Walk walk = both.heap.walk();
        walk.begin();
        List<Integer> met = new ArrayList<>();
        for (int id = walk.next(); id != IntHeap.NONE; id = walk.next()) {
            met.add(id);
            assertEquals(both.keys.get(id).major(), walk.major());
        }
        assertEquals(List.copyOf(both.model.values()), met);
        assertEquals(both.model.size(), both.heap.size());
    }

    @Property
    void a_walk_meets_what_was_put_off_where_its_new_keys_are(@ForAll("steps") List<Step> steps) {
        Both both = new Both();
        steps.forEach(both::take);
        TreeMap<Key, Integer> expected = new TreeMap<>();
        both.model.forEach((key, id) -> expected.put(id % 3 == 0 ? putOff(key) : key, id));
        IntHeap.Walk walk = both.heap.walk();
        walk.begin();
        List<Integer> met = new ArrayList<>();
        List<Integer> seen = new ArrayList<>();
        for (int id = walk.next(); id != IntHeap.NONE; id = walk.next()) {
            if (id % 3 == 0 && !seen.contains(id)) {
                seen.add(id);
                Key key = putOff(both.keys.get(id));
                walk.putOff(id, key.major(), key.minor());
            } else {
                met.add(id);
            }
        }
        assertEquals(List.copyOf(expected.values()), met);
    }

    private static Key putOff(Key key) {
        return new Key(key.major() < Long.MAX_VALUE - 2 ? key.major() + 2 : key.major(), key.minor(), key.id());
    }

    @Test
    void a_walk_may_begin_anew_before_its_end() {
        IntHeap heap = new IntHeap();
        for (int id = 0; id < 20; id++) {
            heap.add(id, -id, 0);
        }
        IntHeap.Walk walk = heap.walk();
        walk.begin();
        walk.next();
        walk.next();
        walk.begin();
        assertEquals(19, walk.next());
        assertEquals(18, walk.next());
    }

    @Test
    void the_same_number_twice_is_an_error() {
        IntHeap heap = new IntHeap();
        heap.add(3, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> heap.add(3, 2, 2));
    }

    @Test
    void to_remove_what_is_not_there_is_an_error() {
        assertThrows(NoSuchElementException.class, () -> new IntHeap().remove(3));
    }

    @Test
    void a_cleared_heap_is_as_new() {
        IntHeap heap = new IntHeap();
        heap.add(3, 1, 1);
        heap.clear();
        assertEquals(IntHeap.NONE, heap.first());
        assertFalse(heap.contains(3));
    }
}
