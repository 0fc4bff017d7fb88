package flexsim.metrics;

/** A row of {@link Counter} for every cell of time and line (queue and channel) in which anything happened. */
final class CellRows {
    private final int cells;
    private final int lines;
    private final long[][] rows;

    CellRows(int cells, int lines) {
        this.cells = cells;
        this.lines = lines;
        this.rows = new long[cells * lines][];
    }

    /** To count in. */
    long[] row(int cell, int line) {
        int place = cell * lines + line;
        long[] row = rows[place];
        return row == null ? rows[place] = Counter.row() : row;
    }

    int cells() {
        return cells;
    }

    void addTo(long[] sum, int cell, int line) {
        long[] row = rows[cell * lines + line];
        if (row != null) {
            Counter.merge(sum, row);
        }
    }
}
