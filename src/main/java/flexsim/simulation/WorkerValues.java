package flexsim.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.DimensionDraw;
import flexsim.config.DrawFrame;
import flexsim.config.EntityDraw;
import flexsim.domain.Dimension;
import flexsim.domain.Dimension.Expr;
import flexsim.domain.Dimension.Influence;
import flexsim.domain.Entity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Those values of one agent that have an influence on what is drawn. */
final class WorkerValues {
    private final int[] numbers;
    private final double[] values;

    private WorkerValues(Map<Integer, Double> known) {
        this.numbers = known.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.values = known.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** As the worker's attributes have them. */
    static WorkerValues of(List<Dimension> dimensions, DimensionDraw draw, EntityDraw attributes, ObjectNode worker) {
        Set<String> factors = dimensions.stream()
                .flatMap(dimension -> dimension.influences().stream())
                .map(Influence::factor)
                .collect(Collectors.toSet());
        Map<Integer, Double> known = new TreeMap<>();
        DrawFrame frame = draw.frame();
        for (Map.Entry<String, JsonNode> value :
                attributes.valuesOf(Entity.WORKERS, worker).entrySet()) {
            int index = draw.index(value.getKey()).orElseThrow();
            if (factors.contains(value.getKey()) && draw.dimension(index).expr() == Expr.RANGE) {
                draw.put(index, value.getValue(), frame);
                known.put(index, frame.number(index));
            }
        }
        return new WorkerValues(known);
    }

    void putInto(DrawFrame frame) {
        for (int i = 0; i < numbers.length; i++) {
            frame.putNumber(numbers[i], values[i]);
        }
    }
}
