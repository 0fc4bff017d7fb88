package flexsim.metrics;

import java.util.Arrays;

/**
 * The numbers of contacts that wait in each line (queue and channel), added up over time into the cells of the {@link Timeline}.
 */
final class QueueLengths {
    private final Timeline timeline;
    private final CellRows cells;
    private final int[] lengths;
    private final long[] countedTo;
    private final int[] cellAt;

    QueueLengths(MeasurementPlan plan, CellRows cells) {
        this.timeline = plan.timeline();
        this.cells = cells;
        this.lengths = new int[plan.lines()];
        this.countedTo = new long[plan.lines()];
        this.cellAt = new int[plan.lines()];
        Arrays.fill(countedTo, timeline.start());
    }

    void change(int line, int change, long at) {
        if (at > timeline.end()) {
            return;
        }
        countTo(line, at);
        lengths[line] += change;
    }

    void finish() {
        for (int line = 0; line < lengths.length; line++) {
            countTo(line, timeline.end());
        }
    }

    int length(int line) {
        return lengths[line];
    }

    private void countTo(int line, long at) {
        long from = countedTo[line];
        if (at <= from) {
            return;
        }
        int length = lengths[line];
        int cell = cellAt[line];
        long border = timeline.start() + (cell + 1L) * timeline.cell();
        while (at >= border) {
            if (length != 0) {
                cells.row(cell, line).add(Counter.QUEUE_AREA, length * (border - from));
            }
            from = border;
            border += timeline.cell();
            cell++;
        }
        if (length != 0 && at > from) {
            cells.row(cell, line).add(Counter.QUEUE_AREA, length * (at - from));
        }
        cellAt[line] = cell;
        countedTo[line] = at;
    }
}
