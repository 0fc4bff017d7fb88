package flexsim.cli;

import flexsim.metrics.BoardSnapshot;
import flexsim.metrics.QueueSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Renders a snapshot as lines of text. */
public final class BoardTable {
    private static final String HEADING =
            "waiting  longest  assigned  wrapping  handled  abandoned  timed out".toUpperCase(Locale.ROOT);

    private BoardTable() {}

    /** A line per queue, one for the total, one for the agents. */
    public static List<String> lines(BoardSnapshot snapshot) {
        int width = Math.max(
                "QUEUE".length(),
                snapshot.queues().keySet().stream()
                        .mapToInt(String::length)
                        .max()
                        .orElse(0));
        List<String> lines = new ArrayList<>();
        lines.add(padded("QUEUE", width) + "  " + HEADING);
        snapshot.queues().forEach((name, line) -> lines.add(padded(name, width) + "  " + cells(line)));
        lines.add(padded("TOTAL", width) + "  " + cells(snapshot.total()));
        lines.add("agents: "
                + snapshot.agents().entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", ")));
        return lines;
    }

    private static String cells(QueueSnapshot line) {
        return String.format(
                Locale.ROOT,
                "%7d  %6ds  %8d  %8d  %7d  %9d  %9d",
                line.waiting(),
                line.longestWait(),
                line.assigned(),
                line.wrapping(),
                line.handled(),
                line.abandoned(),
                line.timedOut());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
