package flexsim.cli;

import java.util.ArrayList;
import java.util.List;

/** A table for the terminal: names on the left, cells to the right of them, flush right in columns of fixed width. */
final class TextTable {
    /** A column with the blanks before it. */
    record Column(String heading, int width) {}

    private final List<Column> columns;
    private final List<String> names = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** @param heading of the names */
    TextTable(String heading, List<Column> columns) {
        this.columns = List.copyOf(columns);
        add(heading, columns.stream().map(Column::heading).toList());
    }

    void add(String name, List<String> cells) {
        names.add(name);
        rows.add(cells);
    }

    List<String> lines() {
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < names.size(); row++) {
            StringBuilder line = new StringBuilder(names.get(row));
            line.append(" ".repeat(width - names.get(row).length()));
            for (int column = 0; column < columns.size(); column++) {
                String cell = rows.get(row).get(column);
                line.append(" ".repeat(Math.max(0, columns.get(column).width() - cell.length())))
                        .append(cell);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
