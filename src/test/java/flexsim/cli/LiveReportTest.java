package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.config.Configuration;
import flexsim.config.Generator;
import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import flexsim.observation.LiveRun;
import flexsim.observation.ServedQueues;
import flexsim.workspace.WorkspaceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveReportTest {
    private static final Configuration CONFIGURATION =
            Generator.generate(DomainReader.defaults(DomainLocale.EN_US), DomainLocale.EN_US, 5);
    private static final long SECOND = 1_000_000;

    @TempDir
    private Path directory;

    private final StringWriter said = new StringWriter();

    private static LiveRun run(long seconds, boolean complete) {
        return new LiveRun(
                ServedQueues.fold(CONFIGURATION, "left"::equals), 0, Math.max(1, seconds * SECOND), complete);
    }

    private int write(Optional<Duration> interval, Supplier<LiveRun> run) {
        return new LiveReport(directory.resolve("out"), interval)
                .write(run, CONFIGURATION.metadata(), 1, new PrintWriter(said, true));
    }

    private List<String> intervals() throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve("out/intervals.csv"))) {
            return lines.skip(1).map(line -> line.split(",")[0]).distinct().toList();
        }
    }

    @Test
    void a_run_in_which_nothing_happened_is_reported_too() {
        assertEquals(0, write(Optional.empty(), () -> run(60, true)));
        assertTrue(Files.exists(directory.resolve("out/report.html")));
        assertEquals("", said.toString());
    }

    @Test
    void a_run_that_ended_as_it_began_is_reported_too() {
        assertEquals(0, write(Optional.empty(), () -> run(0, true)));
    }

    @Test
    void what_lacks_the_last_events_is_written_and_said() {
        assertEquals(1, write(Optional.empty(), () -> run(60, false)));
        assertTrue(Files.exists(directory.resolve("out/summary.json")));
        assertTrue(said.toString().startsWith("flexsim: --report: TaskRouter did not send all events in time"));
        assertEquals(1, said.toString().lines().count());
    }

    @Test
    void a_service_that_is_away_is_said_in_one_line_and_leaves_nothing() {
        int code = write(Optional.empty(), () -> {
            throw new WorkspaceException(WorkspaceException.Kind.UNAVAILABLE, 503, 0, "TaskRouter\nis away");
        });
        assertEquals(1, code);
        assertEquals(
                "flexsim: --report: no report was written: TaskRouter is away",
                said.toString().strip());
        assertFalse(Files.exists(directory.resolve("out")));
    }

    @Test
    void a_short_run_has_intervals_of_a_minute() throws IOException {
        write(Optional.empty(), () -> run(29 * 60, true));
        assertEquals(29, intervals().size());
    }

    @Test
    void a_long_run_has_intervals_of_half_an_hour() throws IOException {
        write(Optional.empty(), () -> run(90 * 60, true));
        assertEquals(3, intervals().size());
    }

    @Test
    void an_interval_that_was_asked_for_is_taken() throws IOException {
        write(Optional.of(Duration.ofMinutes(5)), () -> run(20 * 60, true));
        assertEquals(4, intervals().size());
    }
}
