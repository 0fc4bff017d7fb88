package flexsim.agents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.EntityDraw;
import flexsim.domain.Entity;
import flexsim.domain.Phase;
import flexsim.time.Micros;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Work by the domain's {@code talkTime}, {@code wrapTime} and the other dimensions of the phases {@code assign} and
 * {@code complete}; they may be influenced by the task's and the worker's values. {@code waitTime} is measured. Immutable
 * and thread-safe.
 */
public final class DomainHandlingPlan implements HandlingPlan {
    private static final String WAIT_TIME = "waitTime";
    private static final double LONGEST_SECONDS = 86_400;

    private final EntityDraw draw;

    public DomainHandlingPlan(EntityDraw draw) {
        this.draw = draw;
    }

    @Override
    public Work work(String id, ObjectNode taskAttributes, ObjectNode workerAttributes, Duration waited) {
        Map<String, JsonNode> known = new HashMap<>(draw.valuesOf(Entity.WORKERS, workerAttributes));
        known.putAll(draw.valuesOf(Entity.TASKS, taskAttributes));
        JsonNode waitTime = IntNode.valueOf((int) waited.toSeconds());
        known.put(WAIT_TIME, waitTime);
        known.putAll(measured(draw.draw(Entity.TASKS, Phase.ASSIGN, id, known), waitTime));
        Map<String, JsonNode> completion = measured(draw.draw(Entity.TASKS, Phase.COMPLETE, id, known), waitTime);
        known.putAll(completion);
        return new Work(
                seconds(known.get("talkTime")),
                seconds(known.get("wrapTime")),
                attributes -> draw.putAttributes(completion, attributes));
    }

    private static Map<String, JsonNode> measured(Map<String, JsonNode> drawn, JsonNode waitTime) {
        Map<String, JsonNode> values = new LinkedHashMap<>(drawn);
        values.computeIfPresent(WAIT_TIME, (name, value) -> waitTime);
        return values;
    }

    private static Duration seconds(JsonNode value) {
        double seconds = value == null ? 0 : Math.min(LONGEST_SECONDS, Math.max(0, value.asDouble()));
        return Duration.ofNanos(Micros.ofSeconds(seconds) * 1_000);
    }
}
