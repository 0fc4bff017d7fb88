package flexsim.simulation;

import flexsim.agents.Activities;
import flexsim.agents.ActivityPlan;
import flexsim.agents.DomainActivityPlan;
import flexsim.agents.ShiftPlan;
import flexsim.config.Configuration;
import flexsim.config.DimensionDraw;
import flexsim.config.EntityDraw;
import flexsim.config.Metadata;
import flexsim.customers.ArrivalTimes;
import flexsim.customers.CustomerDraw;
import flexsim.customers.CustomerNames;
import flexsim.customers.DomainArrivalValues;
import flexsim.customers.Rate;
import flexsim.metrics.CenterLayout;
import flexsim.metrics.MetricsListener;
import flexsim.taskrouter.InProcessEngine;
import flexsim.taskrouter.model.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A contact centre in virtual time: a configuration's customers and agents around the routing engine, on one thread, from
 * event to event. Not thread-safe; for one run.
 *
 * <p>At one instant the engine's timers go first, then arrivals and the timers of customers and agents in the order in which
 * they were set. When something is over, the offers that it brought about are answered, in order, and then agents are moved.
 */
public final class VirtualCenter {
    private final Agenda agenda = new Agenda();
    private final InProcessEngine switchboard;
    private final CenterLayout floorPlan;
    private final List<String> caveats;
    private final ArrivalTimes arrivals;
    private final VirtualCustomers reception;
    private final VirtualAgents staff;
    private final Optional<Consumer<Event>> log;
    private final long begun;
    private final long until;
    private MetricsListener intake = NoMetrics.LISTENS;
    private long now;
    private long nextArrival;
    private long arrivalTicket;

    /**
     * What to play.
     *
     * @param from when agents log in and customers begin to come, in microseconds since the epoch
     * @param until when the run ends
     * @param startSecond second of the day at which it begins
     * @param rate of arrivals; empty for the domain's own
     */
    public record Run(long seed, long from, long until, int startSecond, Optional<Rate> rate) {}

    /** @throws flexsim.domain.InputException when the configuration cannot be played */
    public VirtualCenter(Configuration configuration, CustomerNames names, Run run) {
        this(configuration, names, run, Optional.empty());
    }

    /** @param log is told of every event, as live listeners are; without one the engine makes none */
    VirtualCenter(Configuration configuration, CustomerNames names, Run run, Optional<Consumer<Event>> log) {
        this.log = log;
        this.begun = run.from();
        this.now = begun;
        this.until = run.until();
        Metadata metadata = configuration.metadata();
        EntityDraw draw = new EntityDraw(metadata.dimensions(), run.seed());
        DimensionDraw keyed = new DimensionDraw(metadata.dimensions(), run.seed());
        ActivityPlan plan =
                ShiftPlan.of(configuration, new DomainActivityPlan(configuration, draw, run.seed()), run.startSecond());
        SimulatedWorkspace premises = SimulatedWorkspace.of(configuration, plan.names(), run.seed(), now);
        this.floorPlan = premises.floorPlan();
        this.caveats = premises.caveats();
        this.switchboard = premises.engine().switchboard(new CenterListener(this), log.isPresent());
        CustomerKeys keys = new CustomerKeys(run.seed());
        TaskClasses kinds = new TaskClasses(
                switchboard,
                premises.workflowSid(),
                premises.routedBy(),
                floorPlan,
                new CustomerDraw(metadata, new DomainArrivalValues(draw), names, "AC" + "0".repeat(32), run.seed()),
                keyed,
                metadata.dimensions());
        this.arrivals = run.rate()
                .map(rate -> ArrivalTimes.poisson(rate, run.seed()))
                .or(() -> metadata.scenario()
                        .arrivals()
                        .map(profile -> ArrivalTimes.ofIntervals(profile, run.seed(), run.startSecond())))
                .orElseGet(() -> ArrivalTimes.ofGaps(KeyedDraws.gaps(keyed, keys)));
        Draws draws = new KeyedDraws(configuration, keyed, keys, run.seed(), kinds);
        KeyedOffers habits = new KeyedOffers(metadata.scenario().agents(), run.seed());
        boolean alwaysAvailable = habits.atOnce() && plan.names().equals(Set.of(Activities.AVAILABLE));
        this.reception = new VirtualCustomers(this, draws);
        this.staff = new VirtualAgents(
                this, new ActivityNumbers(premises, switchboard), plan, alwaysAvailable, habits, draws);
    }

    /** Who and what the intake is told of by numbers. */
    public CenterLayout floorPlan() {
        return floorPlan;
    }

    /** What will be other than live, or than was meant, a line each. */
    public List<String> caveats() {
        return caveats;
    }

    /** How many tasks there have been so far. */
    public long tasks() {
        return reception.arrived();
    }

    /** Plays the run from its beginning to its end, and tells {@code listener}. */
    public void play(MetricsListener listener) {
        intake = listener;
        staff.login();
        planArrival(begun + arrivals.next());
        do {
            staff.settle();
            log.ifPresent(told -> switchboard.events().forEach(told));
        } while (step());
        now = until;
        reception.close();
        staff.close();
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
            // Drawn ahead, as what comes next cannot be told before.
            long following = begun + arrivals.next();
            reception.arrive();
            planArrival(following);
        }
        return true;
    }

    /** Whether what is set for this very instant would be the next thing to happen. */
    boolean nothingElseIsDue() {
        return agenda.nextDue() > now && nextArrival > now && switchboard.nextDeadline() > now && !staff.isUnsettled();
    }

    private void planArrival(long due) {
        nextArrival = due;
        arrivalTicket = agenda.ticket();
    }

    // ---- for those who are part of it

    long begun() {
        return begun;
    }

    long now() {
        return now;
    }

    Agenda agenda() {
        return agenda;
    }

    InProcessEngine switchboard() {
        return switchboard;
    }

    MetricsListener intake() {
        return intake;
    }

    VirtualCustomers reception() {
        return reception;
    }

    VirtualAgents staff() {
        return staff;
    }
}
