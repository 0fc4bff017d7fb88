package flexsim.agents;

import flexsim.config.DrawKey;
import flexsim.domain.OfferBehavior;

/** {@link KeyedOfferPlan} for tasks that are known by their {@code ixnId}. Thread-safe. */
public final class DomainOfferPlan implements OfferPlan {
    private final KeyedOfferPlan plan;

    public DomainOfferPlan(OfferBehavior behavior, long seed) {
        this.plan = new KeyedOfferPlan(behavior, seed);
    }

    @Override
    public Response response(String id, long number) {
        long key = DrawKey.of(id);
        synchronized (plan) {
            return plan.response(key, number);
        }
    }
}
