package flexsim.simulation;

import flexsim.agents.HandlingState;
import flexsim.agents.HandlingState.Event;
import flexsim.taskrouter.ReservationHandle;
import flexsim.time.Timetable;
import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;

/** The agents' work on tasks in virtual time: calls of the router and timers for what {@link HandlingState} asks for. */
final class VirtualHandling implements VirtualCustomer.DueListener {
    private final Timetable clock;
    private final RoutingPort router;
    private final VirtualCustomers customers;
    private final VirtualAgent[] agents;
    private final BooleanSupplier nothingElseIsDue;
    /** Whose task was taken away, and whose agent does not know it yet. */
    private final ArrayDeque<VirtualCustomer> lost = new ArrayDeque<>();

    /**
     * @param agents by number
     * @param nothingElseIsDue whether what is set for this very instant would be the next thing to happen
     */
    VirtualHandling(
            Timetable clock,
            RoutingPort router,
            VirtualCustomers customers,
            VirtualAgent[] agents,
            BooleanSupplier nothingElseIsDue) {
        this.clock = clock;
        this.router = router;
        this.customers = customers;
        this.agents = agents;
        this.nothingElseIsDue = nothingElseIsDue;
    }

    /** An agent, who has accepted, begins to talk. */
    void begin(VirtualCustomer customer, int agent, ReservationHandle reservation) {
        customer.agent = agent;
        customer.due = this;
        clock.set(customer, clock.now() + customer.talk);
        router.accept(reservation, clock.now());
    }

    @Override
    public void due(VirtualCustomer customer) {
        if (customer.handling == HandlingState.TALKING) {
            hangUp(customer);
        } else {
            complete(customer);
        }
    }

    /** The talk is over: HANGING_UP lasts no time. */
    private void hangUp(VirtualCustomer customer) {
        customer.handling = customer.handling.next(Event.TALK_OVER);
        router.wrap(customer.task, clock.now());
        customer.handling = customer.handling.next(Event.WRAPPED);
        customer.hungUp = clock.now();
        if (customer.wrap == 0 && nothingElseIsDue.getAsBoolean()) {
            complete(customer);
        } else {
            clock.set(customer, clock.now() + customer.wrap);
        }
    }

    /** The after-call work is over: COMPLETING lasts no time. */
    private void complete(VirtualCustomer customer) {
        customer.handling = customer.handling.next(Event.WRAP_OVER);
        router.complete(customer.task, clock.now());
        customer.handling = customer.handling.next(Event.COMPLETED);
        customers.end(customer);
        agents[customer.agent].taskDone();
    }

    /** TaskRouter has removed a task that was assigned for too long: its agent learns of it when the router has come to rest. */
    void removed(VirtualCustomer customer) {
        customer.handling = customer.handling.next(Event.DROPPED);
        clock.cancel(customer);
        customer.hungUp = clock.now();
        customers.end(customer);
        lost.add(customer);
    }

    /** Whether an agent is still to learn that a task was taken away. */
    boolean isUnsettled() {
        return !lost.isEmpty();
    }

    /** Agents learn what was taken away. */
    void settle() {
        for (VirtualCustomer customer = lost.poll(); customer != null; customer = lost.poll()) {
            agents[customer.agent].taskDone();
        }
    }
}
