package flexsim.report;

import flexsim.metrics.CenterLayout;
import flexsim.metrics.DaySamples;
import flexsim.metrics.Estimate;
import flexsim.metrics.Figures;
import flexsim.metrics.Ratio;
import flexsim.metrics.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The tables of the page. */
final class PageTables {
    private static final List<Double> DAY_PORTIONS = List.of(0.1, 0.5, 0.9);

    private final Totals totals;
    private final CenterLayout layout;
    private final int runs;

    PageTables(Totals totals) {
        this.totals = totals;
        this.layout = totals.plan().layout();
        this.runs = totals.replications();
    }

    void counts(Html html) {
        List<String> heads = List.of(
                "Queue",
                "Offered",
                "Handled",
                "Abandoned",
                "Short ab.",
                "Timed out",
                "In progress",
                "Abandoned %",
                "AHT s",
                "Talk s",
                "Wrap s",
                "Staffed h",
                "Occupancy",
                "Queue length");
        html.table(heads, rows -> byQueue(rows, this::counts));
    }

    private List<String> counts(String name, Figures figures) {
        return List.of(
                name,
                DisplayNumber.mean(figures.offered(), runs),
                DisplayNumber.mean(figures.handled(), runs),
                DisplayNumber.mean(figures.abandoned(), runs),
                DisplayNumber.mean(figures.shortAbandoned(), runs),
                DisplayNumber.mean(figures.timedOut(), runs),
                DisplayNumber.mean(figures.inProgress(), runs),
                percent(figures.estimate(Ratio.P_ABANDON)),
                DisplayNumber.number(figures.estimate(Ratio.AHT).value(), 1),
                DisplayNumber.number(figures.estimate(Ratio.TALK).value(), 1),
                DisplayNumber.number(figures.estimate(Ratio.WRAP).value(), 1),
                DisplayNumber.number(hours(figures.staffedSeconds()), 1),
                percent(figures.estimate(Ratio.OCCUPANCY)),
                DisplayNumber.number(figures.averageQueueLength(), 2));
    }

    private OptionalDouble hours(OptionalDouble seconds) {
        return seconds.stream().map(all -> all / 3600 / runs).findFirst();
    }

    void waits(Html html) {
        List<String> heads = List.of(
                "Queue",
                "SL1",
                "SL2",
                "SL3",
                "SL4",
                "SL5",
                "P(wait)",
                "ASA s",
                "Mean wait s",
                "P50 s",
                "P90 s",
                "P95 s",
                "P99 s",
                "Longest s");
        html.table(heads, rows -> byQueue(rows, this::waits));
    }

    private List<String> waits(String name, Figures figures) {
        return List.of(
                name,
                percent(figures.estimate(Ratio.SL1)),
                DisplayNumber.percent(figures.estimate(Ratio.SL2).value()),
                DisplayNumber.percent(figures.estimate(Ratio.SL3).value()),
                DisplayNumber.percent(figures.estimate(Ratio.SL4).value()),
                DisplayNumber.percent(figures.estimate(Ratio.SL5).value()),
                DisplayNumber.percent(figures.estimate(Ratio.P_WAIT).value()),
                seconds(figures.estimate(Ratio.ASA)),
                DisplayNumber.number(figures.estimate(Ratio.MEAN_WAIT).value(), 1),
                DisplayNumber.number(figures.waitQuantile(0.5), 1),
                DisplayNumber.number(figures.waitQuantile(0.9), 1),
                DisplayNumber.number(figures.waitQuantile(0.95), 1),
                DisplayNumber.number(figures.waitQuantile(0.99), 1),
                DisplayNumber.number(figures.longestWait(), 1));
    }

    private static String percent(Estimate estimate) {
        return DisplayNumber.percent(estimate) + DisplayNumber.percentEitherSide(estimate);
    }

    private static String seconds(Estimate estimate) {
        return DisplayNumber.seconds(estimate) + DisplayNumber.secondsEitherSide(estimate);
    }

    private interface Line {
        List<String> of(String name, Figures figures);
    }

