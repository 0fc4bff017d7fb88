package flexsim.simulation;

import flexsim.agents.Activities;
import flexsim.agents.ActivityPlan;
import flexsim.agents.ActivityPlan.Stay;
import flexsim.agents.Agent.State;
import flexsim.agents.DomainActivityPlan;
import flexsim.config.Configuration;
import flexsim.config.DimensionDraw;
import flexsim.config.EntityDraw;
import flexsim.customers.ArrivalSchedule;
import flexsim.customers.Customer;
import flexsim.customers.CustomerDraw;
import flexsim.customers.CustomerSimulation;
import flexsim.customers.DomainArrivalValues;
import flexsim.customers.Names;
import flexsim.customers.Rate;
import flexsim.report.FloorPlan;
import flexsim.report.Intake;
import flexsim.report.Outcome;
import flexsim.report.ReservationEnd;
import flexsim.taskrouter.ActivityView;
import flexsim.taskrouter.Event;
import flexsim.taskrouter.LiveReservation;
import flexsim.taskrouter.LiveTask;
import flexsim.taskrouter.ReservationStatus;
import flexsim.taskrouter.Switchboard;
import flexsim.taskrouter.Witness;
import flexsim.time.Micros;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A contact centre in virtual time: a configuration's customers and agents around the routing engine, on one thread, from
 * event to event. Not thread-safe; for one run.
 *
 * <p>At one instant the engine's timers go first, then the timers of customers and agents in the order in which they were
 * set. Offers are answered in the order in which they were made, when the command or timer that brought them about is over.
 */
public final class VirtualCenter {
    private final Agenda agenda = new Agenda();
    private final ArrayDeque<LiveReservation> offers = new ArrayDeque<>();
    private final ActivityPlan activityPlan;
    private final boolean alwaysAvailable;
    private final Switchboard switchboard;
    private final FloorPlan floorPlan;
    private final ArrivalSchedule arrivals;
    private final Draws draws;
    private final VirtualAgent[] agents;
    private final Map<String, Integer> activities;
    private final boolean[] available;
    private final long until;
    private Intake intake = Nobody.LISTENS;
    private final long begun;
    private long now;
    private long nextArrival;
    private long arrivalTicket;
    private long arrived;
    /** Who is leaving just now; null when nobody is. */
    private Visit leaving;

    private Visit firstOpen;
    private Visit lastOpen;

    /**
     * What to play.
     *
     * @param from when agents log in and customers begin to come, in microseconds since the epoch
     * @param until when the run ends
     * @param rate of arrivals; empty for the domain's own
     */
    public record Run(long seed, long from, long until, Optional<Rate> rate) {}

