package flexsim.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.domain.Dimension;
import flexsim.domain.Dimension.DataType;
import flexsim.domain.Dimension.Expr;
import flexsim.domain.Entity;
import flexsim.domain.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the values of a task's or a worker's dimensions, as {@link DimensionDraw} does, and says them in JSON. Immutable. */
public final class EntityDraw {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<Dimension> dimensions;
    private final DimensionDraw draw;

    public EntityDraw(List<Dimension> dimensions, long seed) {
        this.dimensions = List.copyOf(dimensions);
        this.draw = new DimensionDraw(dimensions, seed);
    }

    /** The same draws without JSON: the same id gives the same values there. */
    public DimensionDraw compiled() {
        return draw;
    }

    /**
     * The values of the dimensions of {@code entity} and {@code phase}, by dimension name. {@code waitTime} is not among them.
     *
     * @param id names the task or worker, for instance its {@code ixnId} or friendly name
     * @param known values by dimension name that parents and influences may refer to: earlier phases, the task's worker. A value
     *     of the same entity that is not there is drawn again, and is the same again; a worker's that is not there has no
     *     influence
     */
    public Map<String, JsonNode> draw(Entity entity, Phase phase, String id, Map<String, JsonNode> known) {
        return draw(entity, phase, DrawKey.of(id), known);
    }

    /** The same for a task or worker by its key, see {@link DrawKey}. */
    public Map<String, JsonNode> draw(Entity entity, Phase phase, long key, Map<String, JsonNode> known) {
        DrawFrame frame = draw.frame();
        known.forEach((name, value) -> draw.index(name).ifPresent(index -> draw.put(index, value, frame)));
        Map<String, JsonNode> drawn = new LinkedHashMap<>();
        for (int index : draw.indexes(entity, phase)) {
            frame.forget(index);
            drawn.put(dimensions.get(index).name(), value(index, key, frame));
        }
        return drawn;
    }

    private JsonNode value(int index, long key, DrawFrame frame) {
        Dimension dimension = dimensions.get(index);
        if (dimension.expr() == Expr.RANGE) {
            double number = draw.number(index, key, frame);
            return dimension.dataType() == DataType.INTEGER ? whole(number) : JSON.numberNode(number);
        }
        if (dimension.valueCnt() == 1) {
            return draw.options(index).get(draw.option(index, key, frame));
        }
        ArrayNode distinct = JSON.arrayNode();
        for (int option : draw.distinctOptions(index, key, frame)) {
            distinct.add(draw.options(index).get(option));
        }
        return distinct;
    }

    /** An int where it fits, as a parser would make it: equal trees compare equal. */
    private static JsonNode whole(double number) {
        return number == (int) number ? JSON.numberNode((int) number) : JSON.numberNode((long) number);
    }

    /** Writes those of {@code values} whose dimension {@code isAttribute} into {@code target} under their attribute path. */
    public void putAttributes(Map<String, JsonNode> values, ObjectNode target) {
        for (Dimension dimension : dimensions) {
            JsonNode value = values.get(dimension.name());
            if (value != null && dimension.isAttribute()) {
                AttributePath.put(target, dimension.attrName(), value);
            }
        }
        if (target.get("routing") instanceof ObjectNode routing && routing.has("skills") && !routing.has("levels")) {
            routing.putObject("levels");
        }
    }

    /** The values by dimension name that {@code attributes} holds for dimensions of {@code entity}: the way back. */
    public Map<String, JsonNode> valuesOf(Entity entity, JsonNode attributes) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (Dimension dimension : dimensions) {
            JsonNode value = AttributePath.get(attributes, dimension.attrName());
            if (dimension.entity() == entity && dimension.isAttribute() && !value.isMissingNode()) {
                values.put(dimension.name(), value);
            }
        }
        return values;
    }
}
