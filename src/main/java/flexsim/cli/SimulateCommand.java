package flexsim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.Configuration;
import flexsim.config.ConfigurationFiles;
import flexsim.customers.Names;
import flexsim.customers.Rate;
import flexsim.domain.InputException;
import flexsim.report.FloorPlan;
import flexsim.report.Outcome;
import flexsim.simulation.Counts;
import flexsim.simulation.Replications;
import flexsim.simulation.VirtualCenter;
import flexsim.time.Micros;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code flexsim simulate}. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Play a configuration in virtual time: days in seconds, without an account and without waiting.",
            "The customers, agents and routing rules are those of the live commands. The same seed gives the same figures,"
                    + " whatever the number of threads."
        },
        footer = {"", "Example:", "  flexsim simulate --for 1d --rate 60/min --agents 20 --replications 10"})
final class SimulateCommand implements Callable<Integer> {
    /** 00:00 of a Monday. */
    private static final Instant FIRST_DAY = Instant.parse("2024-01-01T00:00:00Z");

    @ParentCommand
    private Flexsim flexsim;

    @Mixin
    private OutputOptions output;

    @Mixin
    private DomainOptions domain;

    @Option(
            names = {"--cfgdir", "--cfg-dir"},
            paramLabel = "DIR",
            description =
                    "Configuration directory that 'flexsim genconfig' wrote. Without it a configuration is generated.")
    private Path cfgdir;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "Arrivals at random at this rate, like 30/min, 2/s or 100/h. Default: the domain's arrivals.")
    private String rate;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "24h",
            description = "How much time is measured: seconds, or like 90s, 5m, 8h, 7d, 2w. Default: ${DEFAULT-VALUE}.")
    private String length;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            defaultValue = "0",
            description = "How much time is played before the measured time begins. Default: ${DEFAULT-VALUE}.")
    private String warmup;

    @Option(
            names = "--replications",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many times, each with customers of its own. Default: ${DEFAULT-VALUE}.")
    private int replications;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many at once. Default: as many as there are cores.")
    private Integer threads;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed gives the same figures. Environment: RANDOM_SEED. Default: drawn.")
    private Long seed;

    @Override
    public Integer call() {
        Optional<Rate> arrivals = Optional.ofNullable(rate).map(Rate::parse);
        Duration measured = Lengths.positive("--for", length);
        Duration before = Lengths.any("--warmup", warmup);
        Replications plan = new Replications(
                atLeastOne("--replications", replications),
                threads == null ? Runtime.getRuntime().availableProcessors() : atLeastOne("--threads", threads));
        long chosen = SimulationOptions.seed(Optional.ofNullable(seed), flexsim.settings());
        Configuration configuration = cfgdir == null ? domain.generate(chosen) : ConfigurationFiles.read(cfgdir);
        long start = Micros.of(FIRST_DAY);
        long until = start + Micros.of(measured);
        Names names = CustsimCommand.names(configuration, chosen);
        List<Counts> sum = new ArrayList<>();
        List<FloorPlan> floor = new ArrayList<>();
        long begun = System.nanoTime();
        plan.play(
                chosen,
                one -> {
                    VirtualCenter.Run run = new VirtualCenter.Run(one, start - Micros.of(before), until, arrivals);
                    Counts counts = new Counts(configuration.queues().size() + 1, start);
                    VirtualCenter center = new VirtualCenter(configuration, names, run);
                    center.play(counts);
                    synchronized (floor) {
                        floor.add(center.floorPlan());
                    }
                    return counts;
                },
                counts -> {
                    if (sum.isEmpty()) {
                        sum.add(counts);
                    } else {
                        sum.get(0).add(counts);
                    }
                });
        double seconds = (System.nanoTime() - begun) / 1e9;
        print(chosen, measured, floor.get(0), sum.get(0), seconds);
        return 0;
    }

    private static int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new InputException(option, "", "must be at least 1, found " + value);
        }
        return value;
    }

    private void print(long chosen, Duration measured, FloorPlan floor, Counts counts, double seconds) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("seed", chosen);
        document.put("horizonSeconds", measured.toMillis() / 1000.0);
        document.put("replications", replications);
        ObjectNode queues = document.putObject("queues");
        long all = 0;
        for (int q = 0; q < floor.queues().size(); q++) {
            ObjectNode queue = queues.putObject(floor.queues().get(q));
            long offered = 0;
            for (Outcome outcome : Outcome.values()) {
                offered += counts.of(q, outcome);
                queue.put(outcome.name().toLowerCase(Locale.ROOT), counts.of(q, outcome));
            }
            queue.put("offered", offered);
            long answered = offered
                    - counts.of(q, Outcome.ABANDONED)
                    - counts.of(q, Outcome.TIMED_OUT)
                    - counts.of(q, Outcome.WAITING);
            queue.put("asa", counts.answerSeconds(q) / answered);
            all += offered;
        }
        document.put("occupancy", counts.occupancy());
        document.put("tasksPerSecond", all / seconds);
        output.print(flexsim.out(), document);
    }
}
