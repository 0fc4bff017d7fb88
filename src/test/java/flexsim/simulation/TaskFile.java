package flexsim.simulation;

import flexsim.report.ReportFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/** The rows of a report's {@code tasks.csv}, whose names here need no quotes. */
final class TaskFile {
    private static final LocalDateTime FIRST_DAY = LocalDateTime.parse("2024-01-01T00:00:00");

    private TaskFile() {}

    /** @param talk empty of who was not talked to, or not to the end */
    record Row(long number, String queue, String channel, String arrived, String talk, String agent, String outcome) {
        double arrivedSeconds() {
            return Duration.between(FIRST_DAY, LocalDateTime.parse(arrived)).toNanos() / 1e9;
        }
    }

    static List<Row> in(Path directory) {
        try {
            List<String> lines = Files.readAllLines(directory.resolve(ReportFiles.TASKS));
            List<String> columns = List.of(lines.get(0).split(","));
            return lines.stream()
                    .skip(1)
                    .map(line -> row(columns, line.split(",", -1)))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Row row(List<String> columns, String[] fields) {
        return new Row(
                Long.parseLong(fields[columns.indexOf("number")]),
                fields[columns.indexOf("queue")],
                fields[columns.indexOf("channel")],
                fields[columns.indexOf("arrived")],
                fields[columns.indexOf("talk_seconds")],
                fields[columns.indexOf("agent")],
                fields[columns.indexOf("outcome")]);
    }
}
