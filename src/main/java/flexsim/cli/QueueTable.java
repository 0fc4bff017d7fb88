package flexsim.cli;

import flexsim.metrics.CenterLayout;
import flexsim.metrics.Estimate;
import flexsim.metrics.Figures;
import flexsim.metrics.Ratio;
import flexsim.metrics.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of a simulation by queue, for a person; ± is half of a 95 % confidence interval. */
final class QueueTable {
    private static final String HEADING = "OFFERED   HANDLED  ABANDONED  TIMED OUT  IN PROGRESS";

    private QueueTable() {}

    static List<String> lines(Totals totals) {
        CenterLayout layout = totals.plan().layout();
        int width = layout.queues().stream().mapToInt(String::length).max().orElse(0);
        width = Math.max(width, "QUEUE".length());
        List<String> lines = new ArrayList<>();
        String level = "SL " + Math.round(totals.plan().limits().threshold() / 1e6) + " s";
        lines.add(padded("QUEUE", width) + "   " + HEADING + heading("ASA s") + heading(level) + heading("OCCUPANCY"));
        for (int queue = 0; queue < layout.queues().size(); queue++) {
            Figures figures = totals.queue(queue);
            if (figures.offered() > 0) {
                lines.add(padded(layout.queues().get(queue), width) + cells(figures));
            }
        }
        lines.add(padded("TOTAL", width) + cells(totals.total()));
        return lines;
    }

    private static String cells(Figures figures) {
        return String.format(
                        Locale.ROOT,
                        "%10d%10d%11d%11d%13d",
                        figures.offered(),
                        figures.handled(),
                        figures.abandoned(),
                        figures.timedOut(),
                        figures.inProgress())
                + cell(figures.estimate(Ratio.ASA), 1, "%.2f")
                + cell(figures.estimate(Ratio.SL1), 100, "%.1f %%")
                + cell(figures.estimate(Ratio.OCCUPANCY), 100, "%.1f %%");
    }

    private static String heading(String text) {
        return String.format(Locale.ROOT, "%19s", text);
    }

    private static String cell(Estimate estimate, double unit, String format) {
        if (estimate.value().isEmpty()) {
            return heading("–");
        }
        String value =
                String.format(Locale.ROOT, format, unit * estimate.value().getAsDouble());
        return heading(
                estimate.halfWidth().isEmpty()
                        ? value
                        : value
                                + String.format(
                                        Locale.ROOT,
                                        " ± %.2f",
                                        unit * estimate.halfWidth().getAsDouble()));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
