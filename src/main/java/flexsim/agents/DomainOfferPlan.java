package flexsim.agents;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.config.DrawKey;
import flexsim.config.EntityDraw;
import flexsim.domain.Entity;
import flexsim.domain.OfferBehavior;
import flexsim.domain.Phase;
import flexsim.sampling.Purpose;
import flexsim.sampling.RandomStream;
import flexsim.time.Micros;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Responses by the domain's {@code agents}: a share of the offers is rejected, a share missed, the others are accepted after
 * the delay. Each offer of a task has random streams of its own, whoever it is made to. Immutable and thread-safe.
 */
public final class DomainOfferPlan implements OfferPlan {
    private static final double LONGEST_SECONDS = 86_400;

    private final OfferBehavior habits;
    private final Optional<EntityDraw> delays;
    private final Purpose purpose;

    public DomainOfferPlan(OfferBehavior habits, long seed) {
        this.habits = habits;
        this.delays = habits.acceptDelay().map(delay -> new EntityDraw(List.of(delay), seed));
        this.purpose = Purpose.of(seed, "offer");
    }

    @Override
    public Response response(String id, long number) {
        double refusing = habits.rejectPortion() + habits.missPortion();
        if (refusing == 0 && delays.isEmpty()) {
            return Response.AT_ONCE;
        }
        long offer = DrawKey.nth(DrawKey.of(id), number);
        if (refusing > 0) {
            double drawn = RandomStream.of(purpose, offer).nextDouble();
            if (drawn < habits.rejectPortion()) {
                return Response.REJECT;
            }
            if (drawn < refusing) {
                return Response.MISS;
            }
        }
        return delays.map(draw -> delayed(draw, offer)).orElse(Response.AT_ONCE);
    }

    private static Response delayed(EntityDraw draw, long offer) {
        Map<String, JsonNode> drawn = draw.draw(Entity.TASKS, Phase.ASSIGN, offer, Map.of());
        double seconds = drawn.values().iterator().next().asDouble();
        return new Response.Accept(Micros.ofSeconds(Math.min(LONGEST_SECONDS, Math.max(0, seconds))));
    }
}
