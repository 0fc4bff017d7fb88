package flexsim.simulation;

import flexsim.agents.ActivityPlan;
import flexsim.agents.ActivityPlan.Stay;
import flexsim.agents.Agent;
import flexsim.agents.Agent.State;
import flexsim.taskrouter.ReservationHandle;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.time.Micros;
import java.util.ArrayDeque;
import java.util.List;

/** The agents of a run: how they answer offers, and where they are. The rules are those of agentsim. */
final class VirtualAgents {
    private final VirtualCenter center;
    private final ActivityNumbers presences;
    private final ActivityPlan plan;
    /** Nobody ever leaves, so the ends of stays need not be waited for. */
    private final boolean alwaysAvailable;

    private final KeyedOffers habits;
    private final Draws draws;
    private final VirtualAgent[] agents;
    private final ArrayDeque<ReservationHandle> offers = new ArrayDeque<>();
    private final ArrayDeque<VirtualAgent> moves = new ArrayDeque<>();
    private final ArrayDeque<VirtualCustomer> lost = new ArrayDeque<>();

    VirtualAgents(
            VirtualCenter center,
            ActivityNumbers presences,
            ActivityPlan plan,
            boolean alwaysAvailable,
            KeyedOffers habits,
            Draws draws) {
        this.center = center;
        this.presences = presences;
        this.plan = plan;
        this.alwaysAvailable = alwaysAvailable;
        this.habits = habits;
        this.draws = draws;
        List<String> names = center.floorPlan().agents();
        this.agents = new VirtualAgent[names.size()];
        for (int i = 0; i < agents.length; i++) {
            agents[i] = new VirtualAgent(i, names.get(i), plan.stay(names.get(i), 0, 0));
        }
    }

    void login() {
        for (VirtualAgent agent : agents) {
            agent.login(center);
        }
    }

    /** The run is over. */
    void close() {
        for (VirtualAgent agent : agents) {
            agent.end(center);
        }
    }

    // ---- offers

    void offered(ReservationHandle offer) {
        offers.add(offer);
    }

    /** Whether something is still to be settled. */
    boolean isUnsettled() {
        return !offers.isEmpty() || !moves.isEmpty() || !lost.isEmpty();
    }

    /**
     * Answers what has been offered, one after the other, then moves who is to be moved; either may bring about further offers,
     * which are answered before the next is moved.
     */
    void settle() {
        for (VirtualCustomer visit = lost.poll(); visit != null; visit = lost.poll()) {
            done(visit);
        }
        answerOffers();
        for (VirtualAgent agent = moves.poll(); agent != null; agent = moves.poll()) {
            int wanted = activity(agent);
            if (wanted != agent.activity()) {
                center.switchboard().move(agent.number(), wanted, false, center.now());
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
        VirtualCustomer visit = (VirtualCustomer) offer.task().companion();
        int number = visit.offers++;
        if (!agent.takes()) {
            reject(offer, agent);
            agent.refused(center);
            return;
        }
        long response = habits.response(visit.key, number);
        if (response == 0) {
            accept(offer, agent, center.now());
        } else if (response == KeyedOffers.REJECT) {
            reject(offer, agent);
        } else {
            ring(offer, agent, response);
        }
    }

    private void reject(ReservationHandle offer, VirtualAgent agent) {
        center.switchboard().reject(offer, activity(agent), center.now());
    }

    private void accept(ReservationHandle offer, VirtualAgent agent, long offered) {
        VirtualCustomer visit = (VirtualCustomer) offer.task().companion();
        // TaskRouter tells an offer's age in whole seconds.
        long age = (offered - visit.arrived()) / Micros.PER_SECOND;
        draws.assign(visit, agent.number(), age + (center.now() - offered) / Micros.PER_SECOND);
        agent.took(offered, center);
        center.reception().talks(visit, agent.number(), offer);
    }

    /** Who does not answer, or too late, does not hold on for the task. */
    private void ring(ReservationHandle offer, VirtualAgent agent, long response) {
        boolean answers = response != KeyedOffers.MISS && response < SimulatedWorkspace.RESERVATION_TIME;
        if (answers) {
            agent.rings(center);
        }
        long length = answers ? response : SimulatedWorkspace.RESERVATION_TIME + Micros.of(Agent.ASKED_AFTER);
        center.agenda().set(new VirtualOffer(offer, agent, center.now(), answers), center.now() + length);
    }

    /** The agent picks up; the offer may have ended meanwhile. */
    void answers(VirtualOffer ringing) {
        if (ringing.offer.status() == ReservationStatus.PENDING) {
            accept(ringing.offer, ringing.agent, ringing.since);
        }
        ringing.agent.ringingOver(center);
    }

    /** What has become of an offer that was not answered. */
    void looksUp(VirtualOffer ringing) {
        if (ringing.offer.status() == ReservationStatus.TIMEOUT) {
            ringing.agent.missed(ringing.since + SimulatedWorkspace.RESERVATION_TIME, center);
        }
    }

    /** The work on a task is over. */
    void done(VirtualCustomer visit) {
        agents[visit.agent].taskDone(center);
    }

    /** The task was taken away: its agent learns of it when the engine has come to rest. */
    void lost(VirtualCustomer visit) {
        lost.add(visit);
    }

    // ---- activities

    /** TaskRouter has the agent in that activity now. */
    void moved(int agent, int activity) {
        agents[agent].moved(activity, presences.isAvailable(activity), center);
    }

    /** What TaskRouter is to have the agent in. */
    private int activity(VirtualAgent agent) {
        return agent.state() == State.MISSING
                ? presences.offline()
                : presences.number(agent.stay().activity());
    }

    Stay stay(String agent, long number) {
        return plan.stay(agent, number, center.now() - center.begun());
    }

    /** What an agent's state wants of TaskRouter and of the clock. */
    void enter(VirtualAgent agent) {
        center.agenda().cancel(agent);
        switch (agent.state()) {
            case AVAILABLE, AWAY -> {
                moves.add(agent);
                awaitStayEnd(agent);
            }
            case WINDING_DOWN -> {
                // A stay that is not fixed begins only after the last task.
                if (agent.stay().fixed()) {
                    awaitStayEnd(agent);
                }
            }
            case MISSING -> awaitStayEnd(agent);
            case EXPECTED, LOGGED_OUT -> {
                // Nothing before the login, and nobody logs out before the end.
            }
        }
    }

    private void awaitStayEnd(VirtualAgent agent) {
        if (!alwaysAvailable) {
            center.agenda().set(agent, agent.stayDue());
        }
    }
}
