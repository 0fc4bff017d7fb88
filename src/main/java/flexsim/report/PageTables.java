package flexsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The tables of the page. */
final class PageTables {
    private static final List<Double> DAY_PORTIONS = List.of(0.1, 0.5, 0.9);

    private final Totals totals;
    private final FloorPlan plan;
    private final int runs;

    PageTables(Totals totals) {
        this.totals = totals;
        this.plan = totals.layout().plan();
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
                Shown.mean(figures.offered(), runs),
                Shown.mean(figures.handled(), runs),
                Shown.mean(figures.abandoned(), runs),
                Shown.mean(figures.shortAbandoned(), runs),
                Shown.mean(figures.timedOut(), runs),
                Shown.mean(figures.inProgress(), runs),
                percent(figures.estimate(Ratio.P_ABANDON)),
                Shown.number(figures.estimate(Ratio.AHT).value(), 1),
                Shown.number(figures.estimate(Ratio.TALK).value(), 1),
                Shown.number(figures.estimate(Ratio.WRAP).value(), 1),
                Shown.number(hours(figures.staffedSeconds()), 1),
                percent(figures.estimate(Ratio.OCCUPANCY)),
                Shown.number(figures.averageQueueLength(), 2));
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
                Shown.percent(figures.estimate(Ratio.SL2).value()),
                Shown.percent(figures.estimate(Ratio.SL3).value()),
                Shown.percent(figures.estimate(Ratio.SL4).value()),
                Shown.percent(figures.estimate(Ratio.SL5).value()),
                Shown.percent(figures.estimate(Ratio.P_WAIT).value()),
                seconds(figures.estimate(Ratio.ASA)),
                Shown.number(figures.estimate(Ratio.MEAN_WAIT).value(), 1),
                Shown.number(figures.waitQuantile(0.5), 1),
                Shown.number(figures.waitQuantile(0.9), 1),
                Shown.number(figures.waitQuantile(0.95), 1),
                Shown.number(figures.waitQuantile(0.99), 1),
                Shown.number(figures.longestWait(), 1));
    }

    private static String percent(Estimate estimate) {
        return Shown.percent(estimate) + Shown.percentEitherSide(estimate);
    }

    private static String seconds(Estimate estimate) {
        return Shown.seconds(estimate) + Shown.secondsEitherSide(estimate);
    }

    private interface Line {
        List<String> of(String name, Figures figures);
    }

    private void byQueue(Html html, Line line) {
        for (int queue = 0; queue < plan.queues().size(); queue++) {
            html.row(false, line.of(plan.queues().get(queue), totals.queue(queue)));
        }
        if (plan.channels().size() > 1) {
            for (int channel = 0; channel < plan.channels().size(); channel++) {
                html.row(false, line.of("Channel " + plan.channels().get(channel), totals.channel(channel)));
            }
        }
        html.row(true, line.of("All", totals.total()));
    }

    void days(Html html, DaySamples days) {
        html.table(List.of("Of " + days.count() + " " + days.unit(), "P10", "P50", "P90"), rows -> {
            rows.row(false, spread("Answered in time (SL1)", days.serviceLevel(), Shown::percent));
            rows.row(false, spread("Abandoned", days.abandonment(), Shown::percent));
            rows.row(false, spread("ASA s", days.asa(), value -> Shown.number(value, 1)));
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
            for (int queue = 0; queue < plan.queues().size(); queue++) {
                theory(rows, Theory.ofQueue(totals, queue), totals.queue(queue));
            }
            if (plan.queues().size() > 1) {
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
                        Shown.number(theory.traffic().get().erlangs(), 2),
                        Shown.number(theory.patience(), 1),
                        percent(figures.estimate(Ratio.P_WAIT)),
                        percent(figures.estimate(Ratio.P_ABANDON)),
                        seconds(figures.estimate(Ratio.ASA)),
                        percent(figures.estimate(Ratio.SL1)),
                        percent(figures.estimate(Ratio.OCCUPANCY))));
        theory.erlangA()
                .ifPresentOrElse(
                        a -> formula(html, "Erlang A", a.pWait(), a.pAbandon(), a.asa(), a.sl1(), a.occupancy()),
                        () -> without(html, "Erlang A", "nobody left: patience is not known"));
        theory.erlangC()
                .ifPresentOrElse(
                        c -> formula(html, "Erlang C", c.pWait(), 0, c.asa(), c.serviceLevel(), c.occupancy()),
                        () -> without(html, "Erlang C", "if nobody left, the queue would grow without end"));
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
                        Shown.percent(pWait),
                        Shown.percent(pAbandon),
                        Shown.number(asa, 1),
                        Shown.percent(level),
                        Shown.percent(occupancy)));
    }

    private static void without(Html html, String name, String why) {
        html.raw("<tr><td></td><td>")
                .text(name)
                .raw("</td><td class=\"words\" colspan=\"8\">")
                .text(why)
                .raw("</td></tr>\n");
    }
}
