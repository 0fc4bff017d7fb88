package flexsim.metrics;

/** A {@link CounterRow} for every cell of time and line (queue and channel) in which anything happened. */
final class CellRows {
    private final int cells;
    private final int lines;
    private final CounterRow[] rows;

    CellRows(int cells, int lines) {
        this.cells = cells;
        this.lines = lines;
        this.rows = new CounterRow[cells * lines];
    }

    /** To count in. */
    CounterRow row(int cell, int line) {
        int place = cell * lines + line;
        CounterRow row = rows[place];
        return row == null ? rows[place] = new CounterRow() : row;
    }

    int cells() {
        return cells;
    }

    void addTo(CounterRow sum, int cell, int line) {
        CounterRow row = rows[cell * lines + line];
        if (row != null) {
            sum.merge(row);
        }
    }
}
