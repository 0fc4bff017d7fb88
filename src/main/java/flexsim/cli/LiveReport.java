package flexsim.cli;

import flexsim.config.Metadata;
import flexsim.metrics.BrokenInvariantException;
import flexsim.observation.LiveRun;
import flexsim.workspace.WorkspaceException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The report of a run in real time, which comes after the run's own result. If it fails, one line says so.
 *
 * @param interval of the report; if not given, it depends on the length of the run
 */
record LiveReport(Path directory, Optional<Duration> interval) {
    /**
     * @param run returns what happened; may fail as a workspace can
     * @return the exit code that the report alone would have
     */
    int write(Supplier<LiveRun> run, Metadata metadata, long seed, PrintWriter err) {
        try {
            LiveRun ended = run.get();
            ended.write(directory, interval, metadata, seed);
            if (ended.complete()) {
                return 0;
            }
            return failed(
                    err,
                    "TaskRouter did not send all events in time: the report in " + directory + " lacks the last ones");
        } catch (WorkspaceException | UncheckedIOException | BrokenInvariantException failure) {
            return failed(err, "no report was written: " + failure.getMessage());
        }
    }

    private static int failed(PrintWriter err, String message) {
        err.println("flexsim: --report: " + message.replaceAll("\\s*\\R\\s*", " "));
        return FailureLine.WORK_FAILED;
    }
}
