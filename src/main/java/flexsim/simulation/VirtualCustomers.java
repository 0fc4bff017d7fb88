package flexsim.simulation;

import flexsim.customers.CustomerSimulation;
import flexsim.customers.CustomerState;
import flexsim.customers.CustomerState.Event;
import flexsim.metrics.MetricsListener;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.time.Timetable;

/** The customers of a run in virtual time: calls of the router and timers for what {@link CustomerState} asks for. */
final class VirtualCustomers implements VirtualCustomer.DueListener {
    private final Timetable clock;
    private final RoutingPort router;
    private final KeyedDraws draws;
    private final MetricsListener metrics;
    private long arrived;

    /** Whose contact is not over, in order of arrival; null when there is none. */
    private VirtualCustomer first;

    private VirtualCustomer last;

    VirtualCustomers(Timetable clock, RoutingPort router, KeyedDraws draws, MetricsListener metrics) {
        this.clock = clock;
        this.router = router;
        this.draws = draws;
        this.metrics = metrics;
    }

    /** How many have come so far. */
    long arrived() {
        return arrived;
    }

    /** A customer comes, and their task is made; when its offers have been answered, {@link #created} is to be called. */
    VirtualCustomer arrive() {
        VirtualCustomer customer = new VirtualCustomer(arrived++, clock.now(), clock.ticket());
        draws.arrive(customer);
        add(customer);
        router.create(customer.taskClass.number(), customer, clock.now());
        if (customer.balks && !CustomerState.stays(true, true, customer.task.status() == TaskStatus.PENDING)) {
            handle(customer, Event.CREATED, false);
        }
        return customer;
    }

    /** Who has not been answered at once waits. */
    void created(VirtualCustomer customer) {
        if (customer.state == CustomerState.ASKING) {
            handle(customer, Event.CREATED, true);
        }
    }

    /** Patience has ended. */
    @Override
    public void due(VirtualCustomer customer) {
        handle(customer, Event.PATIENCE_OVER, false);
    }

    /** An agent accepts. */
    void answered(VirtualCustomer customer) {
        handle(customer, Event.ANSWERED, false);
    }

    /** The task is in a queue, perhaps another than before. */
    void enteredQueue(VirtualCustomer customer) {
        if (customer.waitsIn != VirtualCustomer.NOWHERE) {
            waitsIn(customer, customer.task.queue());
        }
    }

    /** The task has been canceled, by the customer or by TaskRouter. */
    void canceled(VirtualCustomer customer) {
        boolean byCustomer = customer.state == CustomerState.LEAVING;
        handle(customer, byCustomer ? Event.CANCELED_BY_CUSTOMER : Event.CANCELED_BY_TASKROUTER, false);
    }

    private void handle(VirtualCustomer customer, Event event, boolean stays) {
        customer.state = customer.state.next(event, stays);
        switch (customer.state) {
            case WAITING -> {
                customer.due = this;
                clock.setAsOf(customer.ticket, customer, clock.now() + draws.patience(customer));
                waitsIn(customer, customer.task.queue());
            }
            case LEAVING -> router.cancel(customer.task, CustomerSimulation.ABANDONED, clock.now());
            case ANSWERED -> {
                customer.answered = clock.now();
                stopWaiting(customer);
            }
            case ABANDONED, TIMED_OUT -> {
                stopWaiting(customer);
                end(customer);
            }
            default -> throw new IllegalStateException(event + " in virtual time");
        }
    }

    private void stopWaiting(VirtualCustomer customer) {
        clock.cancel(customer);
        waitsIn(customer, VirtualCustomer.NOWHERE);
    }

    private void waitsIn(VirtualCustomer customer, int queue) {
        if (customer.waitsIn != VirtualCustomer.NOWHERE) {
            metrics.waiting(customer.waitsIn, customer.channel(), -1, clock.now());
        }
        customer.waitsIn = queue;
        if (queue != VirtualCustomer.NOWHERE) {
            metrics.waiting(queue, customer.channel(), 1, clock.now());
        }
    }

    private void add(VirtualCustomer customer) {
        customer.before = last;
        if (last == null) {
            first = customer;
        } else {
            last.after = customer;
        }
        last = customer;
    }

    /** The contact is over. */
    void end(VirtualCustomer customer) {
        customer.ended = clock.now();
        if (customer.before == null) {
            first = customer.after;
        } else {
            customer.before.after = customer.after;
        }
        if (customer.after == null) {
            last = customer.before;
        } else {
            customer.after.before = customer.before;
        }
        metrics.contact(customer);
    }

    /** The run is over: counts those who are still here. */
    void close() {
        for (VirtualCustomer customer = first; customer != null; customer = customer.after) {
            metrics.contact(customer);
        }
    }
}
