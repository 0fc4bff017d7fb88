package flexsim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.agents.AgentPlans;
import flexsim.agents.AgentSimulation;
import flexsim.agents.AgentSnapshot;
import flexsim.agents.ReservationEndpoint;
import flexsim.config.Configuration;
import flexsim.config.ConfigurationFiles;
import flexsim.customers.CustomerSimulation;
import flexsim.domain.InputException;
import flexsim.observation.Observation;
import flexsim.time.Micros;
import flexsim.time.Scheduler;
import flexsim.time.SwitchableScheduler;
import flexsim.twilio.WebhookSignature;
import flexsim.workspace.AssignmentUrl;
import flexsim.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code flexsim agentsim}. */
@Command(
        name = "agentsim",
        mixinStandardHelpOptions = true,
        description = {
            "Play the agents: log them in, take the tasks that TaskRouter offers, talk, wrap up and complete.",
            "Runs until Ctrl-C, SIGTERM or --timeLim; then agents go Offline and their tasks are completed,"
                    + " within ten seconds. Exit code 0 after --timeLim, 1 when that failed, 130 after Ctrl-C,"
                    + " 143 after SIGTERM."
        },
        footer = {"", "Example:", "  flexsim agentsim --assignURL https://sim.example.com"})
final class AgentsimCommand implements Callable<Integer> {
    private static final int REQUESTS_AT_ONCE = 128;
    private static final int DEFAULT_PORT = 3000;
    private static final int MAX_PORT = 65_535;
    private static final Duration GRACE = Duration.ofSeconds(10);

    @ParentCommand
    private Flexsim flexsim;

    @Mixin
    private OutputOptions output;

    @Mixin
    private AccountOptions account;

