package flexsim.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.domain.Dimension;
import flexsim.domain.Dimension.DataType;
import flexsim.domain.Dimension.Expr;
import flexsim.domain.Dimension.Influence;
import flexsim.domain.Dimension.OptionParams;
import flexsim.domain.Entity;
import flexsim.domain.Phase;
import flexsim.sampling.RandomStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws the values of a task's or a worker's dimensions. Each (seed, dimension, id) has a random stream of its own, so a
 * value does not depend on what else is drawn, when, or in which process. Immutable.
 */
public final class EntityDraw {
    /** Decimal places kept of a number: every Java writes them alike, and a microsecond is fine enough for a time. */
    private static final double PLACES = 1e6;

    /** Measured by whoever serves the task; never drawn. */
    private static final String MEASURED = "waitTime";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Dimension> dimensions;
    private final long seed;

    public EntityDraw(List<Dimension> dimensions, long seed) {
        this.dimensions = new LinkedHashMap<>();
        dimensions.forEach(d -> this.dimensions.put(d.name(), d));
        this.seed = seed;
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
        Map<String, JsonNode> values = new HashMap<>(known);
        Map<String, JsonNode> drawn = new LinkedHashMap<>();
        for (Dimension dimension : dimensions.values()) {
            boolean wanted = dimension.entity() == entity && dimension.phase() == phase;
            if (wanted && !dimension.name().equals(MEASURED)) {
                values.remove(dimension.name());
                drawn.put(dimension.name(), value(dimension, id, values));
            }
        }
        return drawn;
    }

    /** The value in {@code values}, or a drawn one, which is then put there. */
    private JsonNode value(Dimension dimension, String id, Map<String, JsonNode> values) {
        JsonNode there = values.get(dimension.name());
        if (there != null) {
            return there;
        }
        String purpose = dimension.entity().name().toLowerCase(Locale.ROOT) + "/" + dimension.name();
        RandomStream random = RandomStream.of(seed, purpose, id);
        JsonNode value = dimension.expr() == Expr.RANGE
                ? range(dimension, id, values, random)
                : choice(dimension, id, values, random);
        values.put(dimension.name(), value);
        return value;
    }

    private JsonNode range(Dimension dimension, String id, Map<String, JsonNode> values, RandomStream random) {
        double value = RangeCurve.of(dimension, dimensions, factors(dimension, id, values))
                .sample(random);
        if (dimension.dataType() == DataType.INTEGER) {
            // An int where it fits, as a parser would make it: equal trees compare equal.
            double rounded = StrictMath.rint(value);
            return rounded == (int) rounded ? JSON.numberNode((int) rounded) : JSON.numberNode((long) rounded);
        }
        return JSON.numberNode(StrictMath.rint(value * PLACES) / PLACES);
    }

    private Map<String, Double> factors(Dimension dimension, String id, Map<String, JsonNode> values) {
        Map<String, Double> factors = new HashMap<>();
        for (Influence influence : dimension.influences()) {
            Dimension factor = dimensions.get(influence.factor());
            boolean drawable =
                    factor.entity() == dimension.entity() && !factor.name().equals(MEASURED);
            JsonNode value = drawable ? value(factor, id, values) : values.get(factor.name());
            if (value != null && value.isNumber()) {
                factors.put(factor.name(), value.doubleValue());
            }
        }
        return factors;
    }

    private JsonNode choice(Dimension dimension, String id, Map<String, JsonNode> values, RandomStream random) {
        String list = dimension.parent().isPresent()
                ? value(dimensions.get(dimension.parent().get()), id, values).asText()
                : "all";
        List<JsonNode> options = new ArrayList<>(dimension.options().get(list));
        List<Double> portions = new ArrayList<>();
        for (OptionParams params : dimension.optionParams().get(list)) {
            portions.add(params.portion());
        }
        if (dimension.valueCnt() == 1) {
            return options.get(pick(portions, random));
        }
        ArrayNode distinct = JSON.arrayNode();
        for (int i = 0; i < dimension.valueCnt(); i++) {
            int picked = pick(portions, random);
            distinct.add(options.remove(picked));
            portions.remove(picked);
        }
        return distinct;
    }

    /** An index, each as likely as its portion of the sum; when all portions are 0, all alike. */
    private static int pick(List<Double> portions, RandomStream random) {
        double sum = portions.stream().mapToDouble(Double::doubleValue).sum();
        if (sum <= 0) {
            return random.nextInt(portions.size());
        }
        double rest = random.nextDouble() * sum;
        int last = 0;
        for (int i = 0; i < portions.size(); i++) {
            if (portions.get(i) > 0) {
                last = i;
                rest -= portions.get(i);
                if (rest < 0) {
                    return i;
                }
            }
        }
        // Rounding may leave a trace of the sum: the last that may be chosen takes it.
        return last;
    }

    /** Writes those of {@code values} whose dimension {@code isAttribute} into {@code target} under their attribute path. */
    public void putAttributes(Map<String, JsonNode> values, ObjectNode target) {
        for (Dimension dimension : dimensions.values()) {
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
        for (Dimension dimension : dimensions.values()) {
            JsonNode value = AttributePath.get(attributes, dimension.attrName());
            if (dimension.entity() == entity && dimension.isAttribute() && !value.isMissingNode()) {
                values.put(dimension.name(), value);
            }
        }
        return values;
    }
}
