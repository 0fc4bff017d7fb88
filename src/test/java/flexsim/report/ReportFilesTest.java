package flexsim.report;

import static flexsim.metrics.TestContact.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.metrics.CenterLayout;
import flexsim.metrics.ContactOutcome;
import flexsim.metrics.MeasurementPlan;
import flexsim.metrics.MetricsCollector;
import flexsim.metrics.Replication;
import flexsim.metrics.ServiceLimits;
import flexsim.metrics.TestContact;
import flexsim.metrics.Timeline;
import flexsim.metrics.Totals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    private static final String AWKWARD = "a \"b\", c\r\nd ü";
    private static final String FORMULA = "=1+1";
    private static final MeasurementPlan LAYOUT = new MeasurementPlan(
            new CenterLayout(
                    List.of(AWKWARD, FORMULA),
                    List.of("voice", "chat"),
                    List.of("ann"),
                    List.of(new int[] {0}, new int[] {0})),
            Timeline.of(0, 600 * SECOND, 300 * SECOND),
            ServiceLimits.USUAL);
    private static final RunFacts FACTS =
            new RunFacts("acme", 7, 0, OptionalDouble.empty(), TimeText.local(0, LocalDateTime.of(2026, 11, 2, 8, 0)));

    @TempDir
    private Path directory;

    private static Replication replication() {
        MetricsCollector collector = new MetricsCollector(LAYOUT, true);
        new TestContact(1, 1, 1, 310, -1, -1, -1, -1, ContactOutcome.WAITING).tell(collector);
        TestContact.handled(0, 0, 0, 10, 25, 90, 100).tell(collector);
        TestContact.left(2, 0, 320, 400, ContactOutcome.ABANDONED).tell(collector);
        TestContact.inProgress(3, 0, 0, 500, 500, -1).tell(collector);
        collector.staffed(0, 0, 600 * SECOND);
        return collector.finish();
    }

    private void write() {
        Totals totals = new Totals(LAYOUT);
        try (ReportFiles files = ReportFiles.in(directory, LAYOUT, FACTS)) {
            for (int i = 0; i < 2; i++) {
                Replication replication = replication();
                totals.add(replication);
                files.add(replication);
            }
            files.finish(totals);
        }
    }

    private List<Map<String, String>> read(String file) throws IOException {
        List<List<String>> lines = CsvReader.read(Files.readString(directory.resolve(file)));
        List<String> header = lines.get(0);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    assertEquals(header.size(), line.size());
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < line.size(); i++) {
                        row.put(header.get(i), line.get(i));
                    }
                    return row;
                })
                .toList();
    }

    @Test
    void tasks_are_told_in_the_order_of_their_arrival_one_replication_after_the_other() throws IOException {
        write();
        assertEquals(
                List.of("1/0", "1/1", "1/2", "1/3", "2/0", "2/1", "2/2", "2/3"),
                read("tasks.csv").stream()
                        .map(row -> row.get("replication") + "/" + row.get("number"))
                        .toList());
    }

    @Test
    void a_handled_task_has_every_instant_and_length() throws IOException {
        write();
        assertEquals(
                Map.ofEntries(
                        Map.entry("replication", "1"),
                        Map.entry("number", "0"),
                        Map.entry("queue", AWKWARD),
                        Map.entry("channel", "voice"),
                        Map.entry("arrived", "2026-11-02T08:00:10.000"),
                        Map.entry("answered", "2026-11-02T08:00:25.000"),
                        Map.entry("hung_up", "2026-11-02T08:01:30.000"),
                        Map.entry("ended", "2026-11-02T08:01:40.000"),
                        Map.entry("wait_seconds", "15"),
                        Map.entry("talk_seconds", "65"),
                        Map.entry("wrap_seconds", "10"),
                        Map.entry("agent", "ann"),
                        Map.entry("outcome", "handled")),
                read("tasks.csv").get(0));
    }

    @Test
    void what_has_not_happened_is_empty_and_a_wait_is_cut_at_the_end() throws IOException {
        write();
        Map<String, String> waiting = read("tasks.csv").get(1);
        assertEquals("", waiting.get("answered"));
        assertEquals("", waiting.get("ended"));
        assertEquals("290", waiting.get("wait_seconds"));
        assertEquals("", waiting.get("agent"));
        assertEquals("waiting", waiting.get("outcome"));
    }

    @Test
    void a_name_that_looks_like_a_formula_is_kept_from_being_one() throws IOException {
        write();
        assertEquals("'=1+1", read("tasks.csv").get(1).get("queue"));
    }

    @Test
    void intervals_reconcile_with_the_whole() throws IOException {
        write();
        List<Map<String, String>> rows = read("intervals.csv");
        assertEquals(2 * (2 * 3 + 1), rows.size());
        assertEquals(8, sum(rows, "offered", row -> row.get("queue").equals("(all)")));
        assertEquals(8, sum(rows, "offered", row -> !row.get("channel").equals("(all)")));
        assertEquals(
                8,
                sum(
                        rows,
                        "offered",
                        row -> row.get("channel").equals("(all)")
                                && !row.get("queue").equals("(all)")));
        assertEquals("2026-11-02T08:05:00", rows.get(7).get("start"));
        assertEquals("", rows.get(1).get("asa"));
        assertEquals("15", rows.get(0).get("asa"));
        assertEquals("75", rows.get(0).get("aht"));
    }

    private static long sum(
            List<Map<String, String>> rows, String column, java.util.function.Predicate<Map<String, String>> which) {
        return rows.stream()
                .filter(which)
                .mapToLong(row -> Long.parseLong(row.get(column)))
                .sum();
    }

    @Test
    void a_run_that_fails_leaves_the_directory_as_it_was() throws IOException {
        Files.writeString(directory.resolve("tasks.csv"), "old");
        try (ReportFiles files = ReportFiles.in(directory, LAYOUT, FACTS)) {
            files.add(replication());
        }
        assertEquals("old", Files.readString(directory.resolve("tasks.csv")));
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void a_directory_that_cannot_be_made_is_told_in_one_line() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        UncheckedIOException failed =
                assertThrows(UncheckedIOException.class, () -> ReportFiles.in(file.resolve("report"), LAYOUT, FACTS));
        assertTrue(failed.getMessage().contains("cannot be written"), failed.getMessage());
    }

    @Test
    void the_same_figures_give_the_same_bytes() throws IOException {
        write();
        Map<String, String> first = contents();
        write();
        assertEquals(first, contents());
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new HashMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
