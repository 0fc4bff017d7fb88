package flexsim.report;

/** A row of {@link Columns} for every cell of time and line (queue and channel) in which anything happened. */
final class CellRows {
    private final int lines;
    private final long[][] rows;

    CellRows(int cells, int lines) {
        this.lines = lines;
        this.rows = new long[cells * lines][];
    }

    /** To count in. */
    long[] row(int cell, int line) {
        int place = cell * lines + line;
        long[] row = rows[place];
        return row == null ? rows[place] = Columns.row() : row;
    }

    boolean has(int cell, int line) {
        return rows[cell * lines + line] != null;
    }

    int cells() {
        return rows.length / lines;
    }

    int lines() {
        return lines;
    }

    void addTo(long[] sum, int cell, int line) {
        long[] row = rows[cell * lines + line];
        if (row != null) {
            Columns.merge(sum, row);
        }
    }
}
