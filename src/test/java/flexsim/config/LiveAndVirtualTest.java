package flexsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import flexsim.domain.Dimension;
import flexsim.domain.Dimension.Expr;
import flexsim.domain.Entity;
import flexsim.domain.Phase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Live, one process draws a task's values at arrival, and another, from the text of its attributes, what comes later; in virtual time
 * one frame has all of them, drawn in any order. The task is the same.
 */
class LiveAndVirtualTest {
    private static final List<Phase> LATER = List.of(Phase.ASSIGN, Phase.COMPLETE);

    @Property(tries = 200)
    void a_task_is_the_same_live_and_in_virtual_time(
            @ForAll Random random, @ForAll long seed, @ForAll long high, @ForAll long low) {
        List<Dimension> dimensions = RandomDimensions.of(random);
        EntityDraw live = new EntityDraw(dimensions, seed);
        Map<String, JsonNode> worker = live.draw(Entity.WORKERS, Phase.DEPLOY, "Agent_007", Map.of());
        double waited = random.nextInt(60);

        assertEquals(
                live(live, new UUID(high, low).toString(), worker, waited),
                virtual(new DimensionDraw(dimensions, seed), DrawKey.of(high, low), worker, waited, random));
    }

    private static Map<String, String> live(
            EntityDraw draw, String ixnId, Map<String, JsonNode> worker, double waited) {
        Map<String, JsonNode> values = new HashMap<>(draw.draw(Entity.TASKS, Phase.ARRIVE, ixnId, Map.of()));
        Map<String, JsonNode> known = new HashMap<>(values);
        known.putAll(worker);
        known.put("waitTime", JsonNodeFactory.instance.numberNode(waited));
        for (Phase phase : LATER) {
            Map<String, JsonNode> drawn = draw.draw(Entity.TASKS, phase, ixnId, known);
            known.putAll(drawn);
            values.putAll(drawn);
        }
        return values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> text(e.getValue())));
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? Double.toString(value.doubleValue()) : value.toString();
    }

    private static Map<String, String> virtual(
            DimensionDraw draw, long key, Map<String, JsonNode> worker, double waited, Random random) {
        Map<String, String> values = new HashMap<>();
        DrawFrame frame = draw.frame();
        drawAll(draw, List.of(Phase.ARRIVE), key, frame, values, random);
        worker.forEach((name, value) -> draw.put(draw.index(name).orElseThrow(), value, frame));
        frame.putNumber(draw.index("waitTime").orElseThrow(), waited);
        drawAll(draw, LATER, key, frame, values, random);
        return values;
    }

    private static void drawAll(
            DimensionDraw draw,
            List<Phase> phases,
            long key,
            DrawFrame frame,
            Map<String, String> values,
            Random random) {
        List<Integer> order = new ArrayList<>();
        phases.forEach(
                phase -> IntStream.of(draw.indexes(Entity.TASKS, phase)).boxed().forEach(order::add));
        Collections.shuffle(order, random);
        for (int index : order) {
            values.put(draw.dimension(index).name(), text(draw, index, key, frame));
        }
    }

    private static String text(DimensionDraw draw, int index, long key, DrawFrame frame) {
        Dimension dimension = draw.dimension(index);
        if (dimension.expr() == Expr.RANGE) {
            return Double.toString(draw.number(index, key, frame));
        }
        if (dimension.valueCnt() == 1) {
            return draw.options(index).get(draw.option(index, key, frame)).toString();
        }
        return IntStream.of(draw.distinctOptions(index, key, frame))
                .mapToObj(option -> draw.options(index).get(option).toString())
                .collect(Collectors.joining(",", "[", "]"));
    }
}
