package flexsim.cli;

import flexsim.domain.InputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether a run in real time is reported, and how; a mixin. */
final class ReportOptions {
    private static final List<Integer> INTERVALS = List.of(1, 5, 15, 30, 60);

    @Option(names = "--report", paramLabel = "DIR", description = ReportDirectory.OPTION)
    private Path directory;

    @Option(
            names = "--interval",
            paramLabel = "MINUTES",
            description = "Intervals of the report: 1, 5, 15, 30 or 60 minutes. Default: 1 for a run shorter than 30"
                    + " minutes, else 30.")
    private Integer interval;

    /**
     * What is wanted; empty without a directory.
     *
     * @throws InputException when it cannot be done
     */
    Optional<LiveReport> report() {
        if (directory == null) {
            if (interval != null) {
                throw new InputException("--interval", "", "needs --report");
            }
            return Optional.empty();
        }
        if (interval != null && !INTERVALS.contains(interval)) {
            throw new InputException("--interval", "", "must be 1, 5, 15, 30 or 60 minutes, found " + interval);
        }
        return Optional.of(new LiveReport(
                ReportDirectory.fit("--report", directory),
                Optional.ofNullable(interval).map(Duration::ofMinutes)));
    }
}
