package flexsim.simulation;

import flexsim.config.Configuration;
import flexsim.customers.CustomerNames;
import flexsim.customers.Rate;
import flexsim.domain.Shift;
import flexsim.metrics.MeasurementPlan;
import flexsim.metrics.MetricsCollector;
import flexsim.metrics.Replication;
import flexsim.metrics.ServiceLimits;
import flexsim.metrics.Timeline;
import flexsim.metrics.Totals;
import flexsim.time.Micros;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** A configuration played several times in virtual time, and counted. */
public final class Experiment {

    private final Plan plan;
    private final MeasurementPlan layout;
    private final List<String> caveats;
    private final LongAdder tasks = new LongAdder();

    /** The contact centre of the first replication, from which the layout was taken, until it is played; null from then on. */
    private final AtomicReference<VirtualCenter> first;

    /**
     * What to play.
     *
     * @param rate of arrivals; empty for the domain's own
     * @param start when the measured time begins, in microseconds since the epoch; a whole second
     * @param warmup how much time is played before that, in microseconds; whole seconds
     * @param length of the measured time, in microseconds
     * @param interval of the report, in microseconds
     */
    public record Plan(
            Configuration configuration,
            CustomerNames names,
            long seed,
            Optional<Rate> rate,
            long start,
            long warmup,
            long length,
            long interval,
            Replications replications) {}

    /** @throws flexsim.domain.InputException when the configuration cannot be played */
    public Experiment(Plan plan) {
        this.plan = plan;
        VirtualCenter center = center(plan.seed());
        this.first = new AtomicReference<>(center);
        this.caveats = center.caveats();
        this.layout = new MeasurementPlan(
                center.layout(),
                Timeline.of(plan.start(), plan.start() + plan.length(), plan.interval()),
                ServiceLimits.of(plan.configuration().metadata().scenario().serviceLevel()));
    }

    private VirtualCenter center(long seed) {
        VirtualCenter.Run run = new VirtualCenter.Run(
                seed, plan.start() - plan.warmup(), plan.start() + plan.length(), startSecond(), plan.rate());
        return new VirtualCenter(plan.configuration(), plan.names(), run);
    }

    private int startSecond() {
        return (int) Math.floorMod((plan.start() - plan.warmup()) / Micros.PER_SECOND, Shift.DAY);
    }

    /** What is counted. */
    public MeasurementPlan layout() {
        return layout;
    }

    /** What will be other than live, or than was meant, a line each. */
    public List<String> caveats() {
        return caveats;
    }

    /** How many tasks have been simulated, those of the warm-up included. */
    public long tasks() {
        return tasks.sum();
    }

    /**
     * Plays all replications.
     *
     * @param keepTasks whether each replication keeps what became of every task
     * @param each is handed every replication, in order
     * @throws flexsim.metrics.BrokenInvariantException when the figures of a replication contradict each other
     */
    public Totals run(boolean keepTasks, Consumer<Replication> each) {
        Totals totals = new Totals(layout);
        plan.replications().play(plan.seed(), seed -> play(seed, keepTasks), replication -> {
            each.accept(replication);
            totals.add(replication);
        });
        return totals;
    }

    private Replication play(long seed, boolean keepTasks) {
        MetricsCollector collector = new MetricsCollector(layout, keepTasks);
        VirtualCenter center = seed == plan.seed()
                ? Optional.ofNullable(first.getAndSet(null)).orElseGet(() -> center(seed))
                : center(seed);
        center.play(collector);
        tasks.add(center.tasks());
        return collector.finish();
    }
}
