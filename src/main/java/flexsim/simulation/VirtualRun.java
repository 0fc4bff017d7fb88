package flexsim.simulation;

import flexsim.agents.ActivityPlan;
import flexsim.agents.KeyedOfferPlan;
import flexsim.customers.ArrivalTimes;
import flexsim.metrics.MetricsListener;
import flexsim.metrics.ReservationEnd;
import flexsim.taskrouter.ReservationHandle;
import flexsim.taskrouter.TaskHandle;
import flexsim.time.Timetable;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * One run in virtual time, on one thread, from event to event. Not thread-safe.
 *
 * <p>At one instant the router's timers go first, then arrivals and the timers of customers and agents in the order in which
 * they were set. When something is over, the offers that it brought about are answered, in order, and then agents are moved.
 */
final class VirtualRun implements RoutingListener {
    private final Timetable clock;
    private final RoutingPort router;
    private final ArrivalTimes arrivals;
    private final MetricsListener metrics;
    private final VirtualCustomers customers;
    private final VirtualHandling handling;
    private final VirtualAgents agents;
    private final long begun;
    private final long until;
    private long nextArrival;
    private long arrivalTicket;

    /**
     * How the agents of a run behave.
     *
     * @param names by number
     * @param activities when they are in which activity
     * @param numbers of the activities
     * @param offers how they answer offers
     * @param neverLeave whether all of them are always available
     */
    record AgentSettings(
            List<String> names,
            ActivityPlan activities,
            ActivityNumbers numbers,
            KeyedOfferPlan offers,
            boolean neverLeave) {}

    /**
     * @param begun when agents log in and customers begin to come
     * @param until when the run ends
     */
    VirtualRun(
            long begun,
            long until,
            RoutingPort router,
            ArrivalTimes arrivals,
            KeyedDraws draws,
            AgentSettings settings,
            MetricsListener metrics) {
        this.clock = new Timetable(begun);
        this.router = router;
        this.arrivals = arrivals;
        this.metrics = metrics;
        this.begun = begun;
        this.until = until;
        this.customers = new VirtualCustomers(clock, router, draws, metrics);
        Queue<VirtualAgent> moves = new ArrayDeque<>();
        VirtualAgent[] everyone = new VirtualAgent[settings.names().size()];
        for (int i = 0; i < everyone.length; i++) {
            everyone[i] = new VirtualAgent(
                    i,
                    settings.names().get(i),
                    settings.activities(),
                    settings.numbers(),
                    clock,
                    metrics,
                    moves,
                    settings.neverLeave());
        }
        this.handling = new VirtualHandling(clock, router, customers, everyone, this::nothingElseIsDue);
        this.agents = new VirtualAgents(clock, router, settings.offers(), draws, customers, handling, everyone, moves);
    }

    /** Plays the run from its beginning to its end; returns how many customers have come. */
    long play() {
        router.listen(this);
        agents.login();
        planArrival(begun + arrivals.next());
        do {
            agents.settle();
        } while (step());
        clock.moveTo(until);
        customers.close();
        agents.close();
        return customers.arrived();
    }

    /** Lets the next thing happen; false when that would be at or after the end. */
    private boolean step() {
        long routing = router.nextDeadline();
        boolean timerFirst = clock.goesBefore(nextArrival, arrivalTicket);
        long ours = timerFirst ? clock.nextDue() : nextArrival;
        if (Math.min(routing, ours) >= until) {
            return false;
        }
        if (routing <= ours) {
            clock.moveTo(routing);
            router.advance(routing);
        } else if (timerFirst) {
            clock.ringNext();
        } else {
            arrive();
        }
        return true;
    }

    private void arrive() {
        clock.moveTo(nextArrival);
        // Drawn ahead, as what comes next is not known before.
        long following = begun + arrivals.next();
        VirtualCustomer customer = customers.arrive();
        agents.settle();
        customers.created(customer);
        planArrival(following);
    }

    private void planArrival(long due) {
        nextArrival = due;
        arrivalTicket = clock.ticket();
    }

    /** Whether what is set for this very instant would be the next thing to happen. */
    private boolean nothingElseIsDue() {
        long now = clock.now();
        return clock.nextDue() > now && nextArrival > now && router.nextDeadline() > now && !agents.isUnsettled();
    }

    // ---- what the router publishes

    private static VirtualCustomer customer(TaskHandle task) {
        return (VirtualCustomer) task.companion();
    }

    @Override
    public void created(TaskHandle task) {
        customer(task).task = task;
    }

    @Override
    public void enteredQueue(TaskHandle task) {
        customers.enteredQueue(customer(task));
    }

    @Override
    public void canceled(TaskHandle task) {
        customers.canceled(customer(task));
    }

    @Override
    public void removed(TaskHandle task) {
        handling.removed(customer(task));
    }

    @Override
    public void reservation(ReservationHandle reservation) {
        switch (reservation.status()) {
            case PENDING -> {
                agents.offered(reservation);
                count(reservation, ReservationEnd.CREATED);
            }
            case ACCEPTED -> count(reservation, ReservationEnd.ACCEPTED);
            case REJECTED -> count(reservation, ReservationEnd.REJECTED);
            case TIMEOUT -> count(reservation, ReservationEnd.TIMED_OUT);
            case CANCELED -> count(reservation, ReservationEnd.CANCELED);
            case RESCINDED -> count(reservation, ReservationEnd.RESCINDED);
            case WRAPPING, COMPLETED -> {
                // Part of the contact.
            }
        }
    }

    private void count(ReservationHandle reservation, ReservationEnd end) {
        VirtualCustomer customer = customer(reservation.task());
        metrics.reservation(customer.queue(), customer.channel(), end, clock.now());
    }

    @Override
    public void moved(int agent, int activity) {
        agents.moved(agent, activity);
    }
}
