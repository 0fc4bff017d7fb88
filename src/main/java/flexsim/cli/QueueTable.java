package flexsim.cli;

import flexsim.metrics.CenterLayout;
import flexsim.metrics.Estimate;
import flexsim.metrics.Figures;
import flexsim.metrics.Ratio;
import flexsim.metrics.Totals;
import java.util.List;
import java.util.Locale;

/** The figures of a simulation by queue; ± is half of a 95 % confidence interval. */
final class QueueTable {
    private static final int WIDTH = 19;

    private QueueTable() {}

    static List<String> lines(Totals totals) {
        CenterLayout layout = totals.plan().layout();
        TextTable table = new TextTable("QUEUE", columns(totals));
        for (int queue = 0; queue < layout.queues().size(); queue++) {
            Figures figures = totals.queue(queue);
            if (figures.offered() > 0) {
                table.add(layout.queues().get(queue), cells(figures));
            }
        }
        table.add("TOTAL", cells(totals.total()));
        return table.lines();
    }

    private static List<TextTable.Column> columns(Totals totals) {
        long threshold = Math.round(totals.plan().limits().threshold() / 1e6);
        return List.of(
                new TextTable.Column("OFFERED", 10),
                new TextTable.Column("HANDLED", 10),
                new TextTable.Column("ABANDONED", 11),
                new TextTable.Column("TIMED OUT", 11),
                new TextTable.Column("IN PROGRESS", 13),
                new TextTable.Column("ASA s", WIDTH),
                new TextTable.Column("SL " + threshold + " s", WIDTH),
                new TextTable.Column("OCCUPANCY", WIDTH));
    }

    private static List<String> cells(Figures figures) {
        return List.of(
                Long.toString(figures.offered()),
                Long.toString(figures.handled()),
                Long.toString(figures.abandoned()),
                Long.toString(figures.timedOut()),
                Long.toString(figures.inProgress()),
                cell(figures.estimate(Ratio.ASA), 1, "%.2f"),
                cell(figures.estimate(Ratio.SL1), 100, "%.1f %%"),
                cell(figures.estimate(Ratio.OCCUPANCY), 100, "%.1f %%"));
    }

    private static String cell(Estimate estimate, double unit, String format) {
        if (estimate.value().isEmpty()) {
            return "–";
        }
        String value =
                String.format(Locale.ROOT, format, unit * estimate.value().getAsDouble());
        return estimate.halfWidth().isEmpty()
                ? value
                : value
                        + String.format(
                                Locale.ROOT,
                                " ± %.2f",
                                unit * estimate.halfWidth().getAsDouble());
    }
}
