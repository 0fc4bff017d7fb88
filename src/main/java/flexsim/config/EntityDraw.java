package flexsim.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.domain.Dimension;
import flexsim.domain.Entity;
import flexsim.domain.Phase;
import java.util.List;
import java.util.Map;

/**
 * Draws the values of a task's or a worker's dimensions. Each (seed, dimension, id) has a random stream of its own, so a
 * value does not depend on what else is drawn, when, or in which process. Immutable.
 */
public final class EntityDraw {
    private final List<Dimension> dimensions;
    private final long seed;

    public EntityDraw(List<Dimension> dimensions, long seed) {
        this.dimensions = List.copyOf(dimensions);
        this.seed = seed;
    }

    /**
     * The values of the dimensions of {@code entity} and {@code phase}, by dimension name.
     *
     * @param id names the task or worker, for instance its {@code ixnId} or friendly name
     * @param known values by dimension name that parents and influences may refer to: earlier phases, the task's worker
     */
    public Map<String, JsonNode> draw(Entity entity, Phase phase, String id, Map<String, JsonNode> known) {
        throw new UnsupportedOperationException("being written: " + dimensions.size() + seed);
    }

    /** Writes those of {@code values} whose dimension {@code isAttribute} into {@code target} under their attribute path. */
    public void putAttributes(Map<String, JsonNode> values, ObjectNode target) {
        throw new UnsupportedOperationException("being written");
    }

    /** The values by dimension name that {@code attributes} holds for dimensions of {@code entity}: the way back. */
    public Map<String, JsonNode> valuesOf(Entity entity, JsonNode attributes) {
        throw new UnsupportedOperationException("being written");
    }
}
