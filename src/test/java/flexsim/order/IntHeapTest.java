package flexsim.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
                .ofMaxSize(300)
                .withSizeDistribution(RandomDistribution.uniform());
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
