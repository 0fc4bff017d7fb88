package flexsim.observation;

import flexsim.config.Metadata;
import flexsim.metrics.EventFold;
import flexsim.metrics.MeasurementPlan;
import flexsim.metrics.Replication;
import flexsim.metrics.ServiceLimits;
import flexsim.metrics.Timeline;
import flexsim.metrics.Totals;
import flexsim.report.ReportFiles;
import flexsim.report.RunFacts;
import flexsim.report.TimeText;
import flexsim.time.Micros;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A run in real time, ready to be reported.
 *
 * @param start of the reported time, in microseconds since the epoch
 * @param end what happened before is reported; after {@code start}
 * @param complete whether all events came that the run itself knows of
 */
public record LiveRun(EventFold fold, long start, long end, boolean complete) {
    private static final Duration SHORT_RUN = Duration.ofMinutes(30);
    private static final Duration SHORT_INTERVAL = Duration.ofMinutes(1);
    private static final Duration INTERVAL = Duration.ofMinutes(30);

    /**
     * Writes the files of the report.
     *
     * @param interval of the report; if not given, a minute for a run shorter than half an hour, and else half an hour
     * @throws java.io.UncheckedIOException when they cannot be written
     * @throws flexsim.metrics.BrokenInvariantException when the events contradict each other
     */
    public void write(Path directory, Optional<Duration> interval, Metadata metadata, long seed) {
        long length = Micros.of(interval.orElse(end - start < Micros.of(SHORT_RUN) ? SHORT_INTERVAL : INTERVAL));
        MeasurementPlan plan = new MeasurementPlan(
                fold.layout(),
                Timeline.of(start, end, length),
                ServiceLimits.of(metadata.scenario().serviceLevel()));
        RunFacts facts = new RunFacts(metadata.brand(), seed, 0, OptionalDouble.empty(), TimeText.utc());
        Replication replication = fold.count(plan);
        Totals totals = new Totals(plan);
        totals.add(replication);
        try (ReportFiles files = ReportFiles.in(directory, plan, facts)) {
            files.add(replication);
            files.finish(totals);
        }
    }
}
