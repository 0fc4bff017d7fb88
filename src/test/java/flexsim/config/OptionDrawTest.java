package flexsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import flexsim.domain.Dimension;
import flexsim.domain.Dimension.Curve;
import flexsim.domain.Dimension.DataType;
import flexsim.domain.Dimension.Expr;
import flexsim.domain.Dimension.OptionParams;
import flexsim.domain.Entity;
import flexsim.domain.Phase;
import flexsim.sampling.Purpose;
import flexsim.sampling.RandomStream;
import flexsim.statistics.ChiSquare;
import flexsim.statistics.Fit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Options against their portions. */
class OptionDrawTest {
    private static final int DRAWS = 100_000;

    @Test
    void options_are_drawn_by_their_portions() {
        double[] portions = {0.5, 0.0003, 0.2, 0.25, 0.0497};
        Fit.assertFits(ChiSquare.pValue(counts(portions), expected(portions)));
    }

    @Test
    void portions_count_by_their_share_of_the_sum() {
        Fit.assertFits(ChiSquare.pValue(counts(0.3, 0.3, 0.39), expected(0.3, 0.3, 0.39)));
    }

    @Test
    void options_without_any_portion_are_equally_likely() {
        Fit.assertFits(ChiSquare.pValue(counts(0, 0, 0), expected(1, 1, 1)));
    }

    @Test
    void portions_that_are_slightly_off_are_noticed() {
        Fit.assertRejected(ChiSquare.pValue(counts(0.5, 0.3, 0.2), expected(0.49, 0.31, 0.2)));
    }

    @Test
    void an_option_without_a_portion_is_never_drawn() {
        long[] counts = counts(0, 0.4, 0, 0.6, 0);
        assertEquals(0, counts[0] + counts[2] + counts[4]);
    }

    @Test
    void the_second_of_two_values_is_drawn_by_the_portions_that_are_left() {
        OptionDraw draw = draw(0.5, 0.3, 0.2);
        long[] pairs = new long[9];
        int[] two = new int[2];
        RandomStream stream = RandomStream.of(1, "pairs", 0);
        for (int i = 0; i < DRAWS; i++) {
            draw.sampleDistinct(0, 2, stream, two);
            pairs[3 * two[0] + two[1]]++;
        }
        assertEquals(0, pairs[0] + pairs[4] + pairs[8], "the same value twice");
        long[] counts = {pairs[1], pairs[2], pairs[3], pairs[5], pairs[6], pairs[7]};
        double[] shares = {
            0.5 * 0.3 / 0.5, 0.5 * 0.2 / 0.5, 0.3 * 0.5 / 0.7, 0.3 * 0.2 / 0.7, 0.2 * 0.5 / 0.8, 0.2 * 0.3 / 0.8
        };
        Fit.assertFits(ChiSquare.pValue(counts, expected(shares)));
    }

    private static long[] counts(double... portions) {
        OptionDraw draw = draw(portions);
        long[] counts = new long[portions.length];
        Purpose purpose = Purpose.of(1, "options");
        for (int i = 0; i < DRAWS; i++) {
            counts[draw.sample(0, RandomStream.first(purpose, DrawKey.of(i, 7)))]++;
        }
        return counts;
    }

    private static double[] expected(double... portions) {
        double sum = DoubleStream.of(portions).sum();
        return Arrays.stream(portions).map(p -> p / sum * DRAWS).toArray();
    }

    private static OptionDraw draw(double... portions) {
        List<OptionParams> params = DoubleStream.of(portions)
                .mapToObj(p -> new OptionParams(p, Optional.empty(), Optional.empty(), Optional.empty()))
                .toList();
        return new OptionDraw(
                new Dimension(
                        "topic",
                        Entity.TASKS,
                        Phase.ARRIVE,
                        Expr.ENUM,
                        DataType.STRING,
                        Optional.empty(),
                        Map.of(
                                "all",
                                IntStream.range(0, portions.length)
                                        .mapToObj(i ->
                                                (com.fasterxml.jackson.databind.JsonNode) TextNode.valueOf("o" + i))
                                        .toList()),
                        Map.of("all", params),
                        1,
                        true,
                        "topic",
                        0,
                        1,
                        false,
                        false,
                        Curve.UNIFORM,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                Optional.empty());
    }
}
