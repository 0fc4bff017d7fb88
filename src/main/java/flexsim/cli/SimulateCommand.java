package flexsim.cli;

import flexsim.config.Configuration;
import flexsim.config.ConfigurationFiles;
import flexsim.config.WorkerEntry;
import flexsim.customers.Rate;
import flexsim.domain.InputException;
import flexsim.metrics.Totals;
import flexsim.report.ReportFiles;
import flexsim.report.RunFacts;
import flexsim.report.SummaryJson;
import flexsim.report.TimeText;
import flexsim.simulation.Experiment;
import flexsim.simulation.Replications;
import flexsim.time.Micros;
import flexsim.time.Stopwatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
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
            "Simulate a configuration in virtual time: days in seconds. Needs no account.",
            "The customers, agents and routing rules are those of the live commands. The same seed gives the same"
                    + " figures, whatever the number of threads."
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
            description = "Arrivals at random at this rate, like 30/min, 2/s, 100/h or 950/30m. Default: the domain's"
                    + " arrivals.")
    private String rate;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "24h",
            description = "How long to measure: seconds, or like 90s, 5m, 8h, 7d, 2w. Default: ${DEFAULT-VALUE}.")
    private String length;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            defaultValue = "0",
            description = "How long to simulate before measuring begins. Default: ${DEFAULT-VALUE}.")
    private String warmup;

    @Option(
            names = "--replications",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many runs, each with customers of its own. Default: ${DEFAULT-VALUE}.")
    private int replications;

    @Option(names = "--threads", paramLabel = "N", description = "How many runs at once. Default: one for each core.")
    private Integer threads;

    @Option(
            names = "--interval",
            paramLabel = "MINUTES",
            defaultValue = "30",
            description = "Intervals of the report: 15, 30 or 60 minutes. Default: ${DEFAULT-VALUE}.")
    private int interval;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed gives the same figures. Environment: RANDOM_SEED. Default: drawn.")
    private Long seed;

    @Option(names = "--report", paramLabel = "DIR", description = ReportDirectory.OPTION)
    private Path report;

    @Mixin
    private DayTimeOption from;

    @Override
    public Integer call() {
        Experiment.Plan plan = plan();
        Optional.ofNullable(report).ifPresent(directory -> ReportDirectory.fit("--report", directory));
        Experiment experiment = new Experiment(plan);
        experiment.caveats().forEach(caveat -> flexsim.err().println("flexsim: " + caveat));
        tellOfAgentsWithoutShift(plan.configuration());
        Stopwatch stopwatch = Stopwatch.started();
        Totals totals = report == null ? experiment.run(false, replication -> {}) : written(experiment, plan);
        double seconds = Micros.toSeconds(Math.max(1, stopwatch.micros()));
        print(totals, facts(plan, OptionalDouble.of(experiment.tasks() / seconds)));
        return 0;
    }

    /** Where others have shifts it may be an oversight. */
    private void tellOfAgentsWithoutShift(Configuration configuration) {
        List<String> agents =
                configuration.workers().stream().map(WorkerEntry::friendlyName).toList();
        int scheduled = configuration.metadata().scenario().shiftByAgent(agents).size();
        int others = agents.size() - scheduled;
        if (scheduled > 0 && others > 0) {
            flexsim.err()
                    .println("flexsim: " + others
                            + (others == 1
                                    ? " agent has no shift and is always on duty"
                                    : " agents have no shift and are always on duty"));
        }
    }

    private Experiment.Plan plan() {
        Optional<Rate> arrivals = Optional.ofNullable(rate).map(Rate::parse);
        Duration measured = DurationOption.positive("--for", length);
        Duration every = interval();
        Duration before = DurationOption.wholeSeconds("--warmup", warmup);
        Replications many = new Replications(
                atLeastOne("--replications", replications),
                threads == null ? Runtime.getRuntime().availableProcessors() : atLeastOne("--threads", threads));
        long start = Micros.of(FIRST_DAY.plusSeconds(from.second()));
        long chosen = SimulationOptions.seed(Optional.ofNullable(seed), flexsim.settings());
        Configuration configuration = configuration(chosen);
        return new Experiment.Plan(
                configuration,
                CustsimCommand.names(configuration, chosen),
                chosen,
                arrivals,
                start,
                Micros.of(before),
                Micros.of(measured),
                Micros.of(every),
                many);
    }

    private Configuration configuration(long chosen) {
        if (cfgdir == null) {
            return domain.generate(chosen);
        }
        domain.requireAbsent("--cfgdir");
        return ConfigurationFiles.read(cfgdir);
    }

    private Totals written(Experiment experiment, Experiment.Plan plan) {
        RunFacts facts = facts(plan, OptionalDouble.empty());
        try (ReportFiles files = ReportFiles.in(report, experiment.layout(), facts)) {
            Totals totals = experiment.run(true, files::add);
            files.finish(totals);
            return totals;
        }
    }

    private static RunFacts facts(Experiment.Plan plan, OptionalDouble tasksPerSecond) {
        return new RunFacts(
                plan.configuration().metadata().brand(),
                plan.seed(),
                Micros.toSeconds(plan.warmup()),
                tasksPerSecond,
                TimeText.local(Micros.of(FIRST_DAY), LocalDateTime.ofInstant(FIRST_DAY, ZoneOffset.UTC)));
    }

    /** Whole intervals make up a day. */
    private Duration interval() {
        if (interval != 15 && interval != 30 && interval != 60) {
            throw new InputException("--interval", "", "must be 15, 30 or 60 minutes, found " + interval);
        }
        return Duration.ofMinutes(interval);
    }

    private static int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new InputException(option, "", "must be at least 1, found " + value);
        }
        return value;
    }

    private void print(Totals totals, RunFacts facts) {
        flexsim.err()
                .println(String.format(
                        Locale.ROOT,
                        "simulate: seed %d, %d replication%s, %.0f tasks/s",
                        facts.seed(),
                        totals.replications(),
                        totals.replications() == 1 ? "" : "s",
                        facts.tasksPerSecond().orElse(0)));
        if (output.json) {
            flexsim.out().print(json(totals, facts));
            flexsim.out().flush();
        } else {
            QueueTable.lines(totals).forEach(flexsim.out()::println);
        }
    }

    private static String json(Totals totals, RunFacts facts) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            new SummaryJson(totals, facts).write(text, true);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
