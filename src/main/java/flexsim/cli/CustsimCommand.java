package flexsim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.Configuration;
import flexsim.config.ConfigurationFiles;
import flexsim.config.EntityDraw;
import flexsim.config.PersonNames;
import flexsim.customers.ArrivalSchedule;
import flexsim.customers.Customer;
import flexsim.customers.CustomerDraw;
import flexsim.customers.CustomerNames;
import flexsim.customers.CustomerReport;
import flexsim.customers.CustomerSimulation;
import flexsim.customers.CustomerTotals;
import flexsim.customers.DomainArrivalValues;
import flexsim.customers.Rate;
import flexsim.domain.DomainLocale;
import flexsim.domain.InputException;
import flexsim.observation.Observation;
import flexsim.time.Micros;
import flexsim.time.SwitchableScheduler;
import flexsim.workspace.Workspace;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code flexsim custsim}. */
@Command(
        name = "custsim",
        mixinStandardHelpOptions = true,
        description = {
            "Play the customers: create tasks at random times, which slow responses do not delay.",
            "A customer who is still waiting when their patience ends cancels the task. After the last arrival custsim"
                    + " waits until every customer is answered or gone. Ctrl-C stops at once and prints the summary;"
                    + " customers who are still waiting stay in the queue. Exit code 1 when tasks were refused."
        },
        footer = {"", "Example:", "  flexsim custsim --rate 30/min --timeLim 5m"})
final class CustsimCommand implements Callable<Integer> {
    private static final int REQUESTS_AT_ONCE = 1_024;
    private static final Duration END = Duration.ofSeconds(5);
    private static final long HEAD_START = Micros.PER_SECOND / 10;

    @ParentCommand
    private Flexsim flexsim;

    @Mixin
    private OutputOptions output;

    @Mixin
    private AccountOptions account;

