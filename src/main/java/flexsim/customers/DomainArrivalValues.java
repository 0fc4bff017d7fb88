package flexsim.customers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.EntityDraw;
import flexsim.domain.Entity;
import flexsim.domain.Phase;
import java.util.Map;

/** A task's values of phase {@code arrive}, drawn from the domain's dimensions. */
public final class DomainArrivalValues implements CustomerDraw.ArrivalValues {
    private final EntityDraw draw;

    public DomainArrivalValues(EntityDraw draw) {
        this.draw = draw;
    }

    @Override
    public Map<String, JsonNode> draw(String ixnId) {
        return draw.draw(Entity.TASKS, Phase.ARRIVE, ixnId, Map.of());
    }

    @Override
    public void putAttributes(Map<String, JsonNode> values, ObjectNode target) {
        draw.putAttributes(values, target);
    }
}