    /** @throws flexsim.domain.InputException when the configuration cannot be played */
    public VirtualCenter(Configuration configuration, Names names, Run run) {
        this.begun = run.from();
        this.now = begun;
        this.until = run.until();
        EntityDraw draw = new EntityDraw(configuration.metadata().dimensions(), run.seed());
        this.activityPlan = new DomainActivityPlan(configuration, draw, run.seed());
        this.alwaysAvailable = activityPlan.names().equals(java.util.Set.of(Activities.AVAILABLE));
        Premises premises = Premises.of(configuration, activityPlan.names(), run.seed(), now);
        this.floorPlan = premises.floorPlan();
        this.switchboard = premises.engine().switchboard(new Ear(), false);
        this.activities = premises.activitySids().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> switchboard.number(entry.getValue())));
        List<ActivityView> views = premises.engine().activities();
        this.available = new boolean[views.size()];
        views.forEach(view -> available[switchboard.number(view.sid())] = view.available());
        CustomerDraw customers = new CustomerDraw(
                configuration.metadata(), new DomainArrivalValues(draw), names, "AC" + "0".repeat(32), run.seed());
        ArrivalSchedule.Limits limits = new ArrivalSchedule.Limits(OptionalLong.of(until - now), OptionalLong.empty());
        this.arrivals = run.rate()
                .map(rate -> ArrivalSchedule.poisson(
                        now,
                        rate,
                        run.seed(),
                        index -> new Customer(index, "", "", "", "", Duration.ZERO, Duration.ZERO, false),
                        limits))
                .orElseGet(() -> ArrivalSchedule.ofDomain(now, customers, limits));
        DimensionDraw keyed = new DimensionDraw(configuration.metadata().dimensions(), run.seed());
        Kinds kinds = new Kinds(
                switchboard,
                premises.workflowSid(),
                premises.routedBy(),
                floorPlan.channels(),
                customers,
                keyed,
                configuration.metadata().dimensions());
        this.draws = new KeyedDraws(configuration, keyed, run.seed(), kinds);
        this.agents = new VirtualAgent[floorPlan.agents().size()];
        for (int i = 0; i < agents.length; i++) {
            String name = floorPlan.agents().get(i);
            agents[i] = new VirtualAgent(i, name, activityPlan.stay(name, 0, 0));
        }
    }

    /** Who and what the intake is told of by numbers. */
    public FloorPlan floorPlan() {
        return floorPlan;
    }

    /** Plays the run from its beginning to its end, and tells {@code listener}. */
    public void play(Intake listener) {
        intake = listener;
        for (VirtualAgent agent : agents) {
            agent.login(this);
        }
        planArrival();
        while (step()) {
            answerOffers();
        }
        now = until;
        for (Visit visit = firstOpen; visit != null; visit = visit.after) {
            intake.contact(visit);
        }
        for (VirtualAgent agent : agents) {
            agent.end(until, intake);
        }
    }

    /** Lets the next thing happen; false when that would be at or after the end. */
    private boolean step() {
        long routing = switchboard.nextDeadline();
        boolean timerFirst = agenda.goesBefore(nextArrival, arrivalTicket);
        long ours = timerFirst ? agenda.nextDue() : nextArrival;
        if (Math.min(routing, ours) >= until) {
            return false;
        }
        now = Math.min(routing, ours);
        if (routing <= ours) {
            switchboard.advance(now);
        } else if (timerFirst) {
            agenda.poll().call(this);
        } else {
            arrive();
        }
        return true;
    }

    // ---- customers

    private void planArrival() {
        nextArrival = arrivals.hasNext() ? arrivals.next().due() : Agenda.NEVER;
        arrivalTicket = agenda.ticket();
    }

    private void arrive() {
        Visit visit = new Visit(arrived++, now, agenda.ticket());
        draws.arrive(visit);
        open(visit);
        switchboard.create(visit.kind.tasks(), visit, now);
        answerOffers();
        if (visit.outcome == Outcome.WAITING) {
            agenda.set(visit, now + visit.patience, visit.ticket);
            waits(visit, visit.task.queue());
        }
        planArrival();
    }

    /** Patience has ended. */
    void leaves(Visit visit) {
        leaving = visit;
        switchboard.cancel(visit.task, CustomerSimulation.LEFT, now);
        leaving = null;
    }

    /** The talk is over. */
    void hangsUp(Visit visit) {
        switchboard.wrap(visit.task, now);
        visit.outcome = Outcome.WRAPPING;
        visit.hungUp = now;
        agenda.set(visit, now + visit.wrap);
    }

    /** The after-call work is over. */
    void isDoneWith(Visit visit) {
        switchboard.complete(visit.task, now);
        end(visit, Outcome.HANDLED);
        agents[visit.agent].taskDone(now, this);
    }

    private void waits(Visit visit, int queue) {
        if (visit.waitsIn != Visit.NOWHERE) {
            intake.waiting(visit.waitsIn, visit.channel(), -1, now);
        }
        visit.waitsIn = queue;
        if (queue != Visit.NOWHERE) {
            intake.waiting(queue, visit.channel(), 1, now);
        }
    }

    private void open(Visit visit) {
        visit.before = lastOpen;
        if (lastOpen == null) {
            firstOpen = visit;
        } else {
            lastOpen.after = visit;
        }
        lastOpen = visit;
    }

    private void end(Visit visit, Outcome outcome) {
        visit.outcome = outcome;
        visit.ended = now;
        if (visit.before == null) {
            firstOpen = visit.after;
        } else {
            visit.before.after = visit.after;
        }
        if (visit.after == null) {
            lastOpen = visit.before;
        } else {
            visit.after.before = visit.before;
        }
        intake.contact(visit);
    }

    // ---- agents

    private void answerOffers() {
        for (LiveReservation offer = offers.poll(); offer != null; offer = offers.poll()) {
            if (offer.status() == ReservationStatus.PENDING) {
                answer(offer, agents[offer.worker()]);
            }
        }
    }

    private void answer(LiveReservation offer, VirtualAgent agent) {
        if (agent.takes()) {
            accept((Visit) offer.task().companion(), offer, agent);
        } else {
            switchboard.reject(offer, activities.get(agent.stay().activity()), now);
            agent.refused(this);
        }
    }

    private void accept(Visit visit, LiveReservation offer, VirtualAgent agent) {
        draws.assign(visit, agent.number(), (now - visit.arrived()) / Micros.PER_SECOND);
        agenda.cancel(visit);
        waits(visit, Visit.NOWHERE);
        visit.outcome = Outcome.TALKING;
        visit.answered = now;
        visit.agent = agent.number();
        agent.took(now);
        agenda.set(visit, now + visit.talk);
        switchboard.accept(offer, now);
    }

    Stay stay(String agent, long number) {
        return activityPlan.stay(agent, number, now - begun);
    }

    boolean isAvailable(Stay stay) {
        return stay.activity().equals(Activities.AVAILABLE);
    }

    /** What an agent's new state wants of TaskRouter and of the clock. */
    void enter(VirtualAgent agent, State state) {
        agenda.cancel(agent);
        switch (state) {
            case AVAILABLE, AWAY -> {
                switchboard.move(agent.number(), activities.get(agent.stay().activity()), false, now);
                if (!alwaysAvailable) {
                    agenda.set(agent, now + Micros.of(agent.stay().length()));
                }
            }
            case LOGGED_OUT -> switchboard.move(agent.number(), activities.get(Activities.OFFLINE), true, now);
            case EXPECTED, WINDING_DOWN -> {
                // Nothing until the login, or the end of the last task.
            }
        }
    }

    Intake intake() {
        return intake;
    }

    /** Takes notes of what the engine does. */
    private final class Ear implements Witness {
        @Override
        public void task(Event.TaskEvent.Type type, LiveTask task) {
            Visit visit = (Visit) task.companion();
            switch (type) {
                case CREATED -> visit.task = task;
                case QUEUE_ENTERED -> {
                    if (visit.waitsIn != Visit.NOWHERE) {
                        waits(visit, task.queue());
                    }
                }
                case CANCELED -> {
                    agenda.cancel(visit);
                    waits(visit, Visit.NOWHERE);
                    end(visit, visit == leaving ? Outcome.ABANDONED : Outcome.TIMED_OUT);
                }
                default -> {
                    // Tells nothing more of where the customer is.
                }
            }
        }

        @Override
        public void reservation(LiveReservation reservation) {
            Visit visit = (Visit) reservation.task().companion();
            switch (reservation.status()) {
                case PENDING -> {
                    offers.add(reservation);
                    tell(visit, ReservationEnd.CREATED);
                }
                case ACCEPTED -> tell(visit, ReservationEnd.ACCEPTED);
                case REJECTED -> tell(visit, ReservationEnd.REJECTED);
                case TIMEOUT -> tell(visit, ReservationEnd.TIMED_OUT);
                case CANCELED -> tell(visit, ReservationEnd.CANCELED);
                case RESCINDED -> tell(visit, ReservationEnd.RESCINDED);
                case WRAPPING, COMPLETED -> {
                    // Part of the contact.
                }
            }
        }

        private void tell(Visit visit, ReservationEnd end) {
            intake.reservation(visit.queue(), visit.channel(), end, now);
        }

        @Override
        public void activity(int worker, int activity) {
            agents[worker].moved(available[activity], now, intake);
        }
    }
}