    @Mixin
    private SimulationOptions simulation;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port of the assignment callback; 0 for any free one. Environment: PORT. Default: 3000.")
    private Integer port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}.")
    private String host;

    @Option(
            names = {"--assignURL", "--assign-url"},
            paramLabel = "URL",
            description =
                    "Public URL of the assignment callback, as 'deploy' was given it; /reservation is added when it"
                            + " has no path. Environment: ASSIGN_URL. Default: http://localhost:PORT/reservation.")
    private String assignUrl;

    @Mixin
    private ReportOptions reporting;

    @Override
    public Integer call() throws InterruptedException {
        AccountOptions.Account resolved = account.resolve(flexsim.settings());
        WebhookSignature signature = new WebhookSignature(resolved.authToken()
                .orElseThrow(() -> new InputException(
                        "AUTH_TOKEN",
                        "",
                        "is missing: callbacks are signed with it, an API key is not enough; set it in the environment"
                                + " or in .env, or give --auth")));
        int wantedPort = port();
        IntFunction<String> url = publicUrl();
        Optional<Duration> limit = simulation.timeLimit();
        Optional<LiveReport> report = reporting.report();
        Configuration configuration = ConfigurationFiles.read(simulation.cfgdir);
        int startSecond = simulation.startSecond();
        long seed = simulation.seed(flexsim.settings());
        ThreadPoolExecutor requests = RequestThreads.named("agentsim-request", REQUESTS_AT_ONCE);
        try (SwitchableScheduler clock = SwitchableScheduler.running("agentsim-clock")) {
            Workspace workspace = WorkspaceConnection.open(resolved, clock);
            AgentSimulation agents = agents(configuration, workspace, seed, startSecond, clock, requests);
            try (ReservationEndpoint endpoint =
                    new ReservationEndpoint(agents, signature::valid, url, host, wantedPort)) {
                Optional<ObservedRun> observed = report.map(wanted -> new ObservedRun(
                        wanted,
                        Observation.ofBrand(
                                configuration, CustomerSimulation.ABANDONED::equals, workspace, clock, requests),
                        configuration.metadata(),
                        seed));
                return play(agents, endpoint, seed, clock, limit, observed);
            }
        } finally {
            requests.shutdownNow();
        }
    }

    private static AgentSimulation agents(
            Configuration configuration,
            Workspace workspace,
            long seed,
            int startSecond,
            SwitchableScheduler clock,
            ThreadPoolExecutor requests) {
        AgentPlans plans = AgentPlans.ofDomain(configuration, seed, startSecond);
        return new AgentSimulation(configuration, workspace, plans, clock, requests);
    }

    private int port() {
        int number = port != null
                ? port
                : flexsim.settings().get("PORT").map(AgentsimCommand::port).orElse(DEFAULT_PORT);
        if (number < 0 || number > MAX_PORT) {
            throw new InputException("--port", "", "must be from 0 to " + MAX_PORT + ", found " + number);
        }
        return number;
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException malformed) {
            throw new InputException("PORT", "", "must be a number from 0 to " + MAX_PORT + ", found '" + text + "'");
        }
    }

    private IntFunction<String> publicUrl() {
        Optional<String> given = assignmentUrl(Optional.ofNullable(assignUrl), flexsim.settings());
        return open -> given.orElse("http://localhost:" + open + ReservationEndpoint.PATH);
    }

    /** The option, then {@code ASSIGN_URL}. */
    static Optional<String> assignmentUrl(Optional<String> option, Settings settings) {
        return option.map(text -> AssignmentUrl.of("--assignURL", text))
                .or(() -> settings.get("ASSIGN_URL").map(text -> AssignmentUrl.of("ASSIGN_URL", text)))
                .map(AssignmentUrl::toString);
    }

    private int play(
            AgentSimulation agents,
            ReservationEndpoint endpoint,
            long seed,
            Scheduler clock,
            Optional<Duration> limit,
            Optional<ObservedRun> observed)
            throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Duration longestEnd = GRACE.plusSeconds(2).plus(observed.isPresent() ? ObservedRun.TIME : Duration.ZERO);
        try (ProcessEnd end = new ProcessEnd(stopped::countDown, longestEnd).arm()) {
            flexsim.err()
                    .println("agentsim: seed " + seed + ", listening on " + host + ":" + endpoint.port()
                            + ", expects callbacks to " + endpoint.publicUrl());
            agents.login().thenRun(() -> flexsim.err()
                    .println("agentsim: "
                            + agents.snapshot().available() + " agents available"
                            + (agents.unconfirmed() > 0
                                    ? ", " + agents.unconfirmed() + " could not be logged in"
                                    : "")));
            await(stopped, agents, clock, limit);
            agents.stop(GRACE).join();
            print(seed, agents.snapshot());
            Optional<String> left = left(agents.unconfirmed(), agents.gone(), agents.snapshot());
            left.ifPresent(line -> flexsim.err().println("flexsim: " + line));
            int reported =
                    observed.isPresent() ? observed.get().write(expectedEvents(agents.snapshot()), flexsim.err()) : 0;
            return agents.unconfirmed() > 0 || unfinished(agents.snapshot()) > 0 ? FailureLine.WORK_FAILED : reported;
        }
    }

    /** The events that TaskRouter must have listed at the end, by what agentsim knows. */
    private static Map<String, Long> expectedEvents(AgentSnapshot snapshot) {
        return Map.of(
                "reservation.accepted",
                snapshot.accepted() - snapshot.dropped(),
                "reservation.completed",
                snapshot.completed());
    }

    /** What the run leaves in disorder, in one line. */
    static Optional<String> left(long unconfirmed, long gone, AgentSnapshot snapshot) {
        List<String> parts = new ArrayList<>();
        if (unconfirmed > 0) {
            parts.add(unconfirmed + " agents could not be logged out");
        }
        if (unfinished(snapshot) > 0) {
            parts.add(unfinished(snapshot) + " tasks could not be completed");
        }
        String advice = parts.isEmpty() ? "" : ": run 'flexsim cleansim'";
        if (gone > 0) {
            parts.add(gone + " agents' workers are no longer in the workspace");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts) + advice);
    }

    private static long unfinished(AgentSnapshot snapshot) {
        return snapshot.talking() + snapshot.wrapping();
    }

    private void await(CountDownLatch stopped, AgentSimulation agents, Scheduler clock, Optional<Duration> limit)
            throws InterruptedException {
        long end = limit.map(length -> clock.now() + Micros.of(length)).orElse(Long.MAX_VALUE);
        boolean shows = output.showsProgress();
        while (true) {
            long left = Math.min(end - clock.now(), Micros.PER_SECOND);
            if (left <= 0 || stopped.await(left, TimeUnit.MICROSECONDS)) {
                break;
            }
            if (shows) {
                flexsim.err().print("\ragentsim: " + summary(agents.snapshot()) + "\u001b[K");
                flexsim.err().flush();
            }
        }
        if (shows) {
            flexsim.err().println();
        }
    }

    private static String summary(AgentSnapshot snapshot) {
        return snapshot.agentsByActivity() + ", " + snapshot.talking() + " talking, " + snapshot.wrapping()
                + " wrapping, " + snapshot.completed() + " completed";
    }

    private void print(long seed, AgentSnapshot snapshot) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("seed", seed);
        document.put("accepted", snapshot.accepted());
        document.put("rejected", snapshot.rejected());
        document.put("missed", snapshot.missed());
        document.put("resumed", snapshot.resumed());
        document.put("completed", snapshot.completed());
        document.put("dropped", snapshot.dropped());
        document.put("unfinished", unfinished(snapshot));
        snapshot.firstTrouble().ifPresent(trouble -> document.put("firstTrouble", trouble));
        if (output.json) {
            output.print(flexsim.out(), document);
            return;
        }
        document.properties().forEach(entry -> flexsim.out()
                .println(String.format(
                        Locale.ROOT, "%-14s%s", entry.getKey(), entry.getValue().asText())));
    }
}
