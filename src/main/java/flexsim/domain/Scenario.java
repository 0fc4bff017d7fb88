package flexsim.domain;

import java.util.Iterator;
import java.util.LinkedHashMap;
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
        OfferBehavior agents,
        List<Shift> shifts,
        double balkPortion,
        Targets workflow) {
    /** Nothing stated: everybody is always there, accepts at once and waits as long as their patience lasts. */
    public static final Scenario DEFAULT = new Scenario(
            new ServiceLevel(20, 5, 0.8),
            Optional.empty(),
            new OfferBehavior(Optional.empty(), 0, 0),
            List.of(),
            0,
            new Targets(List.of(new TargetRule(OptionalInt.of(300), OptionalInt.empty(), Optional.empty())), Map.of()));

    public Scenario {
        shifts = List.copyOf(shifts);
    }

    /**
     * The shifts of those agents who have one, by name. Agents who are named have the shift that names them; a shift that
     * counts takes the first of the others who have none yet. Who has no shift is always there.
     *
     * @param agents friendly names of all agents, in order
     */
    public Map<String, Shift> shiftByAgent(List<String> agents) {
        Map<String, Shift> found = new LinkedHashMap<>();
        shifts.forEach(shift -> shift.names().forEach(name -> found.put(name, shift)));
        Iterator<String> free = agents.stream()
                .filter(name -> !found.containsKey(name))
                .toList()
                .iterator();
        for (Shift shift : shifts) {
            for (int i = 0; i < shift.count().orElse(0) && free.hasNext(); i++) {
                found.put(free.next(), shift);
            }
        }
        return found;
    }
}
