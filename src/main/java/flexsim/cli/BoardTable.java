package flexsim.cli;

import flexsim.metrics.BoardSnapshot;
import flexsim.metrics.QueueSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The live table of a contact centre: a line for each queue, one for their total, one for the agents. */
final class BoardTable {
    private static final List<TextTable.Column> COLUMNS = Stream.of(
                    "WAITING", "LONGEST", "ASSIGNED", "WRAPPING", "HANDLED", "ABANDONED", "TIMED OUT")
            .map(heading -> new TextTable.Column(heading, 2 + heading.length()))
            .toList();

    private BoardTable() {}

    static List<String> lines(BoardSnapshot snapshot) {
        TextTable table = new TextTable("QUEUE", COLUMNS);
        snapshot.queues().forEach((name, queue) -> table.add(name, cells(queue)));
        table.add("TOTAL", cells(snapshot.total()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("agents: "
                + snapshot.agents().entrySet().stream()
                        .map(activity -> activity.getValue() + " " + activity.getKey())
                        .collect(Collectors.joining(", ")));
        return lines;
    }

    private static List<String> cells(QueueSnapshot queue) {
        return List.of(
                Integer.toString(queue.waiting()),
                queue.longestWait() + "s",
                Integer.toString(queue.assigned()),
                Integer.toString(queue.wrapping()),
                Integer.toString(queue.handled()),
                Integer.toString(queue.abandoned()),
                Integer.toString(queue.timedOut()));
    }
}