    @Mixin
    private SimulationOptions simulation;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "Arrivals at random at this rate, like 30/min, 2/s, 100/h or 950/30m. Default: the domain's"
                    + " arrivals or arrivalGap.")
    private String rate;

    @Option(names = "--count", paramLabel = "N", description = "End arrivals after this many customers.")
    private Long count;

    @Option(
            names = "--no-linger",
            description = "Stop after the last arrival and leave waiting customers in the queue.")
    private boolean noLinger;

    @Mixin
    private ReportOptions reporting;

    @Override
    public Integer call() throws InterruptedException {
        Optional<Rate> poisson = Optional.ofNullable(rate).map(Rate::parse);
        ArrivalSchedule.Limits limits = limits();
        Optional<LiveReport> report = reporting.report();
        AccountOptions.Account resolved = account.resolve(flexsim.settings());
        Configuration configuration = ConfigurationFiles.read(simulation.cfgdir);
        int startSecond = simulation.startSecond();
        long seed = simulation.seed(flexsim.settings());
        LongFunction<Customer> customers = customers(configuration, resolved.accountSid(), seed);
        ThreadPoolExecutor requests = RequestThreads.named("custsim-request", REQUESTS_AT_ONCE);
        ThreadPoolExecutor planning = RequestThreads.named("custsim-plan", 1);
        try (SwitchableScheduler clock = SwitchableScheduler.running("custsim-clock")) {
            Workspace workspace = WorkspaceConnection.open(resolved, clock);
            String workflow = workspace
                    .deployedWorkflow(configuration.workflow().friendlyName())
                    .sid();
            Set<String> made = ConcurrentHashMap.newKeySet();
            Optional<ObservedRun> observed = report.map(wanted -> new ObservedRun(
                    wanted,
                    Observation.ofTasks(
                            made::contains,
                            configuration,
                            CustomerSimulation.ABANDONED::equals,
                            workspace,
                            clock,
                            requests),
                    configuration.metadata(),
                    seed));
            long start = clock.now() + HEAD_START;
            ArrivalSchedule schedule = ArrivalSchedule.of(
                    start,
                    poisson,
                    configuration.metadata().scenario().arrivals(),
                    startSecond,
                    seed,
                    customers,
                    limits);
            CustomerSimulation run = new CustomerSimulation(
                    schedule, workspace, workflow, clock, planning, requests, seed, start, !noLinger);
            observed.ifPresent(watched -> run.onTask(made::add));
            flexsim.err().println("custsim: seed " + seed + ", " + workspace.sid());
            return play(run, observed);
        } finally {
            requests.shutdownNow();
            planning.shutdownNow();
        }
    }

    private ArrivalSchedule.Limits limits() {
        if (count != null && count < 1) {
            throw new InputException("--count", "", "must be at least 1, found " + count);
        }
        OptionalLong micros =
                simulation.timeLimit().map(Micros::of).map(OptionalLong::of).orElse(OptionalLong.empty());
        return new ArrivalSchedule.Limits(micros, count == null ? OptionalLong.empty() : OptionalLong.of(count));
    }

    private static CustomerDraw customers(Configuration configuration, String accountSid, long seed) {
        EntityDraw draw = new EntityDraw(configuration.metadata().dimensions(), seed);
        return new CustomerDraw(
                configuration.metadata(), new DomainArrivalValues(draw), names(configuration, seed), accountSid, seed);
    }

    /** Customers are called as people are where they live. */
    static CustomerNames names(Configuration configuration, long seed) {
        PersonNames people = new PersonNames(
                DomainLocale.ofCountry(configuration.metadata().customers().country()));
        return id -> people.fullName(seed, "customer/" + id);
    }

    private int play(CustomerSimulation run, Optional<ObservedRun> observed) throws InterruptedException {
        Duration longestEnd = observed.isPresent() ? END.plus(ObservedRun.TIME) : END;
        try (ProcessEnd end = new ProcessEnd(run::halt, longestEnd).arm()) {
            run.start();
            awaitEnd(run);
            CustomerReport report = run.report();
            print(report);
            int reported =
                    observed.isPresent() ? observed.get().write(expectedEvents(report.totals()), flexsim.err()) : 0;
            return report.totals().failed() == 0 ? reported : FailureLine.WORK_FAILED;
        }
    }

    /** The events that TaskRouter must have listed at the end, by what custsim knows. */
    private static Map<String, Long> expectedEvents(CustomerTotals totals) {
        return Map.of(
                "task.created", totals.created(),
                "task.canceled", totals.abandoned() + totals.timedOut(),
                "reservation.accepted", totals.answered());
    }

    private void awaitEnd(CustomerSimulation run) throws InterruptedException {
        boolean shows = output.showsProgress();
        while (true) {
            try {
                run.settled().get(1, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException notYet) {
                if (shows) {
                    flexsim.err().print("\r" + progress(run.totals()) + "\u001b[K");
                    flexsim.err().flush();
                }
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(failure.getCause());
            } finally {
                if (shows && run.settled().isDone()) {
                    flexsim.err().println();
                }
            }
        }
    }

    private static String progress(CustomerTotals totals) {
        return "custsim: " + totals.offered() + " offered, " + totals.created() + " created, " + totals.abandoned()
                + " abandoned, " + totals.failed() + " failed";
    }

    private void print(CustomerReport report) {
        if (output.json) {
            output.print(flexsim.out(), json(report));
            return;
        }
        CustomerTotals totals = report.totals();
        line("seed", report.seed());
        line("offered", totals.offered());
        line("created", totals.created());
        line("answered", totals.answered());
        line("abandoned", totals.abandoned());
        line("timed out", totals.timedOut());
        if (totals.gone() > 0) {
            line("gone", totals.gone() + " (deleted before their end was seen)");
        }
        line("left waiting", totals.waiting());
        line("failed", totals.failed());
        line("unreached", totals.unreached());
        if (unknown(totals) > 0) {
            line("unknown", unknown(totals) + " (left while TaskRouter did not answer; they may still have tasks)");
        }
        line("rate", String.format(Locale.ROOT, "%.2f/min", report.achievedPerMinute()));
        line(
                "lateness",
                String.format(
                        Locale.ROOT,
                        "p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                        report.latenessP50Ms(),
                        report.latenessP99Ms(),
                        report.latenessMaxMs()));
        report.firstTrouble().ifPresent(trouble -> line("first error", trouble));
    }

    private void line(String name, Object value) {
        flexsim.out().println(String.format(Locale.ROOT, "%-14s%s", name, value));
    }

    /** At the end, requests still under way are such that hang. */
    private static long unknown(CustomerTotals totals) {
        return totals.unknown() + totals.underway();
    }

    private static ObjectNode json(CustomerReport report) {
        CustomerTotals totals = report.totals();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("seed", report.seed());
        document.put("offered", totals.offered());
        document.put("created", totals.created());
        document.put("answered", totals.answered());
        document.put("abandoned", totals.abandoned());
        document.put("timedOut", totals.timedOut());
        document.put("gone", totals.gone());
        document.put("waiting", totals.waiting());
        document.put("failed", totals.failed());
        document.put("unreached", totals.unreached());
        document.put("unknown", unknown(totals));
        document.put("ratePerMinute", report.achievedPerMinute());
        ObjectNode lateness = document.putObject("latenessMs");
        lateness.put("p50", report.latenessP50Ms());
        lateness.put("p99", report.latenessP99Ms());
        lateness.put("max", report.latenessMaxMs());
        report.firstTrouble().ifPresent(trouble -> document.put("firstTrouble", trouble));
        return document;
    }
}
