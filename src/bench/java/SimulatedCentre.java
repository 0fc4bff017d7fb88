import flexsim.config.Configuration;
import flexsim.config.Generator;
import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import flexsim.simulation.Experiment;
import flexsim.simulation.Replications;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Contact centres as domain descriptions, and their experiments as {@code flexsim simulate} makes them. */
final class SimulatedCentre {
    private static final long SECOND = 1_000_000L;
    private static final long HALF_HOUR = 1_800 * SECOND;
    private static final long START = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond() * SECOND;

    /** Share of a day's tasks in each half hour. */
    private static final double[] PROFILE = profile();

    private SimulatedCentre() {}

    private static double[] profile() {
        double[] shares = new double[48];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            double hour = (i + 0.5) / 2;
            shares[i] = 0.05
                    + Math.exp(-Math.pow((hour - 10.5) / 2.2, 2))
                    + 0.8 * Math.exp(-Math.pow((hour - 15) / 2.5, 2));
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /** M/M/c+M: one skill, nobody ever away, no after-call work. */
    static String queue(int agents, double gap, double service, double patience) {
        return String.format(Locale.ROOT, """
                {"brand": "queue", "agentCnt": %d, "queueFilterDim": "topic", "queueWorkerDims": ["skills"],
                 "workflow": {"targets": [{}]},
                 "dimensions": {
                  "arrivalGap": {"expr": "range", "curve": "exponential", "mean": %s, "isAttribute": false},
                  "channel": {"options": {"all": ["voice"]}},
                  "abandonTime": {"expr": "range", "curve": "exponential", "mean": %s},
                  "talkTime": {"expr": "range", "phase": "complete", "curve": "exponential", "mean": %s},
                  "wrapTime": {"expr": "range", "phase": "complete", "curve": "constant", "mean": 0},
                  "activity": {"entity": "workers", "phase": "activity", "options": {"all": ["Available"]}},
                  "topic": {"options": {"all": ["help"]}},
                  "skills": {"entity": "workers", "valueCnt": 1, "attrName": "routing.skills", "options": {"all": ["help"]}}}}
                """, agents, gap, patience, service);
    }

    /**
     * Twelve queues, agents with three skills each, first those of the task's tier and after 30 s all at a higher priority,
     * log-normal work, exponential patience, three shifts with breaks.
     */
    static String day(int agents, int tasks) {
        String topics =
                IntStream.range(0, 12).mapToObj(i -> "\"topic" + i + "\"").collect(Collectors.joining(", "));
        StringBuilder counts = new StringBuilder();
        for (double share : PROFILE) {
            counts.append(counts.length() > 0 ? ", " : "").append(String.format(Locale.ROOT, "%.3f", share * tasks));
        }
        return String.format(
                Locale.ROOT,
                """
                {"brand": "day", "agentCnt": %d, "queueFilterDim": "topic", "queueWorkerDims": ["skills"],
                 "arrivals": {"intervalMinutes": 30, "perInterval": [%s]},
                 "shifts": [{"agents": %d, "start": "06:30", "end": "15:00", "breaks": [{"start": "11:00", "minutes": 30}]},
                            {"agents": %d, "start": "09:30", "end": "18:00", "breaks": [{"start": "13:00", "minutes": 30}]},
                            {"agents": %d, "start": "15:00", "end": "23:30", "breaks": [{"start": "19:00", "minutes": 30}]},
                            {"agents": %d, "start": "23:00", "end": "07:00"}],
                 "workflow": {"targets": [{"timeout": 30, "expression": "worker.tier == task.tier"}, {"priority": 10}]},
                 "dimensions": {
                  "channel": {"options": {"all": ["voice", "chat"]},
                              "optionParams": {"all": [{"portion": 0.8}, {"portion": 0.2, "baseCapacity": 2}]}},
                  "abandonTime": {"expr": "range", "curve": "exponential", "mean": 150},
                  "talkTime": {"expr": "range", "phase": "complete", "curve": "lognormal", "mean": 240, "cv": 1},
                  "wrapTime": {"expr": "range", "phase": "complete", "curve": "lognormal", "mean": 40, "cv": 0.7},
                  "activity": {"entity": "workers", "phase": "activity", "options": {"all": ["Available"]}},
                  "tier": {"options": {"all": ["gold", "silver", "basic"]}},
                  "workerTier": {"entity": "workers", "attrName": "tier", "options": {"all": ["gold", "silver", "basic"]}},
                  "topic": {"options": {"all": [%s]}},
                  "skills": {"entity": "workers", "valueCnt": 3, "attrName": "routing.skills",
                             "options": {"all": [%s]}}}}
                """,
                agents,
                counts,
                agents * 3 / 10,
                agents * 3 / 10,
                agents * 3 / 10,
                agents - 3 * (agents * 3 / 10),
                topics,
                topics);
    }

    /** The domain as a directory that {@code --domaindir} takes. */
    static Path write(String domain, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("domain.json"), domain);
        return directory;
    }

    /** Plays the domain for so many seconds, every replication with a seed of its own. */
    static Experiment experiment(String domain, long seed, double seconds, Replications replications) {
        Configuration configuration = Generator.generate(read(domain), DomainLocale.of("en-us"), seed);
        return new Experiment(new Experiment.Plan(
                configuration,
                id -> "customer " + id,
                seed,
                Optional.empty(),
                START,
                0,
                (long) (seconds * SECOND),
                HALF_HOUR,
                replications));
    }

    private static flexsim.domain.Domain read(String domain) {
        try {
            Path file = Files.createTempFile("flexsim-bench", ".json");
            try {
                Files.writeString(file, domain);
                return DomainReader.read(file, DomainLocale.of("en-us"));
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
