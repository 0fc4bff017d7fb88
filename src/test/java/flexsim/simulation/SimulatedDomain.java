package flexsim.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flexsim.metrics.Replication;
import flexsim.metrics.Totals;
import flexsim.report.ReportFiles;
import flexsim.report.RunFacts;
import flexsim.report.SummaryJson;
import flexsim.report.TimeText;
import flexsim.time.Micros;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * What {@code flexsim simulate --json} makes of a domain: from the text of {@code domain.json}, which is read, generated from
 * and played, to the text that is printed.
 */
final class SimulatedDomain {
    private static final Instant FIRST_DAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String text;
    private final Plan plan;

    /**
     * The options of the command.
     *
     * @param hours measured; at least as long as an interval
     * @param warmupHours played before
     */
    record Plan(long seed, double hours, double warmupHours, int replications, int threads) {
        Plan seed(long other) {
            return new Plan(other, hours, warmupHours, replications, threads);
        }

        Plan threads(int other) {
            return new Plan(seed, hours, warmupHours, replications, other);
        }

        Plan replications(int other) {
            return new Plan(seed, hours, warmupHours, other, threads);
        }
    }

    SimulatedDomain(String text, Plan plan) {
        this.text = text;
        this.plan = plan;
    }

    /** What is printed, without the speed of the machine. */
    String printed() {
        Experiment experiment = experiment();
        return json(experiment.run(false, replication -> {}));
    }

    /** What is printed, as a user's program reads it. */
    JsonNode figures() {
        try {
            return JSON.readTree(printed());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Lets the replications be looked at one by one. */
    Totals play(Consumer<Replication> each) {
        return experiment().run(false, each);
    }

    /** Writes the files of a report, with every task. */
    void report(Path directory) {
        Experiment experiment = experiment();
        try (ReportFiles files = ReportFiles.in(directory, experiment.layout(), facts())) {
            files.finish(experiment.run(true, files::add));
        }
    }

    private Experiment experiment() {
        long start = Micros.of(FIRST_DAY);
        return new Experiment(new Experiment.Plan(
                DomainBuilder.configuration(text),
                id -> "Customer " + id,
                plan.seed(),
                Optional.empty(),
                start,
                Micros.ofSeconds(plan.warmupHours() * 3600),
                Micros.ofSeconds(plan.hours() * 3600),
                Micros.ofSeconds(1800),
                new Replications(plan.replications(), plan.threads())));
    }

    private RunFacts facts() {
        return new RunFacts(
                "test",
                plan.seed(),
                plan.warmupHours() * 3600,
                OptionalDouble.empty(),
                TimeText.local(Micros.of(FIRST_DAY), LocalDateTime.ofInstant(FIRST_DAY, ZoneOffset.UTC)));
    }

    private String json(Totals totals) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new SummaryJson(totals, facts()).write(out, false);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
