package flexsim.simulation;

import flexsim.agents.Activities;
import flexsim.agents.ActivityPlan;
import flexsim.agents.DomainActivityPlan;
import flexsim.agents.KeyedOfferPlan;
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
import flexsim.taskrouter.model.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A contact centre in virtual time: a configuration's customers and agents around the routing engine, ready to be played
 * once. Not thread-safe.
 */
public final class VirtualCenter {
    private final Run run;
    private final CenterLayout layout;
    private final List<String> caveats;
    private final EngineRouter router;
    private final ArrivalTimes arrivals;
    private final KeyedDraws draws;
    private final VirtualRun.AgentSettings agents;
    private final Optional<Consumer<Event>> log;
    private long tasks;

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

    /** @param log gets every event, as live listeners do, when the run is over; without one the engine makes none */
    VirtualCenter(Configuration configuration, CustomerNames names, Run run, Optional<Consumer<Event>> log) {
        this.run = run;
        this.log = log;
        Metadata metadata = configuration.metadata();
        EntityDraw draw = new EntityDraw(metadata.dimensions(), run.seed());
        DimensionDraw keyed = new DimensionDraw(metadata.dimensions(), run.seed());
        ActivityPlan plan =
                ShiftPlan.of(configuration, new DomainActivityPlan(configuration, draw, run.seed()), run.startSecond());
        SimulatedWorkspace workspace = SimulatedWorkspace.of(configuration, plan.names(), run.seed(), run.from());
        this.layout = workspace.layout();
        this.caveats = workspace.caveats();
        this.router = workspace.router(log.isPresent());
        CustomerKeys keys = new CustomerKeys(run.seed());
        TaskClasses classes = new TaskClasses(
                router,
                workspace.routingAttributes(),
                layout,
                new CustomerDraw(metadata, new DomainArrivalValues(draw), names, "AC" + "0".repeat(32), run.seed()),
                keyed,
                metadata.dimensions());
        this.arrivals = run.rate()
                .map(rate -> ArrivalTimes.poisson(rate, run.seed()))
                .or(() -> metadata.scenario()
                        .arrivals()
                        .map(profile -> ArrivalTimes.ofIntervals(profile, run.seed(), run.startSecond())))
                .orElseGet(() -> ArrivalTimes.ofGaps(KeyedDraws.gaps(keyed, keys)));
        this.draws = new KeyedDraws(configuration, keyed, keys, run.seed(), classes);
        KeyedOfferPlan offers = new KeyedOfferPlan(metadata.scenario().agents(), run.seed());
        this.agents = new VirtualRun.AgentSettings(
                layout.agents(),
                plan,
                workspace.activityNumbers(router),
                offers,
                offers.isAtOnce() && plan.names().equals(Set.of(Activities.AVAILABLE)));
    }

    /** Who and what the metrics name by numbers. */
    public CenterLayout layout() {
        return layout;
    }

    /** What will be other than live, or than was meant, a line each. */
    public List<String> caveats() {
        return caveats;
    }

    /** How many tasks there have been. */
    public long tasks() {
        return tasks;
    }

    /** Simulates the run from its beginning to its end, and counts it in {@code metrics}. */
    public void play(MetricsListener metrics) {
        tasks = new VirtualRun(run.from(), run.until(), router, arrivals, draws, agents, metrics).play();
        log.ifPresent(listener -> router.events().forEach(listener));
    }
}