    private void byQueue(Html html, Line line) {
        for (int queue = 0; queue < layout.queues().size(); queue++) {
            html.row(false, line.of(layout.queues().get(queue), totals.queue(queue)));
        }
        if (layout.channels().size() > 1) {
            for (int channel = 0; channel < layout.channels().size(); channel++) {
                html.row(false, line.of("Channel " + layout.channels().get(channel), totals.channel(channel)));
            }
        }
        html.row(true, line.of("All", totals.total()));
    }

    void days(Html html, DaySamples days) {
        html.table(List.of("Of " + days.count() + " " + days.unit(), "P10", "P50", "P90"), rows -> {
            rows.row(false, spread("Answered in time (SL1)", days.serviceLevel(), DisplayNumber::percent));
            rows.row(false, spread("Abandoned", days.abandonment(), DisplayNumber::percent));
            rows.row(false, spread("ASA s", days.asa(), value -> DisplayNumber.number(value, 1)));
        });
    }

    private interface Text {
        String of(OptionalDouble value);
    }

    private static List<String> spread(String name, DaySamples.Samples samples, Text text) {
        List<String> cells = new ArrayList<>(List.of(name));
        DAY_PORTIONS.forEach(portion -> cells.add(text.of(samples.quantile(portion))));
        return cells;
    }

    void theory(Html html) {
        List<String> heads = List.of(
                "Queue", "", "Agents", "Erlangs", "Patience s", "P(wait)", "Abandoned", "ASA s", "SL1", "Occupancy");
        html.table(heads, rows -> {
            for (int queue = 0; queue < layout.queues().size(); queue++) {
                theory(rows, Theory.ofQueue(totals, queue), totals.queue(queue));
            }
            if (layout.queues().size() > 1) {
                theory(rows, Theory.ofTotal(totals), totals.total());
            }
        });
    }

    private static void theory(Html html, Theory theory, Figures figures) {
        if (theory.traffic().isEmpty()) {
            html.raw("<tr><td>")
                    .text(theory.name())
                    .raw("</td><td class=\"words\" colspan=\"9\">not comparable: ")
                    .text(String.join("; ", theory.reasons()))
                    .raw("</td></tr>\n");
            return;
        }
        html.row(
                false,
                List.of(
                        theory.name(),
                        "measured",
                        Integer.toString(theory.agents()),
                        DisplayNumber.number(theory.traffic().get().erlangs(), 2),
                        DisplayNumber.number(theory.patience(), 1),
                        percent(figures.estimate(Ratio.P_WAIT)),
                        percent(figures.estimate(Ratio.P_ABANDON)),
                        seconds(figures.estimate(Ratio.ASA)),
                        percent(figures.estimate(Ratio.SL1)),
                        percent(figures.estimate(Ratio.OCCUPANCY))));
        theory.erlangA()
                .ifPresentOrElse(
                        a -> formula(html, "Erlang A", a.pWait(), a.pAbandon(), a.asa(), a.sl1(), a.occupancy()),
                        () -> without(html, "Erlang A", "nobody abandoned: patience is not known"));
        theory.erlangC()
                .ifPresentOrElse(
                        c -> formula(html, "Erlang C", c.pWait(), 0, c.asa(), c.serviceLevel(), c.occupancy()),
                        () -> without(html, "Erlang C", "if nobody abandoned, the queue would grow without end"));
    }

    private static void formula(
            Html html, String name, double pWait, double pAbandon, double asa, double level, double occupancy) {
        html.row(
                false,
                List.of(
                        "",
                        name,
                        "",
                        "",
                        "",
                        DisplayNumber.percent(pWait),
                        DisplayNumber.percent(pAbandon),
                        DisplayNumber.number(asa, 1),
                        DisplayNumber.percent(level),
                        DisplayNumber.percent(occupancy)));
    }

    private static void without(Html html, String name, String why) {
        html.raw("<tr><td></td><td>")
                .text(name)
                .raw("</td><td class=\"words\" colspan=\"8\">")
                .text(why)
                .raw("</td></tr>\n");
    }
}
