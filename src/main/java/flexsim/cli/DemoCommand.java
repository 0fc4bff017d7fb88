package flexsim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.Configuration;
import flexsim.config.ConfigurationFiles;
import flexsim.customers.Rate;
import flexsim.demo.Demo;
import flexsim.demo.DemoSummary;
import flexsim.metrics.BoardSnapshot;
import flexsim.metrics.QueueSnapshot;
import flexsim.time.SwitchableScheduler;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code flexsim demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Run a whole contact centre on this machine: customers, agents and a local TaskRouter.",
            "Generates a configuration, deploys it, plays agents and customers against it, shows its queues live in"
                    + " the terminal, and cleans up. Needs no account. Ctrl-C ends it early, with the summary."
        },
        footer = {"", "Example:", "  flexsim demo --rate 60/min --agents 20 --for 2m"})
final class DemoCommand implements Callable<Integer> {
    private static final int REQUESTS_AT_ONCE = 32;
    private static final Duration END = Duration.ofSeconds(30);

    @ParentCommand
    private Flexsim flexsim;

    @Mixin
    private OutputOptions output;

    @Mixin
    private DomainOptions domain;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "Customers arrive at random at this rate, like 30/min, 2/s, 100/h or 950/30m. Default: the"
                    + " domain's arrivals or arrivalGap.")
    private String rate;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long customers arrive: seconds, or like 90s, 5m, 1h. Default: ${DEFAULT-VALUE}.")
    private String length;

    @Mixin
    private DayTimeOption from;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "The same seed brings the same agents and customers. Environment: RANDOM_SEED. Default: drawn.")
    private Long seed;

    @Mixin
    private ReportOptions reporting;

    @Override
    public Integer call() {
        Optional<Rate> arrivals = Optional.ofNullable(rate).map(Rate::parse);
        Duration time = SimulationOptions.length("--for", length);
        long chosen = SimulationOptions.seed(Optional.ofNullable(seed), flexsim.settings());
        Optional<LiveReport> report = reporting.report();
        Configuration configuration = throughFiles(domain.generate(chosen));
        Demo.Plan plan =
                new Demo.Plan(configuration, arrivals, from.second(), time, chosen, report.isPresent(), token());
        ThreadPoolExecutor requests = RequestThreads.named("demo-request", REQUESTS_AT_ONCE);
        ThreadPoolExecutor planning = RequestThreads.named("demo-plan", 1);
        CompletableFuture<Void> stop = new CompletableFuture<>();
        try (SwitchableScheduler clock = SwitchableScheduler.running("demo-clock");
                ProcessEnd end = new ProcessEnd(() -> stop.complete(null), END)) {
            flexsim.err()
                    .println("demo: seed " + chosen + ", "
                            + configuration.workers().size() + " agents, "
                            + configuration.queues().size() + " queues, "
                            + time.toSeconds() + " s; Ctrl-C ends it early");
            DemoSummary summary = new Demo(
                            plan, CustsimCommand.names(configuration, chosen), clock, requests, planning, display())
                    .run(stop, end::arm);
            print(summary);
            int reported = report.isPresent() ? write(report.get(), summary, configuration) : 0;
            return summary.tasksLeft() == 0 ? reported : FailureLine.WORK_FAILED;
        } finally {
            requests.shutdownNow();
            planning.shutdownNow();
        }
    }

    private int write(LiveReport report, DemoSummary summary, Configuration configuration) {
        return report.write(() -> summary.run().orElseThrow(), configuration.metadata(), summary.seed(), flexsim.err());
    }

    /** Through the files, as the single commands do it: what cannot be written or read shows itself here too. */
    private static Configuration throughFiles(Configuration generated) {
        Path directory = null;
        try {
            directory = Files.createTempDirectory("flexsim-demo");
            ConfigurationFiles.write(generated, directory);
            return ConfigurationFiles.read(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot make a temporary directory; see java.io.tmpdir", failure);
        } finally {
            delete(Optional.ofNullable(directory));
        }
    }

    private static void delete(Optional<Path> directory) {
        if (directory.isEmpty()) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory.get())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot delete " + directory.get(), failure);
        }
    }

    private static String token() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Consumer<BoardSnapshot> display() {
        return output.showsProgress() ? new LiveTable(flexsim.err())::show : snapshot -> {};
    }

    private void print(DemoSummary summary) {
        if (output.json) {
            output.print(flexsim.out(), json(summary));
            return;
        }
        QueueSnapshot total = summary.board().total();
        PrintWriter out = flexsim.out();
        out.println();
        BoardTable.lines(summary.board()).forEach(out::println);
        out.println();
        out.println(total.offered() + " customers in " + summary.seconds() + " s: " + total.handled() + " handled, "
                + total.abandoned() + " abandoned, " + total.timedOut() + " timed out, " + total.inProgress()
                + " still in progress at the end");
        out.println(
                summary.tasksLeft() == 0
                        ? "the workspace is clean again; run it again with --seed " + summary.seed()
                        : summary.tasksLeft() + " tasks are left in the workspace");
    }

    private static ObjectNode json(DemoSummary summary) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("seed", summary.seed());
        document.put("seconds", summary.seconds());
        put(document, summary.board().total());
        ObjectNode queues = document.putObject("queues");
        summary.board().queues().forEach((name, line) -> put(queues.putObject(name), line));
        document.putObject("clean").put("tasks", summary.tasksLeft());
        return document;
    }

    private static void put(ObjectNode node, QueueSnapshot line) {
        node.put("offered", line.offered());
        node.put("handled", line.handled());
        node.put("abandoned", line.abandoned());
        node.put("timedOut", line.timedOut());
        node.put("inProgress", line.inProgress());
    }

    /** A table that is drawn over itself. */
    private static final class LiveTable {
        private final PrintWriter terminal;
        private int drawn;

        LiveTable(PrintWriter terminal) {
            this.terminal = terminal;
        }

        void show(BoardSnapshot snapshot) {
            StringBuilder text = new StringBuilder();
            if (drawn > 0) {
                text.append("\u001b[").append(drawn).append('A');
            }
            BoardTable.lines(snapshot)
                    .forEach(line -> text.append("\u001b[2K").append(line).append('\n'));
            drawn = BoardTable.lines(snapshot).size();
            terminal.print(text);
            terminal.flush();
        }
    }
}
