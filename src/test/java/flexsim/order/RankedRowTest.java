package flexsim.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.junit.jupiter.api.Test;

class RankedRowTest {
    private static final int IDS = 20;

    enum Kind {
        ENTER_AT_THE_END,
        ENTER_ANYWHERE,
        COME_BACK,
        LEAVE,
        FORGET
    }

    record Step(Kind kind, int id, int rank, int wanted) {}

    record Key(long rank, long second) {}

    @Provide
    static Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, IDS - 1),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, (1 << IDS) - 1))
                .as(Step::new)
                .list()
                .ofMaxSize(300)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    /** Every number has always the same second key, so that the order is total. */
    private static final class Both {
        private final RankedRow row = new RankedRow();
        private final Map<Integer, Key> model = new TreeMap<>();
        private final Map<Integer, Key> known = new TreeMap<>();
        private long highest;

        void take(Step step) {
            switch (step.kind()) {
                case ENTER_AT_THE_END -> enter(step.id(), ++highest);
                case ENTER_ANYWHERE -> enter(step.id(), step.rank());
                case COME_BACK -> {
                    if (known.containsKey(step.id())) {
                        enter(step.id(), known.get(step.id()).rank());
                    }
                }
                case LEAVE -> {
                    row.leave(step.id());
                    model.remove(step.id());
                }
                case FORGET -> {
                    row.forget(step.id());
                    model.remove(step.id());
                }
            }
        }

        private void enter(int id, long rank) {
            Key key = new Key(rank, IDS - id);
            row.enter(id, rank, key.second());
            model.put(id, key);
            known.put(id, key);
            highest = Math.max(highest, rank);
        }

        List<Integer> expected(BitSet wanted) {
            return model.keySet().stream()
                    .filter(wanted::get)
                    .sorted(Comparator.<Integer>comparingLong(
                                    id -> model.get(id).rank())
                            .thenComparingLong(id -> model.get(id).second()))
                    .toList();
        }

        List<Integer> told(BitSet wanted) {
            List<Integer> told = new ArrayList<>();
            for (int place = row.first(wanted); place != RankedRow.NONE; place = row.next(place, wanted)) {
                told.add(row.at(place));
            }
            return told;
        }
    }

    @Property
    void it_tells_of_the_wanted_in_the_order_of_rank(@ForAll("steps") List<Step> steps) {
        Both both = new Both();
        for (Step step : steps) {
            both.take(step);
            BitSet wanted = BitSet.valueOf(new long[] {step.wanted()});
            assertEquals(both.expected(wanted), both.told(wanted));
        }
    }

    @Test
    void gaps_do_not_pile_up() {
        RankedRow row = new RankedRow();
        int most = 0;

        for (int turn = 0; turn < 10_000; turn++) {
            row.enter(turn % 3, turn, 0);
            row.leave((turn + 1) % 3);
            most = Math.max(most, row.entries());
        }

        assertTrue(most <= 16, () -> "entries of three numbers");
    }
}
