package flexsim.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What planners add to a domain: how much work comes when, who is there when, how customers and agents behave, and what
 * service is promised. All of it is optional; {@link #DEFAULT} is a domain that says nothing of it.
 *
 * @param arrivals takes the place of the dimension {@code arrivalGap}
 * @param shifts in the order of the description; without any, agents are always there
 * @param balkPortion share of customers, 0 to 1, who leave at once when they would have to wait
 * @param workflow the targets of the generated Workflow's filters
 */
public record Scenario(
        ServiceLevel serviceLevel,
        Optional<Arrivals> arrivals,
        AgentHabits agents,
        List<Shift> shifts,
        double balkPortion,
        Targets workflow) {
    /** Nothing stated: everybody is always there, accepts at once and waits as long as their patience lasts. */
    public static final Scenario DEFAULT = new Scenario(
            new ServiceLevel(20, 5),
            Optional.empty(),
            new AgentHabits(Optional.empty(), 0, 0),
            List.of(),
            0,
            new Targets(List.of(new TargetRule(OptionalInt.of(300), OptionalInt.empty(), Optional.empty())), Map.of()));

    public Scenario {
        shifts = List.copyOf(shifts);
    }
}
