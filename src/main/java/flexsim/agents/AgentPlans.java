package flexsim.agents;

import flexsim.config.Configuration;
import flexsim.config.EntityDraw;

/** How agents behave, in all respects. */
public record AgentPlans(HandlingPlan handling, ActivityPlan activities, OfferPlan offers) {
    /**
     * As the domain has it.
     *
     * @param startSecond second of the day at which the run starts
     */
    public static AgentPlans ofDomain(Configuration configuration, long seed, int startSecond) {
        EntityDraw draw = new EntityDraw(configuration.metadata().dimensions(), seed);
        return new AgentPlans(
                new DomainHandlingPlan(draw),
                ShiftPlan.of(configuration, new DomainActivityPlan(configuration, draw, seed), startSecond),
                new DomainOfferPlan(configuration.metadata().scenario().agents(), seed));
    }
}
