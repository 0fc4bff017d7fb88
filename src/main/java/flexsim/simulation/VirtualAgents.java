package flexsim.simulation;

import flexsim.agents.Agent;
import flexsim.agents.KeyedOfferPlan;
import flexsim.agents.OfferPlan.Response;
import flexsim.taskrouter.ReservationHandle;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.time.Micros;
import flexsim.time.Timetable;
import java.util.ArrayDeque;
import java.util.Queue;

/** The agents of a run in virtual time: how they answer offers, and when they are moved. */
final class VirtualAgents implements VirtualOffer.DueListener {
    private static final long TIMEOUT = SimulatedWorkspace.RESERVATION_TIME;
    private static final long ASKED_AFTER = Micros.of(Agent.ASKED_AFTER);

    private final Timetable clock;
    private final RoutingPort router;
    private final KeyedOfferPlan plan;
    private final KeyedDraws draws;
    private final VirtualCustomers customers;
    private final VirtualHandling handling;
    private final VirtualAgent[] agents;
    private final Queue<VirtualAgent> moves;
    private final ArrayDeque<ReservationHandle> offers = new ArrayDeque<>();

    /**
     * @param agents by number
     * @param moves who is to be moved
     */
    VirtualAgents(
            Timetable clock,
            RoutingPort router,
            KeyedOfferPlan plan,
            KeyedDraws draws,
            VirtualCustomers customers,
            VirtualHandling handling,
            VirtualAgent[] agents,
            Queue<VirtualAgent> moves) {
        this.clock = clock;
        this.router = router;
        this.plan = plan;
        this.draws = draws;
        this.customers = customers;
        this.handling = handling;
        this.agents = agents;
        this.moves = moves;
    }

    void login() {
        for (VirtualAgent agent : agents) {
            agent.login();
        }
    }

    /** The run is over. */
    void close() {
        for (VirtualAgent agent : agents) {
            agent.end();
        }
    }

    /** A task is offered. */
    void offered(ReservationHandle offer) {
        offers.add(offer);
    }

    /** TaskRouter has the agent in that activity now. */
    void moved(int agent, int activity) {
        agents[agent].moved(activity);
    }

    /** Whether something is still to be settled. */
    boolean isUnsettled() {
        return !offers.isEmpty() || !moves.isEmpty() || handling.isUnsettled();
    }

    /**
     * Answers what has been offered, one after the other, then moves who is to be moved; either may bring about further offers,
     * which are answered before the next is moved.
     */
    void settle() {
        handling.settle();
        answerOffers();
        for (VirtualAgent agent = moves.poll(); agent != null; agent = moves.poll()) {
            if (agent.wantedActivity() != agent.activity()) {
                router.move(agent.number(), agent.wantedActivity(), clock.now());
                answerOffers();
            }
        }
    }

    private void answerOffers() {
        for (ReservationHandle offer = offers.poll(); offer != null; offer = offers.poll()) {
            if (offer.status() == ReservationStatus.PENDING) {
                answer(offer, agents[offer.worker()]);
            }
        }
    }

    private void answer(ReservationHandle offer, VirtualAgent agent) {
        VirtualCustomer customer = (VirtualCustomer) offer.task().companion();
        int number = customer.offers++;
        if (!agent.takes()) {
            reject(offer, agent);
            return;
        }
        Response response = plan.response(customer.key, number).within(TIMEOUT);
        if (response instanceof Response.Accept accept) {
            if (accept.delay() == 0) {
                accept(offer, agent, clock.now());
            } else {
                agent.offerHeld();
                leaveOpen(offer, true, accept.delay());
            }
        } else if (response instanceof Response.Reject) {
            reject(offer, agent);
        } else {
            leaveOpen(offer, false, TIMEOUT + ASKED_AFTER);
        }
    }

    private void reject(ReservationHandle offer, VirtualAgent agent) {
        router.reject(offer, agent.activityOnRejection(), clock.now());
    }

    private void accept(ReservationHandle offer, VirtualAgent agent, long offered) {
        VirtualCustomer customer = (VirtualCustomer) offer.task().companion();
        // TaskRouter reports an offer's age in whole seconds.
        long age = (offered - customer.arrived()) / Micros.PER_SECOND;
        draws.assign(customer, agent.number(), age + (clock.now() - offered) / Micros.PER_SECOND);
        agent.took(offered);
        customers.answered(customer);
        handling.begin(customer, agent.number(), offer);
    }

    private void leaveOpen(ReservationHandle offer, boolean answers, long length) {
        clock.set(new VirtualOffer(offer, clock.now(), answers, this), clock.now() + length);
    }

    /** The agent answers; the offer may have ended meanwhile. */
    @Override
    public void answers(VirtualOffer offer) {
        VirtualAgent agent = agents[offer.reservation.worker()];
        if (offer.reservation.status() == ReservationStatus.PENDING) {
            accept(offer.reservation, agent, offer.made);
        }
        agent.offerOver();
    }

    /** What has become of an offer that was not answered. */
    @Override
    public void looksUp(VirtualOffer offer) {
        if (offer.reservation.status() == ReservationStatus.TIMEOUT) {
            agents[offer.reservation.worker()].missed(offer.made + TIMEOUT);
        }
    }
}
